/** Takes a return in: bytes to the vault, custody begun, a reading queued. */
import { Problem } from '../../base/problem.js';
import type { CustodyEntry } from '../../store/desk/custody.js';
import type { Return } from '../../store/desk/returns.js';
import type { BaseServices } from '../services.js';
import { askedOfRequest, scopeOf } from './asked.js';
import { receiveReturn } from './receive.js';
import type { Stores } from './stores.js';
import type { Hand, Returns } from './types.js';
import { whoOf } from './who.js';

type Intake = Pick<
  Returns,
  'store' | 'receive' | 'readAgain' | 'cancelReading' | 'noteCustody' | 'noteViewed'
>;

/** Views of one person within this time are one entry of custody; the audit chain has each. */
const oneViewMs = 3_600_000;

/** The part of the service that takes in and sets to work. `wake` is called when a job was queued. */
export function intake(base: BaseServices, stores: Stores, wake: () => void): Intake {
  const now = () => base.now().toISOString();
  const queue = async (made: Return, by: Hand): Promise<void> => {
    const request = made.requestId === null ? null : await stores.requests.byId(made.requestId);
    const scope = request ? scopeOf(askedOfRequest(request)) : null;
    const readingId = await stores.readings.add({ returnId: made.id, caseId: made.caseId, scope }, now());
    const job = {
      kind: 'reading',
      subject: `return/${made.id}`,
      payload: { readingId },
      createdBy: by.person.email,
    };
    await stores.jobs.add(job, now());
    wake();
  };
  const noteCustody: Returns['noteCustody'] = (id, action, by, note, sha256) =>
    stores.custody.add({
      returnId: id,
      sha256: sha256 ?? null,
      at: now(),
      who: whoOf(by.person),
      action,
      fromWhere: by.fromWhere,
      note,
    });
  const need = async (id: number): Promise<Return> => {
    const found = await stores.returns.byId(id);
    if (found) return found;
    throw new Problem({ code: 'return-missing', what: `There is no return ${id}.`, status: 404 });
  };
  const sealed = (password: string | null) => (password === null ? null : stores.passwords.seal(password));
  return {
    noteCustody,
    async noteViewed(id, by) {
      const since = new Date(base.now().getTime() - oneViewMs).toISOString();
      const who = whoOf(by.person);
      const recent = (entry: CustodyEntry) =>
        entry.action === 'viewed' && entry.who === who && entry.at > since;
      const reading = (await stores.readings.ofReturn(id))[0]?.finishedAt ?? '';
      if ((await stores.custody.list(id)).some((entry) => recent(entry) && entry.at >= reading)) return;
      await noteCustody(id, 'viewed', by, 'Contents looked at; each page is on the audit chain');
    },
    async store(stream, name) {
      const { sha256, size } = await stores.vault.put(stream, { name });
      return { name, bytes: size, sha256 };
    },
    async receive(input, by) {
      const id = await receiveReturn(base, stores, input, by);
      wake();
      return need(id);
    },
    async readAgain(id, change, by) {
      const { archivePassword, ...rest } = change;
      const secret = archivePassword === undefined ? {} : { archivePassword: sealed(archivePassword) };
      await stores.returns.change(id, { ...rest, ...secret });
      const details = { provider: change.provider, withPassword: change.archivePassword !== undefined };
      await base.audit.record({
        who: by.person.email,
        action: 'return.read-again',
        subject: `return/${id}`,
        details,
      });
      await queue(await need(id), by);
    },
    async cancelReading(id, by) {
      const job = await stores.jobs.latestFor(`return/${id}`);
      if (!job) return;
      await stores.jobs.cancel(job.id, now());
      const after = await stores.jobs.byId(job.id);
      const { readingId } = job.payload as { readingId: number };
      if (after?.state === 'cancelled') await stores.readings.ended(readingId, 'cancelled', now());
      await base.audit.record({
        who: by.person.email,
        action: 'return.reading-cancelled',
        subject: `return/${id}`,
      });
    },
  };
}
