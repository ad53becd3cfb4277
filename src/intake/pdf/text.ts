/** The lines of a PDF's pages, within bounds of bytes, pages, memory and time. */
import { Worker } from 'node:worker_threads';
import { Problem } from '../../base/problem.js';
import type { PdfAnswer, PdfTask } from './worker.js';

export interface PdfText {
  /** Lines by page, from top to bottom; tabs part columns. `null` where a page could not be read. */
  pages: (string[] | null)[];
  /** Pages of the document; more than were read where it is longer than the bound. */
  total: number;
  /** True where the file ends with the mark that a PDF ends with. */
  ended: boolean;
}

export interface PdfLimits {
  bytes: number;
  pages: number;
  megabytes: number;
  milliseconds: number;
}

/** A report has tens of pages; what goes beyond these bounds is no report or means harm. */
export const pdfLimits: PdfLimits = { bytes: 50e6, pages: 500, megabytes: 512, milliseconds: 30_000 };

/**
 * Takes the text out of a PDF in a thread that is ended at the bound of time.
 * @throws Problem `pdf-too-large`, `pdf-password`, `pdf-broken`, `pdf-too-slow`
 */
export async function pdfText(
  bytes: Uint8Array,
  password?: string,
  limits: PdfLimits = pdfLimits,
): Promise<PdfText> {
  if (bytes.length > limits.bytes) throw tooLarge(bytes.length, limits.bytes);
  const task: PdfTask = {
    bytes: Uint8Array.from(bytes),
    mostPages: limits.pages,
    ...(password ? { password } : {}),
  };
  const answer = await inThread(task, limits);
  if ('error' in answer) throw failed(answer, password);
  const tail = Buffer.from(bytes.subarray(-2048)).toString('latin1');
  return { ...answer, ended: tail.includes('%%EOF') };
}

function inThread(task: PdfTask, limits: PdfLimits): Promise<PdfAnswer> {
  return new Promise((done, refuse) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      env: {},
      stderr: true,
      stdout: true,
    });
    const timer = setTimeout(() => {
      refuse(tooSlow(limits.milliseconds));
      void worker.terminate();
    }, limits.milliseconds);
    const settle = (run: () => void): void => {
      clearTimeout(timer);
      run();
      void worker.terminate();
    };
    worker.once('message', (answer: PdfAnswer) => settle(() => done(answer)));
    worker.once('error', (error) => settle(() => done({ error: error.message, name: error.name })));
    worker.once('exit', () =>
      settle(() => done({ error: 'the reading ended without an answer', name: 'Exit' })),
    );
  });
}

function failed({ error, name }: { error: string; name: string }, password: string | undefined): Problem {
  if (name === 'PasswordException' || /password/i.test(error)) return needsPassword(password !== undefined);
  return new Problem({
    code: 'pdf-broken',
    what: `The PDF cannot be read: ${error}.`,
    where: 'the file as a whole',
    remedy:
      'It is cut off or damaged: download it again, or take the JSON of the same report. Nothing of it was kept.',
  });
}

function needsPassword(given: boolean): Problem {
  return new Problem({
    code: 'pdf-password',
    what: given ? 'The password does not open this PDF.' : 'This PDF is locked with a password.',
    where: 'the file as a whole',
    remedy: 'Give the password that came with the report.',
  });
}

function tooLarge(bytes: number, most: number): Problem {
  return new Problem({
    code: 'pdf-too-large',
    what: `The PDF has ${bytes} bytes; a report has less than ${most}.`,
    remedy: 'Send the report alone, without the files that came with it.',
    status: 413,
  });
}

function tooSlow(milliseconds: number): Problem {
  return new Problem({
    code: 'pdf-too-slow',
    what: `The PDF could not be read within ${milliseconds / 1000} seconds.`,
    where: 'the file as a whole',
    remedy:
      'It is damaged or made to mislead. Take the JSON of the same report, or copy the text and paste it.',
  });
}
