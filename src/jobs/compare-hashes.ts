/** Holds the provider's own hashes against what came: files as received, and the files in them. */
import { createHash, type Hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Finding, ReadingSummary, SealedParts } from '../returns/contract.js';
import { openReturn } from '../returns/open/open-return.js';
import type { Given } from '../returns/open/types.js';
import type { HashOutcome } from '../returns/reading-contract.js';
import { sealedName } from '../returns/withhold.js';
import { hashListIn, type ListedHash, readHashList } from './hash-list.js';
import type { ReadOrder } from './read-messages.js';

/** Bytes of a file that may be a list; longer ones are evidence. */
const listAtMost = 4 << 20;

type Algorithm = ListedHash['algorithm'];
/** A file that can be compared. */
interface Comparable {
  path: string;
  stream(): AsyncIterable<Buffer>;
  /** Hashes that are known or were made. */
  digests: Partial<Record<Algorithm, string>>;
}
interface Entry extends ListedHash {
  list: string;
}

/** Adds outcomes and findings to the summary; does nothing where there is no list. */
export async function compareHashes(
  summary: ReadingSummary,
  originals: readonly Given[],
  order: Pick<ReadOrder, 'hashList' | 'originals' | 'password' | 'tempDir'>,
  sealed: Pick<SealedParts, 'paths'> = { paths: [] },
): Promise<void> {
  const lists = await listsOf(originals, order.hashList);
  if (lists.length === 0) return;
  const received = originals.map((given, i) => ({
    path: given.name,
    stream: () => given.stream(),
    digests: { sha256: order.originals[i]!.sha256 },
  }));
  const outcomes = new Map<Entry, HashOutcome>();
  await compareAll(lists, received, outcomes);
  const left = lists.filter((entry) => outcomes.get(entry)?.outcome !== 'agrees');
  if (left.length > 0) await compareMembers(left, originals, order, outcomes);
  const named = withoutSealedNames(sealed);
  summary.providerHashes = lists.map((entry) => named(outcomes.get(entry) ?? notHere(entry)));
  tell(summary, summary.providerHashes);
}

/** A file whose name is sealed is called by its number here too. */
function withoutSealedNames({ paths }: Pick<SealedParts, 'paths'>): (one: HashOutcome) => HashOutcome {
  const byPath = new Map(paths.map(({ no, path }) => [path, sealedName(no, path)]));
  return (one) => {
    const name = byPath.get(one.file ?? '');
    return name === undefined ? one : { ...one, file: name, name: one.name === '' ? '' : name };
  };
}

async function listsOf(originals: readonly Given[], pasted: string): Promise<Entry[]> {
  const entries: Entry[] = readHashList(pasted).map((one) => ({ ...one, list: 'pasted' }));
  for (const given of originals) {
    if (given.bytes > listAtMost) continue;
    const text = (await buffer(given.stream())).toString('utf8');
    entries.push(...hashListIn(given.name, text).map((one) => ({ ...one, list: given.name })));
  }
  return entries;
}

async function compareMembers(
  left: readonly Entry[],
  originals: readonly Given[],
  { password, tempDir }: Pick<ReadOrder, 'password' | 'tempDir'>,
  outcomes: Map<Entry, HashOutcome>,
): Promise<void> {
  const opened = await openReturn(originals, { password: password ?? undefined, tempDir });
  try {
    const members = opened.items.filter((item) => item.depth > 0 && item.failure === null);
    const comparable = members.map((item) => ({ path: item.path, stream: () => item.stream(), digests: {} }));
    await compareAll(left, comparable, outcomes);
  } finally {
    await opened.close();
  }
}

/** What differs stays as it is until something of that name agrees; a hash without a name can only agree. */
async function compareAll(
  entries: readonly Entry[],
  files: readonly Comparable[],
  outcomes: Map<Entry, HashOutcome>,
): Promise<void> {
  const wanted = new Map<Comparable, Entry[]>();
  for (const entry of entries)
    for (const file of files)
      if (fits(entry.name, file.path)) wanted.set(file, [...(wanted.get(file) ?? []), entry]);
  for (const [file, own] of wanted) {
    await digest(file, new Set(own.map((entry) => entry.algorithm)));
    for (const entry of own) {
      const found = file.digests[entry.algorithm] ?? null;
      const agrees = found === entry.digest;
      const before = outcomes.get(entry);
      if (before?.outcome === 'agrees' || (!agrees && (entry.name === '' || before))) continue;
      const outcome = agrees ? 'agrees' : 'differs';
      outcomes.set(entry, { ...notHere(entry), file: file.path, found, outcome });
    }
  }
}

/** The same last part of the path, or the same path as far as the list has it. */
function fits(name: string, path: string): boolean {
  if (name === '') return !path.includes('!/');
  const flat = (text: string) => text.replaceAll('!/', '/').replaceAll('\\', '/').toLowerCase();
  return flat(path) === flat(name) || flat(path).endsWith(`/${flat(name)}`);
}

async function digest(file: Comparable, algorithms: ReadonlySet<Algorithm>): Promise<void> {
  const missing = [...algorithms].filter((algorithm) => file.digests[algorithm] === undefined);
  if (missing.length === 0) return;
  const hashes: Hash[] = missing.map((algorithm) => createHash(algorithm));
  for await (const chunk of file.stream()) for (const hash of hashes) hash.update(chunk);
  missing.forEach((algorithm, i) => {
    file.digests[algorithm] = hashes[i]!.digest('hex');
  });
}

function notHere({ list, name, algorithm, digest: listed }: Entry): HashOutcome {
  return { list, name, algorithm, listed, file: null, found: null, outcome: 'not-here' };
}

function tell(summary: ReadingSummary, outcomes: readonly HashOutcome[]): void {
  const agree = outcomes.filter((one) => one.outcome === 'agrees').length;
  for (const one of outcomes) {
    if (one.outcome === 'differs')
      add(
        summary,
        'finding',
        'provider-hash-differs',
        `${one.file}: its ${one.algorithm} is ${one.found}, the provider’s list (${one.list}) says ${one.listed}. Ask the provider to send it again.`,
      );
    if (one.outcome === 'not-here')
      add(
        summary,
        'finding',
        'provider-hash-not-here',
        `${one.name || one.listed}: the provider’s list (${one.list}) names it, and nothing that came is it. Ask the provider for it.`,
      );
  }
  const text = `${agree} of ${outcomes.length} hashes of the provider’s own list agree with what came.`;
  add(summary, 'warning', 'provider-hashes', text);
}

function add(summary: ReadingSummary, level: Finding['level'], code: string, text: string): void {
  (level === 'finding' ? summary.findings : summary.warnings).push(text);
  summary.problems?.push({ level, code, text });
}
