/** Record pages that are not as they should be: nothing is lost without a word. Each case was found by trying to lose something. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { block, fields, page, request, section } from './meta-page.js';
import { type Read, readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const codes = ({ summary }: Read): string[] => (summary.problems ?? []).map((problem) => problem.code);
const [first, second] = ['2026-10-02 10:00:00 UTC', '2026-10-03 11:00:00 UTC'];
const br = '<div class="p"></div>';

/** A page of one account with these sections. */
const account = (...sections: string[]): string => page(request('Instagram', '22') + sections.join(''));

const messages = section(
  'unified_messages',
  'Unified Messages',
  block(
    'Thread',
    ` (5)${fields(
      ['Author', 'a.one (Instagram: 11)'],
      ['Sent', first!],
      ['Body', 'hello there my friend'],
      ['Author', 'b.two (Instagram: 22)'],
      ['Sent', second!],
      ['Body', 'bye'],
    )}`,
  ),
);

describe('a record page that was cut', () => {
  const whole = account(messages);
  const read = async (t: Parameters<typeof tempReturn>[0], text: string): Promise<Read> =>
    readAll([tempReturn(t, { 'records.html': text })]);

  it('is told from one that is whole', async (t) => {
    assert.deepEqual(codes(await read(t, whole)), []);
  });

  for (const [where, end] of [
    ['in a message', 'my friend'],
    ['in a tag', '<div class="t i">Body'],
    ['between two sections', '<div id="property-unified'],
  ] as const) {
    it(`is reported when it ends ${where}`, async (t) => {
      const cut = await read(t, whole.slice(0, whole.indexOf(end) + 4));
      assert.deepEqual(codes(cut), ['page-cut']);
    });
  }

  it('keeps what stands before the cut', async (t) => {
    const { rows } = await read(t, whole.slice(0, whole.indexOf('my friend')));
    assert.deepEqual(
      rows.filter((row) => row.kind === 'message').map((row) => row.text),
      ['hello there'],
    );
  });
});

describe('values of a record page', () => {
  it("are somebody's words also where they are those of an empty section", async (t) => {
    const words = messages.replace('bye', 'No responsive records located');
    const { rows } = await readAll([tempReturn(t, { 'records.html': account(words) })]);
    assert.deepEqual(
      rows.filter((row) => row.kind === 'message').map((row) => row.text),
      ['hello there my friend', 'No responsive records located'],
    );
  });

  it('are no addresses or ports that cannot be', async (t) => {
    const logins = fields(
      ['IP Address', 'unknown'],
      ['Time', first!],
      ['IP Address', '198.51.100.10:99999'],
      ['Time', second!],
    );
    const { rows } = await readAll([
      tempReturn(t, { 'records.html': account(section('ip_addresses', 'Ip Addresses', logins)) }),
    ]);
    assert.deepEqual(
      rows.filter((row) => row.kind === 'login').map((row) => [row.ip, row.port, row.rest]),
      [
        [undefined, undefined, { 'IP Address': 'unknown' }],
        ['198.51.100.10', undefined, { 'IP Address': '198.51.100.10:99999' }],
      ],
    );
  });

  it('are read from a page in UTF-16', async (t) => {
    const bytes = Buffer.from(`\ufeff${account(messages.replace('bye', 'café 🚲'))}`, 'utf16le');
    const { rows, summary } = await readAll([tempReturn(t, { 'records.html': bytes })]);
    assert.equal(summary.provider, 'meta-instagram');
    assert.ok(rows.some((row) => row.text === 'café 🚲'));
  });

  it('find their media also where a tool wrote its name in capitals', async (t) => {
    const photos = section(
      'photos',
      'Photos',
      fields(['Linked Media File:', 'linked_media/photos_1.jpg'], ['Id', '1']),
    );
    const found = await readAll([
      tempReturn(t, { 'R/RECORDS.HTML': account(photos), 'R/LINKED_MEDIA/PHOTOS_1.JPG': 'x' }),
    ]);
    assert.deepEqual(codes(found), []);
    assert.match(JSON.stringify(found.rows.find((row) => row.kind === 'media')?.media), /item:\d/);
  });
});

