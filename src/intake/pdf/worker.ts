/** Runs in a thread of its own: takes the text out of a PDF. The thread has bounds of memory and time and no other task. */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { linesOf, type Piece } from './lines.js';

/** What the thread is handed. */
export interface PdfTask {
  bytes: Uint8Array;
  password?: string;
  mostPages: number;
}

/** What it answers: the lines of each page, `null` for a page that could not be read; or the library's error. */
export type PdfAnswer = { pages: (string[] | null)[]; total: number } | { error: string; name: string };

/** No script, no font files, no forms of XFA, nothing fetched: only the text is wanted. */
const safe = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  enableXfa: false,
  disableAutoFetch: true,
  disableRange: true,
  disableStream: true,
  stopAtErrors: false,
  verbosity: 0,
};

async function read({ bytes, password, mostPages }: PdfTask): Promise<PdfAnswer> {
  const document = await getDocumentProxy(bytes, { ...safe, ...(password ? { password } : {}) });
  const pages: (string[] | null)[] = [];
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    pages.push(await pageLines(document, number).catch(() => null));
  }
  return { pages, total: document.numPages };
}

async function pageLines(
  document: Awaited<ReturnType<typeof getDocumentProxy>>,
  number: number,
): Promise<string[]> {
  const page = await document.getPage(number);
  const content = await page.getTextContent();
  const pieces = content.items.flatMap((item): Piece[] => {
    if (!('str' in item)) return [];
    const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x, y, width: item.width, size: Math.abs(size) || item.height }];
  });
  page.cleanup();
  return linesOf(pieces);
}

read(workerData as PdfTask).then(
  (answer) => parentPort?.postMessage(answer),
  (error: unknown) => {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    parentPort?.postMessage({ error: message, name } satisfies PdfAnswer);
  },
);
