/** Checks an audit chain byte by byte, with nothing but the files. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditEntry, canonicalLine, entryHash, genesis } from './entry.js';
import { chainFile, type Head, headFile, readHead } from './head.js';

export interface AuditVerdict {
  ok: boolean;
  /** Entries that are whole and in their place, from the first on. */
  entries: number;
  /** Hash of the last of them: note it elsewhere, and a later check against it proves that nothing before it changed. */
  head: string;
  /** The first place where the chain breaks. `line` from 1; `byte` from 0 in the file. */
  problem?: { line: number; byte: number; text: string };
}

interface State {
  entries: number;
  bytes: number;
  prev: string;
  /** Set as soon as the entry that the head names was met. */
  headMet: boolean;
}

/** Reads `<dataDir>/audit.jsonl` from its first byte to its last and compares it with its head. */
export async function verifyAudit(dataDir: string): Promise<AuditVerdict> {
  const state: State = { entries: 0, bytes: 0, prev: genesis, headMet: false };
  let head: Head | null;
  try {
    head = await readHead(dataDir);
  } catch {
    return verdict(state, `The chain's head (${headFile}) cannot be read.`);
  }
  for await (const line of lines(join(dataDir, chainFile))) {
    const problem = checkLine(line, state);
    if (problem) return verdict(state, problem.text, problem.at);
  }
  const end = await checkEnd(dataDir, state, head);
  return end === null ? { ok: true, entries: state.entries, head: state.prev } : verdict(state, end);
}

function verdict(state: State, text: string, at = 0): AuditVerdict {
  const problem = { line: state.entries + 1, byte: state.bytes + at, text };
  return { ok: false, entries: state.entries, head: state.prev, problem };
}

/** Checks one line (without its line end) against the one before it, and moves on when it is good. */
function checkLine(
  line: { bytes: Buffer; ended: boolean },
  state: State,
): { text: string; at: number } | null {
  const entry = parse(line.bytes);
  if (entry === null) return { text: 'This line is no entry: it cannot be read as one.', at: 0 };
  const canonical = Buffer.from(canonicalLine(entry), 'utf8');
  if (!canonical.equals(line.bytes)) {
    return {
      text: 'This line is not written as Tecum writes it: bytes were changed.',
      at: firstDifference(canonical, line.bytes),
    };
  }
  if (entry.n !== state.entries + 1) {
    return { text: `This is entry ${entry.n} where entry ${state.entries + 1} should stand.`, at: 0 };
  }
  if (entry.prev !== state.prev) return { text: 'This entry does not follow the one before it.', at: 0 };
  if (entryHash(entry) !== entry.hash)
    return { text: 'The contents of this entry do not match its hash.', at: 0 };
  if (!line.ended) return { text: 'The end of this line is missing.', at: line.bytes.length };
  state.entries += 1;
  state.bytes += line.bytes.length + 1;
  state.prev = entry.hash;
  return null;
}

async function checkEnd(dataDir: string, state: State, head: Head | null): Promise<string | null> {
  if (head === null) {
    if (state.entries > 0) return `The chain's head (${headFile}) is missing.`;
    const used = await stat(join(dataDir, 'desk.sqlite')).catch(() => null);
    return used === null ? null : 'There is a desk, but its audit chain is gone.';
  }
  const places = head.next === undefined ? [head] : [head, head.next];
  if (places.some((p) => p.n === state.entries && p.hash === state.prev && p.bytes === state.bytes))
    return null;
  const expected = places.at(-1)!;
  if (expected.n > state.entries) {
    return `The chain ends here, but entries up to number ${expected.n} were written: its tail was cut off.`;
  }
  return `The chain goes on to entry ${state.entries}, but its head knows ${expected.n}: entries were added outside Tecum.`;
}

function parse(bytes: Buffer): AuditEntry | null {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Partial<AuditEntry> | null;
    const whole = value !== null && typeof value === 'object' && typeof value.details === 'object';
    return whole ? (value as AuditEntry) : null;
  } catch {
    return null;
  }
}

function firstDifference(a: Buffer, b: Buffer): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i += 1) if (a[i] !== b[i]) return i;
  return end;
}

/** The lines of a file as bytes; `ended` is false for a last one without its line feed. No file = no line. */
export async function* lines(file: string): AsyncGenerator<{ bytes: Buffer; ended: boolean }> {
  let rest: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield { bytes: Buffer.concat([...rest, chunk.subarray(from, at)]), ended: true };
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (rest.length > 0) yield { bytes: Buffer.concat(rest), ended: false };
}
