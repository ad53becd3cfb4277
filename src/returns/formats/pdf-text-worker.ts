/** Runs pdf.js on a thread of its own, one page at a time, so that a hostile PDF can be stopped. No script of the file is run. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PdfPiece } from './pdf-lines.js';

/** What the thread is given, what it is asked, and what it answers. */
export interface PdfJob {
  bytes: Uint8Array<ArrayBuffer>;
}
export type PdfQuestion = { page: number };
export type PdfAnswer =
  | { opened: { pages: number; attachments: { name: string; bytes: number }[]; scripts: number } }
  | { failed: string; password: boolean }
  | { page: number; pieces: PdfPiece[] }
  | { page: number; failed: string };

type Pdf = Awaited<ReturnType<typeof open>>;

async function open(bytes: Uint8Array<ArrayBuffer>) {
  const { getDocumentProxy } = await import('unpdf');
  return getDocumentProxy(bytes, {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
  });
}

async function aboutIt(pdf: Pdf): Promise<PdfAnswer> {
  const attachments = Object.values((await pdf.getAttachments().catch(() => null)) ?? {}).map((one) => {
    const { filename, content } = one as { filename?: string; content?: Uint8Array };
    return { name: filename ?? '(no name)', bytes: content?.length ?? 0 };
  });
  const actions = (await pdf.getJSActions().catch(() => null)) ?? {};
  return { opened: { pages: pdf.numPages, attachments, scripts: Object.keys(actions).length } };
}

async function piecesOf(pdf: Pdf, no: number): Promise<PdfPiece[]> {
  const page = await pdf.getPage(no);
  const turn = page.getViewport({ scale: 1 }).transform as number[];
  const content = await page.getTextContent();
  const pieces: PdfPiece[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [x, y] = applied(turn, item.transform[4], item.transform[5]);
    const size = Math.hypot(item.transform[2], item.transform[3]) || item.height || 1;
    pieces.push({ text: item.str, x, y, width: item.width, size });
  }
  page.cleanup();
  return pieces;
}

function applied(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[],
  x: number,
  y: number,
): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

async function answer(pdf: Pdf, page: number): Promise<PdfAnswer> {
  try {
    return { page, pieces: await piecesOf(pdf, page) };
  } catch (error) {
    return { page, failed: (error as Error).message };
  }
}

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const say = (message: PdfAnswer): void => port.postMessage(message);
  try {
    const pdf = await open((workerData as PdfJob).bytes);
    port.on('message', async ({ page }: PdfQuestion) => say(await answer(pdf, page)));
    say(await aboutIt(pdf));
  } catch (error) {
    const { name, message } = error as Error;
    say({ failed: message, password: name === 'PasswordException' });
  }
}

if (parentPort !== null) await serve(parentPort);
