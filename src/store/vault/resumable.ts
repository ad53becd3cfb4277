/**
 * Files that arrive in pieces: each lies in the vault's incoming folder as the beginning of an age file, so that nothing
 * of it is ever in clear, and goes on where its last whole chunk ends.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { chunkBytes, openChunk, payloadKey, payloadNonceBytes, sealedChunkBytes } from './age-format.js';
import { readAt, sizeOf, syncFolder } from './disk.js';
import type { KeyRing } from './keys.js';
import { incomingFolder } from './places.js';
import { unwritten } from './problems.js';
import { type About, type Stored, settle } from './receive.js';
import { headerOf, openHeader } from './sealed-reader.js';
import { SealedWriter } from './sealed-writer.js';

/** Unfinished files of the vault. One call at a time for one id: who calls sees to that. */
export interface Resumable {
  /** Begins a file. `id` is of letters, digits and dashes. */
  begin(id: string): Promise<void>;
  /** Bytes of plaintext that are kept; null when there is no such file. */
  offset(id: string): Promise<number | null>;
  /**
   * Takes what comes, up to `total`. Answers the bytes that are kept now: all, or whole chunks of 64 KiB. What came
   * before `stream` broke is kept; its error is thrown on.
   */
  append(id: string, stream: AsyncIterable<Buffer>, total: number): Promise<number>;
  /** Ends a file of which all `total` bytes were given to `append`: it becomes an original. */
  finish(id: string, total: number, about: About): Promise<Stored>;
  remove(id: string): Promise<void>;
}

/** Where a file stands between two pieces. */
interface State {
  key: Buffer;
  /** Of the first chunk. */
  start: number;
  chunks: number;
  hash: Hash;
  /** What `end` said, once the last chunk is sealed. */
  ended: { sha256: string; size: number } | null;
}

const ending = '.part';

