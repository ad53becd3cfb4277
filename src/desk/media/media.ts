/** The media of returns: which files they are, whether they may be opened, small pictures of them, what is alike. */
import { createHash } from 'node:crypto';
import { Problem } from '../../base/problem.js';
import { hashDistance, nearAtMost, tellsNothing } from '../../jobs/media/difference-hash.js';
import { type PictureDecoder, pictureDecoder } from '../../jobs/media/picture-decoder.js';
import { type PictureAnswer, pictureBytesAtMost } from '../../jobs/media/picture-limits.js';
import type { Item, ItemEntry } from '../../returns/contract.js';
import { alsoIs, mediaTypeOf, namedAsMedia } from '../../returns/media/kind.js';
import { statedSize } from '../../returns/media/stated-size.js';
import { type MediaFact, type MediaStore, mediaStore } from '../../store/desk/media.js';
import type { MediaRef } from '../../store/records/media-refs.js';
import type { ReadingRef, Records } from '../../store/records/query.js';
import { withItem } from '../returns/original.js';
import type { ReadingFiles } from '../returns/origins.js';
import type { Stores } from '../returns/stores.js';
import type { BaseServices } from '../services.js';
import { type KnownLists, type KnownMatch, knownLists } from './known-lists.js';

/** A file of a return that is, or calls itself, a picture, a video or a sound. */
export interface MediaItem {
  entry: ItemEntry;
  /** Records that name it and may be seen. */
  records: number;
  seqs: number[];
  /** What was found in its bytes; null until it was looked at. */
  fact: MediaFact | null;
  known: KnownMatch | null;
}

export interface NearItem<T extends MediaItem = MediaItem> {
  item: T;
  /** Bits that differ. */
  distance: number;
}

export interface Media {
  known: KnownLists;
  /** All that may be seen of one reading, in the order of the ledger; how many are sealed with their records beside it. */
  list(files: ReadingFiles, reading: ReadingRef): Promise<{ items: MediaItem[]; sealed: number }>;
  /** Looks at one file's bytes, unless that was done; hashes that a list needs are made. */
  look(files: ReadingFiles, item: MediaItem): Promise<MediaItem>;
  /** New pixels of a picture. A file on a list is never given to the decoder. @throws Problem `known-file` */
  picture(files: ReadingFiles, item: MediaItem, side: number): Promise<PictureAnswer>;
  /** The file itself, for as long as `use` takes. @throws Problem `known-file` unless `allowed` */
  open<T>(
    files: ReadingFiles,
    item: MediaItem,
    allowed: boolean,
    use: (item: Pick<Item, 'stream' | 'random' | 'size'>) => Promise<T>,
  ): Promise<T>;
  /** Pictures among these that look like this one, which is not to be among them. */
  near<T extends MediaItem>(item: MediaItem, among: readonly T[]): NearItem<T>[];
  close(): void;
}

type Means = Pick<Stores, 'vault' | 'passwords' | 'tempDir'>;

/** The part of the returns service that looks after media. */
export function openMedia(base: BaseServices, means: Means, records: Records): Media {
  const store = mediaStore(base.db);
  const known = knownLists(base, store);
  const decoder = pictureDecoder();
  const look: Media['look'] = (files, item) => lookAt({ means, store, known, decoder }, files, item);
  return {
    known,
    look,
    list: async (files, reading) => listMedia(store, known, files, await records.mediaRefs(reading)),
    async picture(files, item, side) {
      const seen = await look(files, item);
      if (seen.known) throw mustNot(seen);
      if (seen.fact?.state !== 'made')
        return { state: 'refused', code: 'not-a-picture', why: seen.fact?.why ?? 'It is no picture.' };
      return withItem(means, files, { item: item.entry.no }, async (open) =>
        decoder.decode(await wholeOf(open), side),
      );
    },
    async open(files, item, allowed, use) {
      const seen = await look(files, item);
      if (seen.known && !allowed) throw mustNot(seen);
      return withItem(means, files, { item: item.entry.no }, use);
    },
    near: (item, among) => nearOf(item, among),
    close: () => decoder.close(),
  };
}

async function listMedia(
  store: MediaStore,
  known: KnownLists,
  files: ReadingFiles,
  refs: readonly MediaRef[],
): Promise<{ items: MediaItem[]; sealed: number }> {
  const named = new Map(refs.map((ref) => [ref.item, ref]));
  const all = files.items.filter(
    (entry) => entry.sha256 !== undefined && (named.has(entry.no) || isMedia(entry)),
  );
  // A file that only sealed records name is sealed with them.
  const hidden = (entry: ItemEntry) => {
    const ref = named.get(entry.no);
    return ref !== undefined && ref.records === 0 && ref.sealed > 0;
  };
  const seen = all.filter((entry) => !hidden(entry));
  const facts = await store.facts(seen.flatMap((entry) => entry.sha256 ?? []));
  const items: MediaItem[] = [];
  for (const entry of seen) {
    const ref = named.get(entry.no);
    const fact = facts.get(entry.sha256!) ?? null;
    const match = await known.match(fact ?? { sha256: entry.sha256! });
    items.push({ entry, records: ref?.records ?? 0, seqs: ref?.seqs ?? [], fact, known: match });
  }
  return { items, sealed: all.length - seen.length };
}

function isMedia(entry: ItemEntry): boolean {
  return namedAsMedia(entry.path) || /media/i.test(entry.table ?? '') || /^media\b/i.test(entry.why ?? '');
}

interface LookMeans {
  means: Means;
  store: MediaStore;
  known: KnownLists;
  decoder: PictureDecoder;
}