describe('words that stand in no block', () => {
  it('are reported, also between the messages of a thread', async (t) => {
    const odd = messages.replace(
      block('Author', 'b.two (Instagram: 22)'),
      `Stray words${block('Author', 'b.two (Instagram: 22)')}`,
    );
    const read = await readAll([tempReturn(t, { 'records.html': account(odd) })]);
    assert.deepEqual([read.summary.records.byKind, codes(read)], [{ account: 1, message: 2 }, ['new-label']]);
    const tally = read.summary.ledger.items[0]!.fields.find((field) => field.sample === 'Stray words');
    assert.equal(tally?.state, 'unknown');
  });

  it('and blocks in no section stand in the ledger', async (t) => {
    const odd = account(messages).replace('<body>', `<body>${block('Links', 'one')}${block('More', 'two')}`);
    const { summary } = await readAll([tempReturn(t, { 'records.html': odd })]);
    const tally = summary.ledger.items[0]!.fields.find((field) => field.path === '(blocks outside sections)');
    assert.deepEqual([tally?.state, tally?.count], ['unknown', 2]);
  });
});

describe('records within a block', () => {
  it('are told apart in one message block of a log', async (t) => {
    const message = (id: string, time: string): string =>
      fields(
        ['Timestamp', time],
        ['Message Id', id],
        ['Sender', '19375550142'],
        ['Recipients', '19375550177'],
      );
    const log = section(
      'message_log',
      'Message Log',
      block('Message', message('m1', first!) + message('m2', second!)),
    );
    const { rows } = await readAll([tempReturn(t, { 'records.html': account(log) })]);
    assert.deepEqual(
      rows.filter((row) => row.kind === 'message').map((row) => [row.rest?.['Message Id'], row.at]),
      [
        ['m1', us('2026-10-02T10:00:00Z')],
        ['m2', us('2026-10-03T11:00:00Z')],
      ],
    );
  });

  it('are one call with its events, also where no block holds them together', async (t) => {
    const event = (type: string, time: string): string =>
      fields(['Type', type], ['Timestamp', time], ['From', '19375550142'], ['To', '19375550177']);
    const call = (id: string, events: string): string =>
      fields(['Call Id', id], ['Call Creator', '19375550142']) + events;
    const log = section(
      'call_logs',
      'Call Logs',
      call('A', event('offer', first!)) +
        call('B', event('offer', second!) + event('accept', '2026-10-03 11:00:09 UTC')),
    );
    const { rows } = await readAll([tempReturn(t, { 'records.html': account(log) })]);
    assert.deepEqual(
      rows
        .filter((row) => row.kind === 'call')
        .map((row) => [row.rest?.['Call Id'], (row.rest!.events as unknown[]).length]),
      [
        ['A', 1],
        ['B', 2],
      ],
    );
  });

  it('are the groups of which the account is part, each list with its own count', async (t) => {
    const group = (title: string, said: number): string =>
      block(title, fields(['Id', title], ['Participants', `${said} Total${br}19375550142${br}19375550177`]));
    const groups = section('groups', 'Groups', group('Owned Groups', 2) + group('Participating Groups', 3));
    const read = await readAll([tempReturn(t, { 'records.html': account(groups) })]);
    assert.deepEqual(
      read.rows.filter((row) => row.kind === 'group').map((row) => [row.rest?.Id, row.peers]),
      [
        ['Owned Groups', ['19375550142', '19375550177']],
        ['Participating Groups', ['19375550142', '19375550177']],
      ],
    );
    assert.deepEqual(codes(read), ['count-disagrees']);
  });

  it('are found below a title that stands twice', async (t) => {
    const groups = fields(['Name', 'one'], ['Id', '1'], ['Name', 'two'], ['Id', '2']);
    const twice = section(
      'shares',
      'Shared Content',
      block('Shared Content', groups.replaceAll('Name', 'Title')),
    );
    const { rows } = await readAll([tempReturn(t, { 'records.html': account(twice) })]);
    assert.deepEqual(
      rows.filter((row) => row.kind === 'post').map((row) => row.rest?.Id),
      ['1', '2'],
    );
  });
});
