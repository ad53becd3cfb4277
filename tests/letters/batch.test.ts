/** Forty providers in one zip: all there, none lost by another, the same bytes, little memory, and it can be stopped. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { Catalog } from '../../src/catalog/types.js';
import {
  type BatchItem,
  type BatchOptions,
  batchLetters,
  packetsByProvider,
} from '../../src/letters/packet/batch.js';
import { indexText, problemsText } from '../../src/letters/packet/batch-index.js';
import { loadKnowledge } from '../../src/navigator/index.js';
import { draftOf, preservationFacts } from './sample.js';
import { allSamples } from './samples.js';

let catalog: Catalog;
before(() => {
  catalog = loadKnowledge({}).catalog;
});

/** Preservation letters to the first `count` providers of the catalog. */
function items(count: number): BatchItem[] {
  const ids = [...catalog.providers.keys()].sort().slice(0, count);
  assert.equal(ids.length, count);
  return packetsByProvider(
    ids.map((id) => {
      const name = catalog.providers.get(id)!.name;
      return draftOf(preservationFacts({ provider: { id, name }, addressee: { entity: name } }));
    }),
  );
}

async function zipOf(batch: BatchItem[], options: BatchOptions = {}): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of batchLetters(batch, { images: null, ...options })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function filesOf(zip: Buffer): Map<string, Buffer> {
  return new Map(Object.entries(unzipSync(zip)).map(([name, content]) => [name, Buffer.from(content)]));
}

function indexOf(files: Map<string, Buffer>): Record<string, string>[] {
  return parse(files.get('index.csv')!, { columns: true, bom: true }) as Record<string, string>[];
}

describe('a batch', () => {
  it('forty providers give forty packets, in order, with their hashes in the index', async () => {
    const seen: number[] = [];
    const files = filesOf(await zipOf(items(40), { final: true, onProgress: ({ done }) => seen.push(done) }));
    assert.deepEqual(
      seen,
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
    const names = [...files.keys()].filter((name) => name.endsWith('.pdf'));
    assert.equal(names.length, 40);
    assert.ok(!files.has('problems.txt'));
    const index = indexOf(files);
    assert.equal(index.length, 40);
    for (const line of index) {
      assert.equal(line.printed, 'yes');
      const sha = createHash('sha256').update(files.get(line.file!)!).digest('hex');
      assert.equal(line.sha256, sha);
      assert.ok(Number(line.pages) >= 1);
    }
  });

  it('letters of one provider stand in one packet', () => {
    const samples = allSamples(catalog).filter(({ name }) =>
      /^(preservation|search_warrant\.several) /.test(name),
    );
    const grouped = packetsByProvider(samples.map(({ draft }) => draft));
    const providers = grouped.map(({ parts }) =>
      parts.map(
        ({ draft, target = 0 }) =>
          [draft.facts.provider.id, ...draft.facts.targets.map(({ provider }) => provider.id)][target],
      ),
    );
    for (const ids of providers) assert.equal(new Set(ids).size, 1);
    assert.equal(new Set(providers.map((ids) => ids[0])).size, providers.length);
  });

  it('one that fails loses no other, and the reason is told', async () => {
    const batch = items(3);
    batch[1] = { parts: [{ draft: { ...batch[1]!.parts[0]!.draft, template: 'no_such_letter' } }] };
    const why: string[] = [];
    const files = filesOf(await zipOf(batch, { onProgress: (one) => why.push(one.why) }));
    assert.equal([...files.keys()].filter((name) => name.endsWith('.pdf')).length, 2);
    assert.deepEqual(
      indexOf(files).map((line) => line.printed),
      ['yes', 'no, see problems.txt', 'yes'],
    );
    const problems = files.get('problems.txt')!.toString('utf8');
    assert.match(problems, /^1 of 3 packets were not printed\./);
    assert.match(problems, /2\. .*\n {3}There is no template for the letter "no_such_letter"\./);
    assert.match(why[1]!, /no_such_letter/);
  });

  it('a final print leaves out what has a "must" standing; a draft does not', async () => {
    const batch = items(2);
    const [first] = batch[0]!.parts;
    const problem = {
      rule: 'zone-missing',
      severity: 'must' as const,
      where: 'period.zone',
      text: 'No zone.',
      remedy: 'Name it.',
      citation: 'x',
    };
    batch[0] = { parts: [{ draft: { ...first!.draft, problems: [problem] } }] };
    const final = filesOf(await zipOf(batch, { final: true }));
    assert.match(final.get('problems.txt')!.toString('utf8'), /No zone\. Name it\./);
    assert.equal([...final.keys()].filter((name) => name.endsWith('.pdf')).length, 1);
    assert.ok(!filesOf(await zipOf(batch)).has('problems.txt'));
  });

  it('same letters, same bytes, in any zone', async () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Auckland';
      const there = await zipOf(items(3));
      process.env.TZ = 'America/Los_Angeles';
      assert.ok((await zipOf(items(3))).equals(there));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('other forms go in too, each with its own line', async () => {
    const files = filesOf(await zipOf(items(1), { formats: ['pdf', 'docx', 'html', 'json'] }));
    assert.deepEqual([...files.keys()].map((name) => name.split('.').at(-1)).sort(), [
      'csv',
      'docx',
      'html',
      'json',
      'pdf',
    ]);
    assert.equal(indexOf(files).length, 4);
  });

  it('stops when it is told to: the reader gets the reason', async () => {
    const stop = new AbortController();
    let made = 0;
    const onProgress = () => {
      made++;
      if (made === 2) stop.abort();
    };
    await assert.rejects(zipOf(items(10), { signal: stop.signal, onProgress }), { code: 'batch-cancelled' });
    assert.ok(made < 10);
  });

  it('makes no more when nobody reads', async () => {
    let made = 0;
    const reading = batchLetters(items(40), { images: null, formats: ['pdf'], onProgress: () => made++ });
    await reading.next();
    await wait(700);
    const before = made;
    await wait(700);
    assert.equal(made, before);
    assert.ok(before < 40);
    await reading.return(undefined);
    await wait(50);
    assert.ok(made <= before + 1);
  });

  it('none is refused', async () => {
    await assert.rejects(zipOf([]), { code: 'batch-empty' });
  });
});

describe('what stands beside the packets', () => {
  const row = {
    provider: '=HYPERLINK("http://203.0.113.9")',
    entity: ' \t+1',
    letters: [{ instrument: '@x', reference: '-26\u202e', code: 'AAAA' }],
    files: [{ name: 'a,"b".pdf', sha256: '00', pages: 3 }],
    why: '',
  };

  it('no cell of the index is a formula, and quotes are kept', () => {
    const [line] = parse(indexText([row]), { columns: true, bom: true }) as Record<string, string>[];
    assert.equal(line!.provider, '\'=HYPERLINK("http://203.0.113.9")');
    assert.equal(line!.entity, "'  +1");
    assert.equal(line!.letters, "'@x");
    assert.equal(line!.references, "'-26[U+202E]");
    assert.equal(line!.file, 'a,"b".pdf');
  });

  it('nothing is told where nothing failed', () => {
    assert.equal(problemsText([row]), '');
    assert.match(problemsText([row, { ...row, why: 'One.\nTwo.' }]), /2\. .*\n {3}One\.\n {3}Two\.\n$/);
  });
});
