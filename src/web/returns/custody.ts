/** Custody of a return, its originals checked against their hashes on request, and what it opens next. */
import type { Request, Response } from 'express';
import { showInstant } from '../../base/zone.js';
import { audited, flash, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { caseOf, crumbsTo, handOf, returnPath, viewOf } from './places.js';

const words: Record<string, string> = {
  received: 'Taken in',
  read: 'Read',
  viewed: 'Viewed',
  exported: 'Exported',
  verified: 'Checked',
  seal: 'Seal',
};

/** `GET …/custody` */
export async function showCustody(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const entries = await services.returns.custody(view.return.id);
  await page(req, res, 'return-custody', {
    title: 'Custody',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(await caseOf(req, services), view, 'Custody'),
    returnHref: returnPath(view.return),
    view,
    encrypted: await encryptedWords(view.return.files, services),
    entries: entries.map((entry) => ({ ...entry, did: words[entry.action] ?? entry.action })),
  });
}

/** How the originals lie on the disk, in a sentence. */
async function encryptedWords(files: readonly { sha256: string }[], services: Services): Promise<string> {
  const states = await Promise.all(files.map((file) => services.returns.vault.sealed(file.sha256)));
  const plain = states.filter((state) => state === false).length;
  const gone = states.filter((state) => state === null).length;
  if (gone > 0)
    return `${gone} of ${files.length} originals are not in the vault. Restore them from the backup.`;
  if (plain === 0) return 'The originals are encrypted on the disk, in the age format.';
  return `${plain} of ${files.length} originals lie on the disk as they came, from before Tecum encrypted; they are encrypted in the background, or at once by "tecum vault seal".`;
}

/** `POST …/verify`: reads every original again. */
export async function verifyOriginals(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const bad: string[] = [];
  for (const file of view.return.files) {
    const found = await services.returns.vault.verify(file.sha256);
    if (!found.ok || found.size !== file.bytes) bad.push(file.name);
    const note = found.ok
      ? 'SHA-256 as received'
      : (found.problem?.what ?? `SHA-256 differs: ${found.found}`);
    await services.returns.noteCustody(
      view.return.id,
      'verified',
      handOf(req),
      `${file.name}: ${note}`,
      file.sha256,
    );
  }
  await audited(req, 'evidence.verified', `return/${view.return.id}`, { bad });
  if (bad.length === 0) await flash(req, 'Every original still has the SHA-256 that it was received with.');
  else
    await flash(
      req,
      `Changed since it was received: ${bad.join(', ')}. Do not use it; tell the help desk.`,
      'warn',
    );
  seeOther(res, `${returnPath(view.return)}/custody`);
}

/** `GET …/next` */
export async function showNext(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const { requests, leftOut } = await services.returns.next(view);
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, { page: 'next' });
  const timeline = `/cases/${view.return.caseId}/timeline`;
  await page(req, res, 'return-next', {
    title: 'Next requests',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(await caseOf(req, services), view, 'Next requests'),
    returnHref: returnPath(view.return),
    requests: requests.map((r) => ({
      ...r,
      seen: r.answers.period ? seenWords(r.answers.period.from, r.answers.period.to) : '',
      kindWords: { ip: 'IP address', phone: 'Telephone number', email: 'Mail address', account: 'Account' }[
        r.kind
      ],
      evidence: `${timeline}?${r.kind === 'ip' ? 'ip' : 'person'}=${encodeURIComponent(r.value)}`,
    })),
    leftOut,
  });
}

/** Both ends in UTC to the minute; one of them where they are the same. */
function seenWords(from: string, to: string): string {
  const [first, last] = [from, to].map((end) => showInstant(end, 'UTC'));
  return first === last ? `${first}` : `${first} to ${last}`;
}
