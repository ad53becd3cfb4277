/**
 * Files that arrive in pieces: each lies in the vault's incoming folder as the beginning of an age file, so that nothing
 * of it is ever in clear, and goes on where its last whole chunk ends.
 */
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { chunkBytes, openChunk, payloadKey, payloadNonceBytes, sealedChunkBytes } from './age-format.js';
import { readAt } from './disk.js';
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
  const states = new Map<string, State>();
  const path = (id: string) => join(incomingFolder(dir), `${checked(id)}${ending}`);
  const stateOf = async (id: string): Promise<State> => {
    const state = states.get(id) ?? (await recover(path(id), id, ring));
    states.set(id, state);
    return state;
  };
  return {
    async begin(id) {
      const file = await open(path(id), 'wx', 0o600);
      try {
        await SealedWriter.begin(file, (await ring.keys()).recipients);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async offset(id) {
      if ((await stat(path(id)).catch(() => null)) === null) return null;
      const state = await stateOf(id);
      return state.ended?.size ?? state.chunks * chunkBytes;
    },
    async append(id, stream, total) {
      const state = await stateOf(id);
      states.delete(id);
      const now = await pour(path(id), state, stream, total);
      states.set(id, now.state);
      if (now.error !== null) throw now.error;
      return now.state.ended?.size ?? now.state.chunks * chunkBytes;
    },
    async finish(id, total, about) {
      const { ended } = await stateOf(id);
      if (ended?.size !== total) throw unfinished(about.name);
      await about.onHashed?.(ended.sha256, ended.size);
      const stored = await settle(dir, await ring.keys(), path(id), ended.sha256, ended.size);
      await this.remove(id);
      return { ...ended, stored };
    },
    async remove(id) {
      states.delete(id);
      await rm(path(id), { force: true });
    },
  };
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
  path: string,
  state: State,
  stream: AsyncIterable<Buffer>,
  total: number,
): Promise<{ state: State; error: unknown }> {
  const file = await open(path, 'r+');
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
    return { state: { ...state, chunks: writer.written / chunkBytes, ended }, error };
  } catch (error) {
    throw unwritten(error, 'upload');
  } finally {
    await file.close();
  }
}

/** After a restart the hash is made anew from what lies there; a torn end is cut off. */
async function recover(path: string, id: string, ring: KeyRing): Promise<State> {
  const file = await open(path, 'r+').catch(() => {
    throw unknown(id);
  });
  try {
    const header = await headerOf(file, id);
    const start = header.length + payloadNonceBytes;
    const nonce = await readAt(file, header.length, payloadNonceBytes);
    const key = payloadKey(await openHeader(header, id, await ring.keys()), nonce);
    const hash = createHash('sha256');
    const chunks = await soundChunks(file, key, start, hash);
    await file.truncate(start + chunks * sealedChunkBytes);
    return { key, start, chunks, hash, ended: null };
  } finally {
    await file.close();
  }
}

async function soundChunks(file: FileHandle, key: Buffer, start: number, hash: Hash): Promise<number> {
  for (let no = 0; ; no += 1) {
    const sealed = await readAt(file, start + no * sealedChunkBytes, sealedChunkBytes);
    if (sealed.length < sealedChunkBytes) return no;
    try {
      hash.update(openChunk(key, no, false, sealed));
    } catch {
      return no;
    }
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

function unfinished(name: string): Problem {
  return new Problem({
    code: 'upload-unfinished',
    what: 'The file has not arrived whole.',
    where: name,
    remedy: 'Send the rest of it.',
    status: 409,
  });
}
