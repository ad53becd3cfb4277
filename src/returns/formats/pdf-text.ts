/** The text of a PDF, page by page and line by line. Pictures of text are not read; they are named. */
import { Worker } from 'node:worker_threads';
import { Problem } from '../../base/problem.js';
import type { Item, Output } from '../contract.js';
import { quoted } from '../told.js';
import { linesOf, type PdfLine } from './pdf-lines.js';
import type { PdfAnswer, PdfJob, PdfQuestion } from './pdf-text-worker.js';

export type { PdfLine } from './pdf-lines.js';

/** What reading the PDF showed. */
export interface PdfInfo {
  pages: number;
  /** Pages without any text: empty ones, and pictures such as scans. */
  emptyPages: number[];
  /** Pages that could not be read, and why. */
  failedPages: { page: number; why: string }[];
  /** Files inside the PDF. They are not opened. */
  attachments: { name: string; bytes: number }[];
  /** Scripts of the document. They are never run. */
  scripts: number;
}

/** Bytes of a PDF that is read at all: pdf.js holds the whole file. */
export const mostPdfBytes = 128 * 1024 * 1024;
const mostPages = 50_000;
/** Time for one page, and for opening the file; pages that may take longer before the rest is given up. */
const pageTime = 15_000;
const mostSlow = 5;

export interface ReadPdfOptions {
  /** Awaited at each page: back-pressure, cancel. */
  pause?(): Promise<void>;
  /** Milliseconds for one page. */
  pageTime?: number;
  /** Only so many pages; all if absent. */
  most?: number;
}

/**
 * Calls `onLine` for every line, in reading order by its place on the page: top to bottom, then left to right; columns of a line are
 * apart by a tab. `y` and `x` are points from the top left corner.
 * @throws Problem `pdf-encrypted`, `pdf-broken`, `pdf-too-large`
 */
export async function readPdfLines(
  item: Item,
  onLine: (line: PdfLine) => void,
  options: ReadPdfOptions = {},
): Promise<PdfInfo> {
  if (item.size > mostPdfBytes) throw tooLarge(item.path);
  const limit = options.pageTime ?? pageTime;
  let thread = new PdfThread(await contentOf(item), limit);
  try {
    const opened = await thread.open(item.path);
    const info: PdfInfo = { ...opened, emptyPages: [], failedPages: [] };
    const last = Math.min(opened.pages, mostPages, options.most ?? mostPages);
    for (let page = 1; page <= last; page++) {
      await options.pause?.();
      const answer = await thread.page(page);
      if ('pieces' in answer) {
        const lines = linesOf(answer.pieces, page);
        if (lines.length === 0) info.emptyPages.push(page);
        for (const line of lines) onLine(line);
        continue;
      }
      info.failedPages.push({ page, why: answer.failed });
      if (!thread.dead) continue;
      if (info.failedPages.length > mostSlow) return givenUp(info, page);
      thread = new PdfThread(await contentOf(item), limit);
      await thread.open(item.path);
    }
    return opened.pages > mostPages ? givenUp(info, mostPages) : info;
  } finally {
    await thread.stop();
  }
}

function givenUp(info: PdfInfo, after: number): PdfInfo {
  for (let page = after + 1; page <= Math.min(info.pages, after + mostPages); page++)
    info.failedPages.push({ page, why: 'given up after too many others' });
  return info;
}

async function contentOf(item: Item): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(item.size);
  let at = 0;
  for await (const chunk of item.stream()) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at += chunk.length;
  }
  return bytes;
}

/** The thread, and one question to it at a time. */
class PdfThread {
  /** It took too long or crashed, and was ended. */
  dead = false;
  private readonly worker: Worker;
  private readonly limit: number;
  private waiting: ((answer: PdfAnswer) => void) | null = null;
  private early: PdfAnswer | null = null;

