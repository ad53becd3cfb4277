/** The public page by which a provider confirms that a letter is genuine. It says no more than that. */
import { createHash } from 'node:crypto';
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import type { Services } from '../contract.js';
import { type Fields, fieldsOf } from '../forms.js';
import { readMultipart } from '../multipart.js';
import { page } from '../page.js';
import type { WrongCodes } from './verify-limit.js';

/** Bytes of a letter that is handed in to be compared. */
export const maxLetterBytes = 50 * 1024 * 1024;

/** GET /verify, GET /verify?code=…&sha256=… */
export function verifyPage(services: Services, wrong: WrongCodes): RequestHandler {
  return async (req, res) => {
    const asked = req.query.code !== undefined;
    const form = fieldsOf(req.query as Record<string, unknown>);
    await answer(req, res, services, wrong, { asked, form, fileHash: null });
  };
}

/** POST /verify: a code and, if given, the file. The file is hashed as it arrives and is not kept. */
export function verifyFile(services: Services, wrong: WrongCodes): RequestHandler {
  return async (req, res) => {
    let fileHash: string | null = null;
    const form = await readMultipart(req, {
      maxFileBytes: maxLetterBytes,
      async file({ stream }) {
        const hash = createHash('sha256');
        for await (const chunk of stream) hash.update(chunk as Buffer);
        fileHash = hash.digest('hex');
      },
    });
    await answer(req, res, services, wrong, { asked: true, form, fileHash });
  };
}

interface Asked {
  asked: boolean;
  form: Fields;
  fileHash: string | null;
}

async function answer(
  req: HttpRequest,
  res: Response,
  services: Services,
  wrong: WrongCodes,
  { asked, form, fileHash }: Asked,
): Promise<void> {
  const code = form.text('code');
  const typed = form.text('sha256').toLowerCase();
  const errors = asked ? faults(code, typed) : {};
  const whole = asked && Object.keys(errors).length === 0;
  if (whole) wrong.demandOpen();
  const found = whole ? await services.requests.verify(code, fileHash ?? (typed || null)) : null;
  if (whole && found === null) await wrong.count();
  const { name } = await services.settings.agency();
  await page(req, res, 'request-verify', {
    title: 'Is this letter genuine?',
    values: { code, sha256: typed },
    errors,
    found,
    replaced: found?.state === 'replaced',
    otherFile: found?.sameFile === false,
    sameFile: found?.sameFile === true,
    unknown: whole && found === null,
    agencyName: name,
  });
}

function faults(code: string, sha256: string): Record<string, string> {
  return {
    ...(code === '' ? { code: 'Enter the check code that stands on the letter' } : {}),
    ...(sha256 !== '' && !/^[0-9a-f]{64}$/.test(sha256)
      ? { sha256: 'A SHA-256 value is 64 digits, 0 to 9 and a to f' }
      : {}),
  };
}