async function lookAt(with_: LookMeans, files: ReadingFiles, item: MediaItem): Promise<MediaItem> {
  const { store, known } = with_;
  const sha256 = item.entry.sha256;
  if (sha256 === undefined) throw unread(item);
  const wants = await known.wants();
  const before = item.fact ?? (await store.facts([sha256])).get(sha256) ?? null;
  const whole =
    before !== null && (!wants.md5 || before.md5 !== null) && (!wants.sha1 || before.sha1 !== null);
  if (whole) return { ...item, fact: before, known: await known.match(before) };
  const { fact, bytes } = await withItem(with_.means, files, { item: item.entry.no }, (open) =>
    hashed(open, sha256, wants),
  );
  const match = await known.match(fact);
  if (match) {
    // The bytes are let go here: nothing on a list reaches the decoder.
    await store.keep({ ...fact, state: 'known', why: '' });
    return { ...item, fact: { ...fact, state: 'known' }, known: match };
  }
  const full = await decoded(with_.decoder, fact, bytes);
  await store.keep(full);
  return { ...item, fact: full, known: await known.match(full) };
}

/** One pass: the hashes that lists need, and the bytes where a decoder may want them. */
async function hashed(
  open: Pick<Item, 'stream' | 'size'>,
  sha256: string,
  wants: { md5: boolean; sha1: boolean },
): Promise<{ fact: MediaFact; bytes: Buffer | null }> {
  const md5 = wants.md5 ? createHash('md5') : null;
  const sha1 = wants.sha1 ? createHash('sha1') : null;
  const check = createHash('sha256');
  const keep = open.size <= pictureBytesAtMost;
  const parts: Buffer[] = [];
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of open.stream()) {
    md5?.update(chunk);
    sha1?.update(chunk);
    check.update(chunk);
    if (head.length < 2048) head = Buffer.concat([head, chunk.subarray(0, 2048)]);
    if (keep) parts.push(chunk);
  }
  if (check.digest('hex') !== sha256) throw changed(sha256);
  const { kind, mime, title } = mediaTypeOf(head);
  const hashes = { md5: md5?.digest('hex') ?? null, sha1: sha1?.digest('hex') ?? null };
  const bytes = keep && kind === 'picture' ? Buffer.concat(parts) : null;
  return {
    fact: { sha256, kind, mime, title, ...hashes, dhash: null, state: 'not-a-picture', why: whyNot(kind) },
    bytes,
  };
}

function whyNot(kind: string): string {
  if (kind === 'video') return 'A video: Tecum makes no small picture of it.';
  if (kind === 'drawing') return 'A drawing that is a program text: it is shown as text and never drawn.';
  return kind === 'audio' ? 'A sound.' : 'Its bytes are no picture, video or sound that Tecum knows.';
}

async function decoded(decoder: PictureDecoder, fact: MediaFact, bytes: Buffer | null): Promise<MediaFact> {
  if (fact.kind !== 'picture') return fact;
  if (bytes === null)
    return { ...fact, state: 'too-many-bytes', why: `It has more than ${pictureBytesAtMost >> 20} MiB.` };
  const answer = await decoder.decode(bytes, 16);
  if (answer.state === 'refused')
    return { ...fact, state: answer.code, why: whyRefused(fact.title, answer, bytes) };
  const beside = alsoIs(bytes);
  const why = beside === null ? '' : `The same bytes are also ${beside}: open it with care.`;
  return { ...fact, state: 'made', why, dhash: answer.hash };
}

/** A kind that is not decoded here is told with what its header says, and with what to do. */
function whyRefused(
  title: string,
  { code, why }: Extract<PictureAnswer, { state: 'refused' }>,
  bytes: Buffer,
): string {
  if (code !== 'no-decoder') return why;
  const size = statedSize(bytes);
  const header = size ? ` Its header says ${size.width} × ${size.height} pixels.` : '';
  return `${title}: Tecum has no decoder for it.${header} Take the file itself and open it in a program that your agency trusts.`;
}

async function wholeOf(open: Pick<Item, 'stream'>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of open.stream()) parts.push(chunk);
  return Buffer.concat(parts);
}

function nearOf<T extends MediaItem>(item: MediaItem, among: readonly T[]): NearItem<T>[] {
  const own = item.fact?.dhash;
  return among
    .flatMap((other) => {
      if (other.entry.sha256 === item.entry.sha256) return [{ item: other, distance: 0 }];
      const hash = other.fact?.dhash;
      if (!own || !hash || tellsNothing(own) || tellsNothing(hash)) return [];
      const distance = hashDistance(own, hash);
      return distance <= nearAtMost ? [{ item: other, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance);
}

function mustNot(item: MediaItem): Problem {
  return new Problem({
    code: 'known-file',
    what: 'The hash of this file is on a list of what must not be opened.',
    where: `file ${item.entry.no}`,
    remedy: 'Do not open it. Tell your supervisor; the page of the file says what to do.',
    status: 403,
  });
}

function unread(item: MediaItem): Problem {
  return new Problem({
    code: 'media-unread',
    what: 'This file could not be read when the return was read, so it has no hash and is not opened.',
    where: item.entry.path,
    remedy: 'The ledger says what was wrong with it.',
    status: 409,
  });
}

function changed(sha256: string): Problem {
  return new Problem({
    code: 'original-changed',
    what: 'The bytes of this file are not those that were read: its SHA-256 differs.',
    where: sha256,
    remedy: 'Check the originals on the custody page; if the vault is damaged, restore it from a backup.',
    status: 500,
  });
}