/** Unfinished files of the vault in `dir`. */
export function resumable(dir: string, ring: KeyRing): Resumable {
  const states = new Map<string, Promise<State>>();
  /** Bytes kept before the piece that is being taken now. */
  const taking = new Map<string, number>();
  const places = (id: string) => placesOf(dir, checked(id));
  const stateOf = (id: string): Promise<State> => {
    const held = states.get(id) ?? recover(places(id), id, ring);
    states.set(id, held);
    held.catch(() => states.delete(id));
    return held;
  };
  return {
    async begin(id) {
      const { calm, torn } = places(id);
      const file = await open(torn, 'wx', 0o600);
      try {
        await SealedWriter.begin(file, (await ring.keys()).recipients);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(torn, calm);
    },
    async offset(id) {
      const { calm, torn } = places(id);
      const now = taking.get(id);
      // Nobody may look into a file, or mend it, while a piece is on its way into it.
      if (now !== undefined) return now;
      if ((await sizeOf(calm)) === null && (await sizeOf(torn)) === null) return null;
      return keptOf(await stateOf(id));
    },
    async append(id, stream, total) {
      if (taking.has(id)) throw busy(id);
      taking.set(id, 0);
      try {
        const state = await stateOf(id);
        if (state.ended) return state.ended.size;
        taking.set(id, keptOf(state));
        states.delete(id);
        const now = await pour(dir, places(id), state, stream, total);
        states.set(id, Promise.resolve(now.state));
        if (now.error !== null) throw now.error;
        return keptOf(now.state);
      } finally {
        taking.delete(id);
      }
    },
    async finish(id, total, about) {
      const { ended } = await stateOf(id);
      if (ended?.size !== total) throw unfinished(about.name);
      await about.onHashed?.(ended.sha256, ended.size);
      const stored = await settle(dir, ring, places(id).calm, ended.sha256, ended.size);
      await this.remove(id);
      return { ...ended, stored };
    },
    async remove(id) {
      states.delete(id);
      for (const path of Object.values(places(id))) await rm(path, { force: true });
    },
  };
}

/**
 * Where one lies: `calm` between two pieces, `torn` from before the first byte of a piece is sealed until all of it is on
 * the disk. So what a process that died may have sealed without a trace is known to be possible, and is never sealed
 * again under the same key.
 */
interface Places {
  calm: string;
  torn: string;
}

function placesOf(dir: string, id: string): Places {
  const path = join(incomingFolder(dir), id);
  return { calm: `${path}${ending}`, torn: `${path}.torn${ending}` };
}

function keptOf(state: State): number {
  return state.ended?.size ?? state.chunks * chunkBytes;
}

/** Removes what an earlier process left: half-received files after a day, those that may be gone on with after `keepMs`. */
export async function sweepIncoming(dir: string, now: number, keepMs: number): Promise<void> {
  for (const name of await readdir(incomingFolder(dir))) {
    const path = join(incomingFolder(dir), name);
    const found = await stat(path).catch(() => null);
    const age = name.endsWith(ending) ? keepMs : 86_400_000;
    if (found && found.mtimeMs < now - age) await rm(path, { force: true });
  }
}

async function pour(
  dir: string,
  { calm, torn }: Places,
  state: State,
  stream: AsyncIterable<Buffer>,
  total: number,
): Promise<{ state: State; error: unknown }> {
  await rename(calm, torn);
  await syncFolder(incomingFolder(dir));
  const file = await open(torn, 'r+');
  try {
    const position = state.start + state.chunks * sealedChunkBytes;
    const writer = SealedWriter.goOn(file, state.key, position, state.chunks, state.hash);
    let error: unknown = null;
    try {
      for await (const chunk of stream) await writer.add(chunk.subarray(0, total - writer.size));
    } catch (broken) {
      error = broken;
    }
    // The chunk that holds the last byte is sealed as the last one, so never before all is here.
    const ended = writer.size === total ? await writer.end() : null;
    if (ended === null) await writer.writeEveryWhole();
    await writer.settled();
    await file.datasync();
    await rename(torn, calm);
    return { state: { ...state, chunks: writer.written / chunkBytes, ended }, error };
  } catch (error) {
    throw unwritten(error, 'upload');
  } finally {
    await file.close();
  }
}

/** After a restart the hash is made anew from what lies there; a torn file goes on under a key of its own. */
async function recover({ calm, torn }: Places, id: string, ring: KeyRing): Promise<State> {
  const isCalm = (await sizeOf(calm)) !== null;
  const path = isCalm ? calm : torn;
  const file = await open(path, 'r').catch(() => {
    throw unknown(id);
  });
  try {
    const found = await soundPart(file, id, ring);
    if (found.state.ended || (isCalm && found.whole)) {
      if (!isCalm) await rename(torn, calm);
      return found.state;
    }
    const again = await sealAnew(file, found.state, calm, (await ring.keys()).recipients);
    await rm(torn, { force: true });
    return again;
  } finally {
    await file.close();
  }
}

/** What of a file is sound. `whole` when nothing else lies in it. */
async function soundPart(
  file: FileHandle,
  id: string,
  ring: KeyRing,
): Promise<{ state: State; whole: boolean }> {
  const header = await headerOf(file, id);
  const start = header.length + payloadNonceBytes;
  const nonce = await readAt(file, header.length, payloadNonceBytes);
  const key = payloadKey(await openHeader(header, id, await ring.keys()), nonce);
  const hash = createHash('sha256');
  for (let chunks = 0; ; chunks += 1) {
    const sealed = await readAt(file, start + chunks * sealedChunkBytes, sealedChunkBytes);
    const plain = sealed.length < sealedChunkBytes ? null : opened(key, chunks, false, sealed);
    if (plain) {
      hash.update(plain);
      continue;
    }
    const last = opened(key, chunks, true, sealed);
    if (last) hash.update(last);
    const size = chunks * chunkBytes + (last?.length ?? 0);
    const ended = last ? { sha256: hash.digest('hex'), size } : null;
    return { state: { key, start, chunks, hash, ended }, whole: sealed.length === 0 };
  }
}

function opened(key: Buffer, no: number, last: boolean, sealed: Buffer): Buffer | null {
  try {
    return openChunk(key, no, last, sealed);
  } catch {
    return null;
  }
}

/** The sound chunks under a fresh file key, so that what is sent again meets no nonce that was used. */
async function sealAnew(
  old: FileHandle,
  { key, start, chunks }: State,
  into: string,
  recipients: readonly string[],
): Promise<State> {
  const beside = `${into.slice(0, -ending.length)}-${randomUUID()}`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      const writer = await SealedWriter.begin(file, recipients);
      for (let no = 0; no < chunks; no += 1) {
        const sealed = await readAt(old, start + no * sealedChunkBytes, sealedChunkBytes);
        await writer.add(openChunk(key, no, false, sealed));
      }
      await writer.writeEveryWhole();
      await writer.settled();
      await file.sync();
      await rename(beside, into);
      await syncFolder(dirname(into));
      return { ...writer.standing, ended: null };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unwritten(error, 'upload');
  } finally {
    await rm(beside, { force: true });
  }
}

function checked(id: string): string {
  if (/^[A-Za-z0-9-]{1,64}$/.test(id)) return id;
  throw unknown(id);
}

function unknown(id: string): Problem {
  return new Problem({
    code: 'upload-unknown',
    what: 'That upload is not here: it was taken in, taken back, or is too old.',
    where: id.slice(0, 64),
    remedy: 'Send the file from its beginning.',
    status: 404,
  });
}

function busy(id: string): Problem {
  return new Problem({
    code: 'upload-busy',
    what: 'Another piece of that file is being taken at this moment.',
    where: id,
    remedy: 'Wait for it, ask how far the file is, then go on.',
    status: 409,
  });
}

function unfinished(name: string): Problem {
  return new Problem({
    code: 'upload-unfinished',
    what: 'The file has not arrived whole.',
    where: name,
    remedy: 'Send the rest of it.',
    status: 409,
  });
}
