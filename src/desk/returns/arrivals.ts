/** Files on their way in: begun, gone on with, ended, or removed when nobody comes back for them. */
import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import type { Arrival, ArrivalStore, ArrivalWay } from '../../store/desk/arrivals.js';
import { incomingFolder } from '../../store/vault/places.js';
import { uploadKeptMs, type Vault } from '../../store/vault/vault.js';
import type { BaseServices } from '../services.js';
import type { Hand } from './types.js';

/** Bytes of one file at most: beyond what a provider sends, below what a disk takes without a word. */
export const uploadBytesAtMost = 2 ** 41;
/** Files of one person that wait to be taken into a return. */
export const uploadsAtMost = 1000;

/** What is said of a file before its first byte. */
export interface Announced {
  caseId: string;
  name: string;
  /** Null where nobody says. */
  bytes: number | null;
  way: ArrivalWay;
  /** When the sender's machine says that the file was changed. */
  stamp?: string;
}

export interface Arrivals {
  /** Notes a file before its first byte. @throws Problem `upload-too-large`, `upload-too-many` */
  announce(what: Announced, by: Hand): Promise<Arrival>;
  /** Takes one whole stream. */
  whole(what: Announced, stream: AsyncIterable<Buffer>, by: Hand): Promise<Arrival>;
  /** Begins one that comes in pieces; `bytes` must be known. */
  begin(what: Announced & { bytes: number }, by: Hand): Promise<Arrival>;
  /** Bytes of it that are kept. */
  offset(arrival: Arrival): Promise<number>;
  /** Takes a piece; ends the file when it is the last. Answers the bytes that are kept now. */
  append(arrival: Arrival, stream: AsyncIterable<Buffer>): Promise<number>;
  /** One of this person's own for this case that no return has taken; null for any other. */
  own(id: string, personId: string, caseId: string): Promise<Arrival | null>;
  waiting(personId: string, caseId: string): Promise<Arrival[]>;
  remove(arrival: Arrival): Promise<void>;
  /** Removes what is too old. Answers how many. */
  sweep(): Promise<number>;
}

/** Over the vault and the desk's list of arrivals. */
export function arrivals(base: BaseServices, store: ArrivalStore, vault: Vault): Arrivals {
  const now = () => base.now().toISOString();
  const later = () => new Date(base.now().getTime() + uploadKeptMs).toISOString();
  const noteHash = (id: string) => (sha256: string, size: number) => store.hashed(id, sha256, size);
  const again = async (id: string): Promise<Arrival> => (await store.byId(id))!;
  const announce: Arrivals['announce'] = async (what, by) => {
    if ((what.bytes ?? 0) > uploadBytesAtMost) throw tooLarge(what.name);
    if ((await store.countWaiting(by.person.id)) >= uploadsAtMost) throw tooMany();
    const { bytes, stamp = '', ...said } = what;
    const id = randomUUID();
    const rest = { announced: bytes, stamp, personId: by.person.id, fromWhere: by.fromWhere, beganAt: now() };
    await store.add({ ...said, ...rest, id, expiresAt: later() });
    return again(id);
  };
  const finish = async (arrival: Arrival, bytes: number): Promise<void> => {
    await vault.incoming.finish(arrival.id, bytes, { name: arrival.name, onHashed: noteHash(arrival.id) });
    await store.arrived(arrival.id, now());
  };
  const remove: Arrivals['remove'] = async (arrival) => {
    await vault.incoming.remove(arrival.id);
    const { sha256 } = arrival;
    if (sha256 !== null) await dropUnclaimed(vault, sha256, () => store.isReferred(sha256, arrival.id));
    await store.remove(arrival.id);
  };
  return {
    announce,
    async whole(what, stream, by) {
      const arrival = await announce(what, by);
      try {
        await vault.put(stream, { name: what.name, onHashed: noteHash(arrival.id) });
      } catch (error) {
        await store.remove(arrival.id);
        throw error;
      }
      await store.piece(arrival.id, later());
      await store.arrived(arrival.id, now());
      return again(arrival.id);
    },
    async begin(what, by) {
      const arrival = await announce(what, by);
      await vault.incoming.begin(arrival.id);
      if (what.bytes === 0) await this.append(arrival, empty());
      return again(arrival.id);
    },
    async offset(arrival) {
      if (arrival.arrivedAt !== null) return arrival.announced ?? 0;
      const kept = await vault.incoming.offset(arrival.id);
      if (kept !== null) {
        // All is here, but ending it failed or was cut short: nobody will send a piece more that could end it.
        if (kept === arrival.announced) await finish(arrival, kept);
        return kept;
      }
      // Ended, and the process died before it could say so.
      if (arrival.sha256 !== null && (await vault.has(arrival.sha256))) {
        await store.arrived(arrival.id, now());
        return arrival.announced ?? 0;
      }
      throw gone();
    },
    async append(arrival, stream) {
      const total = arrival.announced ?? 0;
      await store.piece(arrival.id, later());
      const kept = await vault.incoming.append(arrival.id, stream, total);
      if (kept === total) await finish(arrival, total);
      return kept;
    },
    async own(id, personId, caseId) {
      const found = await store.byId(id);
      const fits = found?.personId === personId && found.caseId === caseId && found.returnId === null;
      return fits ? found : null;
    },
    waiting: (personId, caseId) => store.waiting(personId, caseId),
    remove,
    async sweep() {
      const old = await store.expired(now());
      for (const arrival of old) {
        await remove(arrival);
        const details = { name: arrival.name, bytes: arrival.bytes, sha256: arrival.sha256 };
        const subject = `case/${arrival.caseId}`;
        await base.audit.record({ who: 'system', action: 'return.upload-expired', subject, details });
      }
      return old.length;
    },
  };
}

/**
 * Removes an original that nothing points to. It is moved aside first and looked at again, as the same bytes may be
 * arriving anew at this moment.
 */
async function dropUnclaimed(
  vault: Vault,
  sha256: string,
  isReferred: () => Promise<boolean>,
): Promise<void> {
  if ((await isReferred()) || (await vault.sealed(sha256)) !== true) return;
  const aside = join(incomingFolder(vault.dir), `${process.pid}-${randomUUID()}`);
  await rename(vault.path(sha256), aside);
  if (await isReferred()) await rename(aside, vault.path(sha256));
  else await rm(aside);
}

async function* empty(): AsyncGenerator<Buffer> {}

function tooLarge(name: string): Problem {
  return new Problem({
    code: 'upload-too-large',
    what: `"${name.slice(0, 200)}" is larger than Tecum takes (2 TiB for one file).`,
    where: 'files',
    remedy: 'Ask the provider for it in parts.',
    status: 413,
  });
}

function tooMany(): Problem {
  return new Problem({
    code: 'upload-too-many',
    what: `You have ${uploadsAtMost} files that no return has taken yet, so no more are begun.`,
    where: 'files',
    remedy: 'Take them in, or remove those that you do not need, on the page of the case’s new return.',
    status: 429,
  });
}

function gone(): Problem {
  return new Problem({
    code: 'upload-unknown',
    what: 'What had arrived of this file is not here any more.',
    remedy: 'Send it from its beginning.',
    status: 404,
  });
}
