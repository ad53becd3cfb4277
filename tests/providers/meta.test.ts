/** Meta's legal return: one content in four markups must give the same records. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { type Read, type Row, readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const folder = projectPath('providers', 'meta-facebook', 'example');
const markups = ['minified', 'class', 'inline', 'table'] as const;

/** A record without what differs between markups: where it stands, and that a page break cut it. */
function content(row: Row): Record<string, unknown> {
  const { seq: _seq, offset: _offset, length: _length, item: _item, media, notes, ...rest } = row;
  const kept = notes?.filter((note) => !note.includes('page break')) ?? [];
  return { ...rest, media: (media as string[] | undefined)?.length, notes: kept };
}

/** The files of an example, to be written elsewhere. */
function filesOf(markup: string, prefix: string): Record<string, Buffer> {
  const root = join(folder, `input-${markup}`);
  const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [prefix + path.slice(root.length + 1), readFileSync(path)];
    }),
  );
}

describe('the Meta examples', () => {
  const reads = new Map<string, Read>();
  before(async () => {
    for (const markup of markups) reads.set(markup, await readAll([join(folder, `input-${markup}`)]));
  });

  for (const markup of markups) {
    it(`gives the figures that were counted from the input (${markup})`, () => {
      const { summary } = reads.get(markup)!;
      assertExpected(summary, join(folder, 'expected.json'));
      assert.equal(summary.layout, markup);
    });
  }

  for (const markup of markups.slice(1)) {
    it(`gives the same records as the newest markup (${markup})`, () => {
      const of = (name: string): unknown[] =>
        reads
          .get(name)!
          .rows.map(content)
          .map((row) => JSON.stringify(row, Object.keys(row).sort()))
          .sort();
      assert.deepEqual(of(markup), of('minified'));
    });
  }

  it('reads an address, its port, and never guesses one for a bare IPv6', () => {
    const logins = reads.get('minified')!.rows.filter((row) => row.kind === 'login');
    assert.deepEqual(
      logins.map((row) => [row.ip, row.port]),
      [
        ['203.0.113.77', 51514],
        ['198.51.100.23', undefined],
        ['2001:db8::1f', 59483],
        ['2001:db8:0:1::5', undefined],
        ['203.0.113.77', 40022],
        ['198.51.100.24', 22859],
      ],
    );
    assert.equal(logins[1]!.at, us('2026-11-12T06:15:33Z'));
    assert.deepEqual(logins[1]!.notes, ['IP Address: joined across a page break']);
  });

  it('keeps the type of a call apart from the type of an attachment', () => {
    const { rows } = reads.get('minified')!;
    const call = rows.find((row) => row.kind === 'call')!;
    assert.deepEqual(call.rest?.['Call Record'], { Type: 'audio', Missed: 'false', Duration: '185' });
    assert.equal(call.until, us('2026-11-18T22:48:05Z'));
    const message = rows.find((row) => row.text === 'this frame')!;
    assert.equal((message.rest!.Attachments as Record<string, string>).Type, 'image/jpeg');
    assert.equal((message.media as string[]).length, 1);
  });

  it('takes a picture and its linked file for one', () => {
    const photos = reads.get('inline')!.rows.filter((row) => row.kind === 'media');
    assert.deepEqual(
      photos.map((row) => [(row.media as string[]).length, row.rest?.Id]),
      [
        [1, '770001'],
        [1, '770002'],
      ],
    );
  });

  it('tells the other side of each message, and the thread once', () => {
    const group = reads
      .get('minified')!
      .rows.filter((row) => row.thread === '340282366841710300949128222222222222222');
    assert.deepEqual(group[0]!.peers, ['17841400000000022', '17841400000000077']);
    const said = group.map(
      (row) => (row.rest?.thread as Record<string, string> | undefined)?.['Thread Name'],
    );
    assert.deepEqual(said, ['Bike night', undefined, undefined, undefined]);
  });

  it('points each record to its own bytes', () => {
    const { rows, summary } = reads.get('minified')!;
    const row = rows.find((one) => one.text === 'café at noon? 🚲 <3 & "cash"' && one.item === 5)!;
    const file = summary.ledger.items[row.item as number]!.path.replace('input-minified/', '');
    const bytes = readFileSync(join(folder, 'input-minified', file));
    const cut = bytes
      .subarray(row.offset as number, (row.offset as number) + (row.length as number))
      .toString('utf8');
    assert.match(cut, /^<div class="t i">Author/);
    assert.match(cut, /café at noon\? 🚲 &lt;3 &amp;/);
    assert.doesNotMatch(cut, /first line/);
  });

  it('says of each empty section that it was asked and none is held', () => {
    const entry = reads
      .get('minified')!
      .summary.ledger.items.find((item) => item.path.endsWith('/records.html'))!;
    const none = entry.fields.filter((field) => /none held/.test(field.why ?? '')).map((field) => field.path);
    assert.deepEqual(none, ['property-incoming_follow_requests', 'property-ncmec_reports']);
  });

  it('keeps the records of a preservation apart, those included that the records lack', () => {
    const { rows, summary } = reads.get('minified')!;
    const only = rows.filter((row) => row.text === 'delete this after: 40 each, no receipts');
    assert.deepEqual(
      only.map((row) => summary.ledger.items[row.item as number]!.table),
      ['preservation-1'],
    );
  });

  it('reads the same with a folder around everything', async (t) => {
    const { summary } = await readAll([tempReturn(t, filesOf('minified', 'download/river/'))]);
    assert.equal(summary.records.total, 50);
    assert.deepEqual(summary.findings, []);
  });

  it('misses a linked preservation and a linked picture that did not come', async (t) => {
    const files = filesOf('minified', '');
    delete files['preservation-1.html'];
    delete files['linked_media/photos_770002.png'];
    const { summary, rows } = await readAll([tempReturn(t, files)]);
    assert.deepEqual((summary.problems ?? []).map((problem) => problem.code).sort(), [
      'linked-media-missing',
      'linked-page-missing',
    ]);
    const photo = rows.find((row) => row.rest?.Id === '770002')!;
    assert.deepEqual(photo.media, ['linked_media/photos_770002.png']);
  });
});
