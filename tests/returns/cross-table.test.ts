/** Whose is what: every example, and each of its files alone, under names that say nothing; none is ever another provider's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { loadReaders } from '../../src/returns/registry.js';
import { type ExampleFile, everyExample, filesOf } from './every-example.js';
import { zipOf } from './helpers.js';
import { exceptions } from './keeper-exceptions.js';
import { readBytes } from './read-bytes.js';

const examples = everyExample().map((example) => ({ ...example, files: filesOf(example.input) }));

/** Shuffled the same way every time, without folder and ending. */
function nameless(files: readonly ExampleFile[], mark: string): ExampleFile[] {
  const renamed = files.map(({ bytes }, i) => ({ name: `${mark}${(i * 7919 + 13) % 9973}x${i}`, bytes }));
  return renamed.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function providersOf(): Promise<Map<string, string>> {
  return new Map((await loadReaders()).map(({ id, provider }) => [id, provider]));
}

/** Readers that took a file of this return, and how many files each. */
function takers(summary: ReadingSummary): string {
  const by = new Map<string, number>();
  for (const { reader = 'nobody' } of summary.ledger.items) by.set(reader, (by.get(reader) ?? 0) + 1);
  return [...by].map(([reader, n]) => `${reader} ${n}`).join(', ');
}

/** Readers serve several providers of one house: their files are theirs in common. */
const houses = [['meta-facebook', 'meta-instagram', 'meta-threads', 'whatsapp', 'facebook', 'instagram']];

function sameHouse(a: string | undefined, b: string): boolean {
  return a === b || houses.some((house) => house.includes(a ?? '') && house.includes(b));
}

/** A picture in a heap of returns belongs to none by its content; set aside by whichever reader, nothing is read of it. */
function isMedia(why: string | undefined): boolean {
  return why !== undefined && /\b(media|picture|photo|video|sound|attachment|file)\b/i.test(why);
}

function strangers(summary: ReadingSummary, own: string, providers: Map<string, string>): string[] {
  return summary.ledger.items
    .filter(({ reader }) => reader !== undefined && reader !== 'generic')
    .filter(({ state, why }) => !(state === 'set_aside' && isMedia(why)))
    .filter(({ reader }) => !sameHouse(providers.get(reader!), own))
    .map(({ path, reader }) => `${path} by ${reader}`);
}

for (const packed of [false, true]) {
  test(`every example without names${packed ? ', as a zip' : ''} is what it is`, async (t) => {
    const providers = await providersOf();
    const wrong: string[] = [];
    const table: string[] = [];
    for (const { name, provider, files } of examples) {
      if (exceptions.namedOnly[name] !== undefined) continue;
      const shuffled = nameless(files, 'f');
      const bytes = packed
        ? await zipOf(Object.fromEntries(shuffled.map((file) => [file.name, file.bytes])))
        : Buffer.alloc(0);
      const { summary } = await readBytes(packed ? [{ name: 'z', bytes }] : shuffled);
      const before = (await readBytes(files)).summary;
      table.push(`${name}: ${summary.provider}: ${takers(summary)}`);
      // What it is under its own names is compared with the figures of its example in ledger-sums.test.ts.
      if (summary.provider !== before.provider || summary.reader?.id !== before.reader?.id)
        wrong.push(`${name} is taken for ${summary.provider} by ${summary.reader?.id}`);
      wrong.push(...strangers(summary, provider, providers).map((one) => `${name}: ${one}`));
    }
    if (wrong.length > 0) for (const line of table) t.diagnostic(line);
    assert.deepEqual(wrong, []);
  });
}

test('no file alone and without a name is another provider’s', async () => {
  const providers = await providersOf();
  const wrong: string[] = [];
  for (const { name, provider, files } of examples) {
    for (const file of files) {
      const { summary } = await readBytes([{ name: 'f', bytes: file.bytes }]);
      wrong.push(...strangers(summary, provider, providers).map((one) => `${name}/${file.name}: ${one}`));
    }
  }
  assert.deepEqual(wrong, []);
});

test('all examples in one heap: no file is taken by another provider’s reader', async () => {
  const providers = await providersOf();
  const owner = new Map<string, { provider: string; example: string; from: string }>();
  const heap: ExampleFile[] = [];
  for (const [i, { provider, files, name }] of examples.entries()) {
    for (const [j, file] of nameless(files, `h${i}-`).entries()) {
      heap.push(file);
      owner.set(file.name, { provider, example: name, from: `${name} file ${j}` });
    }
  }
  const { summary } = await readBytes(heap.sort((a, b) => (a.name < b.name ? 1 : -1)));
  const wrong = summary.ledger.items.flatMap(({ path, bytes, reader, state, why }) => {
    const { provider, example, from } = owner.get(path)!;
    if (exceptions.cannotBeTold[example] !== undefined && reader === 'reddit') return [];
    const taken =
      bytes > 0 && reader !== undefined && reader !== 'generic' && !(state === 'set_aside' && isMedia(why));
    const strange = taken && !sameHouse(providers.get(reader), provider);
    return strange ? [`${from} (${path}) by ${reader}: ${state} ${why ?? ''}`] : [];
  });
  assert.deepEqual(wrong, []);
});