  constructor(bytes: Uint8Array<ArrayBuffer>, limit: number) {
    this.limit = limit;
    const workerData: PdfJob = { bytes };
    this.worker = new Worker(new URL('./pdf-text-worker.js', import.meta.url), {
      workerData,
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    this.worker.on('message', (answer: PdfAnswer) => this.take(answer));
    this.worker.on('error', (error) => {
      this.dead = true;
      this.take({ failed: error.message, password: false });
    });
  }

  async open(where: string): Promise<Pick<PdfInfo, 'pages' | 'attachments' | 'scripts'>> {
    const answer = await this.answer();
    if ('opened' in answer) return answer.opened;
    const why = 'failed' in answer ? answer.failed : 'no answer';
    throw 'password' in answer && answer.password ? encrypted(where) : broken(where, why);
  }

  async page(page: number): Promise<{ pieces: Parameters<typeof linesOf>[0] } | { failed: string }> {
    const question: PdfQuestion = { page };
    this.worker.postMessage(question);
    const answer = await this.answer();
    return 'opened' in answer ? { failed: 'no answer' } : answer;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private take(answer: PdfAnswer): void {
    if (this.waiting === null) this.early = answer;
    else this.waiting(answer);
    this.waiting = null;
  }

  private async answer(): Promise<PdfAnswer> {
    const { early } = this;
    this.early = null;
    if (early !== null) return early;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<PdfAnswer>((resolve) => {
      this.waiting = resolve;
      timer = setTimeout(() => resolve(this.tooSlow()), this.limit);
    });
    const answer = await answered;
    clearTimeout(timer);
    if (this.dead) await this.stop();
    return answer;
  }

  private tooSlow(): PdfAnswer {
    this.dead = true;
    this.waiting = null;
    return { failed: `it took longer than ${this.limit / 1000} s`, password: false };
  }
}

function encrypted(where: string): Problem {
  return new Problem({
    code: 'pdf-encrypted',
    what: 'This PDF opens only with a password.',
    where,
    remedy:
      'Open it with the password that the provider sent, print it to a PDF without one, and read that file beside this one.',
  });
}

function broken(where: string, why: string): Problem {
  return new Problem({
    code: 'pdf-broken',
    what: `This PDF cannot be opened: ${why.replace(/\.$/, '')}.`,
    where,
    remedy:
      'Open the original to look at it. Compare the hash with the provider, and ask for the file again if it is damaged.',
  });
}

function tooLarge(where: string): Problem {
  return new Problem({
    code: 'pdf-too-large',
    what: `This PDF is larger than ${mostPdfBytes / 1024 / 1024} MiB, more than is kept in memory.`,
    where,
    remedy: 'Split it into parts of fewer pages, and read those.',
  });
}

/** Tells the ledger what a PDF held beside its text. Call once for a file read with {@link readPdfLines}. */
export function reportPdf(out: Output, info: PdfInfo): void {
  out.encoding('PDF');
  const { emptyPages, failedPages, attachments, scripts } = info;
  if (emptyPages.length > 0) {
    const text = `${pageList(emptyPages)} no text: empty, or pictures only, as scans are. Run a copy through a text-recognition program outside Tecum and read that beside this one.`;
    out.field('(pages without text)', 'unknown', emptyPages.length, 'pictures or empty pages', '');
    out.finding('finding', 'pdf-no-text', text);
  }
  if (failedPages.length > 0) {
    const [{ why } = { why: '' }] = failedPages;
    const pages = failedPages.map(({ page }) => page);
    out.field('(pages not read)', 'failed', pages.length, why, pageNumbers(pages));
    out.finding(
      'finding',
      'pdf-page-failed',
      `${pageNumbers(pages)} could not be read: ${why}. The others were. Open the original to look at them.`,
    );
  }
  for (const { name, bytes } of attachments) {
    out.field(
      `(attachment ${quoted(name)})`,
      'set_aside',
      1,
      `a file of ${bytes} bytes inside the PDF; not opened`,
    );
  }
  if (attachments.length > 0) {
    const names = attachments.map(({ name }) => name).join(', ');
    out.finding(
      'finding',
      'pdf-attachments',
      `This PDF carries ${attachments.length} files (${quoted(names)}). Save them with a PDF viewer on a machine kept for that, and read them beside it.`,
    );
  }
  if (scripts === 0) return;
  out.field('(scripts)', 'set_aside', scripts, 'scripts are never run');
  out.finding(
    'warning',
    'pdf-scripts',
    `The PDF holds scripts (${scripts}). They were not run; do not open the file in a viewer that runs them.`,
  );
}

/** `Page 3 holds`, `Pages 1–2, 5 hold`. */
function pageList(pages: readonly number[]): string {
  return `${pageNumbers(pages)} ${pages.length === 1 ? 'holds' : 'hold'}`;
}

/** `Page 3`, `Pages 1–2, 5`. */
function pageNumbers(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const text = runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${text}`;
}
