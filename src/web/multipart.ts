/** Reads a form with files as it arrives; the form's token first, then each file as a stream. */
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import { Problem } from '../base/problem.js';
import { type Fields, fieldsOf } from './forms.js';
import { checkCsrf } from './middleware/csrf.js';

export interface IncomingFile {
  /** Name of the form's field. */
  field: string;
  /** As the browser gave it, without a folder; data, never a path. */
  name: string;
  type: string;
  stream: Readable;
}

export interface MultipartOptions {
  /** Called for each file in turn; the stream must be read to its end. Files without a name (none chosen) are left out. */
  file(file: IncomingFile, fields: Fields): Promise<void>;
  /** Bytes for one file; no limit if absent. A larger one ends in a 413 `Problem`. */
  maxFileBytes?: number;
}

const maxFields = 200;
const maxFiles = 500;

/**
 * Reads the whole request. `{{> csrf}}` must be the form's first field. Answers the fields.
 * Throws a `Problem` when the token is missing or wrong, the form is malformed, or the connection broke.
 */
export async function readMultipart(req: Request, options: MultipartOptions): Promise<Fields> {
  const body: Record<string, unknown> = {};
  const parser = open(req, options);
  let checked = false;
  let over = false;
  let files: Promise<void> = Promise.resolve();
  await new Promise<void>((done, failed) => {
    parser.on('field', (name, value, { valueTruncated, nameTruncated }) => {
      if (valueTruncated || nameTruncated) return failed(tooMuch('A field of the form is too long'));
      if (name === '_csrf') checked = attempt(() => checkCsrf(req, value), failed);
      else add(body, name, value);
    });
    parser.on('file', (field, stream, info) => {
      stream.on('error', () => undefined);
      const name = info.filename?.split(/[/\\]/).at(-1) ?? '';
      if (!checked) failed(tokenFirst());
      if (!checked || name === '') return void stream.resume();
      stream.on('limit', () => failed(tooLarge(name, options.maxFileBytes ?? 0)));
      const file = { field, name, type: info.mimeType, stream };
      files = files.then(() => (over ? undefined : options.file(file, fieldsOf(body))));
      files.catch(failed);
    });
    // Beyond its limits the parser drops what comes without a word; here nothing may be dropped so.
    parser.on('fieldsLimit', () => failed(tooMuch(`The form has more than ${maxFields} fields`)));
    parser.on('filesLimit', () => failed(tooMuch(`More than ${maxFiles} files were sent at once`)));
    parser.on('close', done);
    parser.on('error', (error) => failed(broken(error)));
    req.on('close', () => {
      if (!req.complete) parser.destroy(new Error('the connection broke'));
    });
    req.pipe(parser);
  })
    .then(() => files)
    .finally(async () => {
      over = true;
      stop(req, parser);
      await files.catch(() => undefined);
    });
  if (!checked) throw tokenFirst();
  return fieldsOf(body);
}

/** Lets what still arrives run into nothing, so that the answer can be sent; ends streams that nobody reads any more. */
function stop(req: Request, parser: busboy.Busboy): void {
  req.unpipe(parser);
  if (!parser.destroyed) parser.destroy();
  req.resume();
}

function open(req: Request, options: MultipartOptions): busboy.Busboy {
  try {
    const limits = {
      fieldNameSize: 200,
      fieldSize: 256 * 1024,
      fields: maxFields,
      files: maxFiles,
      fileSize: options.maxFileBytes ?? Infinity,
    };
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch (error) {
    throw broken(error);
  }
}

function attempt(run: () => void, failed: (error: unknown) => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    failed(error);
    return false;
  }
}

function add(body: Record<string, unknown>, name: string, value: string): void {
  const before = Object.hasOwn(body, name) ? body[name] : undefined;
  const next = before === undefined ? value : [before, value].flat();
  Object.defineProperty(body, name, { value: next, enumerable: true, configurable: true, writable: true });
}

function tokenFirst(): Problem {
  return new Problem({
    code: 'form-stale',
    status: 403,
    what: 'This form is no longer valid, so no file was taken.',
    remedy: 'Load the page again and send the files once more.',
  });
}

function tooLarge(name: string, max: number): Problem {
  return new Problem({
    code: 'file-too-large',
    status: 413,
    what: `"${name}" is larger than this form takes (${max} bytes).`,
    remedy: 'Send a smaller file.',
  });
}

function tooMuch(what: string): Problem {
  return new Problem({
    code: 'form-too-much',
    status: 413,
    what: `${what}, so nothing of it was taken in.`,
    remedy: 'Send less at once: several returns, or the files packed into one zip.',
  });
}

function broken(cause: unknown): Problem {
  return new Problem({
    code: 'upload-broken',
    what: 'The form did not arrive whole: the connection broke or the form is malformed.',
    remedy: 'Send it again. What had arrived was not kept.',
    cause,
  });
}
