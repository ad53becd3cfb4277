/** What `tecum letter` puts on the audit chain. */
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dataFolder } from '../../base/root.js';
import { checkCode, type PacketPart } from '../../letters/index.js';
import { appendAudit } from '../../safeguards/audit/chain.js';

/** Appends an event of the person at this machine. */
export async function toAudit(event: {
  action: string;
  subject: string;
  details?: Record<string, unknown>;
}): Promise<void> {
  const dir = dataFolder();
  await mkdir(dir, { recursive: true });
  await appendAudit(dir, { who: `cli:${userInfo().username}`, ...event });
}

/** Code and hash of a letter that leaves, so that the agency can confirm it. */
export async function recordIssue({ draft, code }: PacketPart, sha256: string | undefined): Promise<void> {
  await toAudit({
    action: 'letter.printed',
    subject: `letter/${draft.facts.case.number}/${draft.id}`,
    details: { code: code ?? checkCode(draft), sha256, entity: draft.facts.addressee.entity },
  });
}
