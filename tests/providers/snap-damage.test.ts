/** Snap returns that are not as they should be: nothing is lost without a word. Each case was found by trying to lose something. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const legend =
  '"Target username ""river.fox22"" is associated with e-mail ""river.fox22@example.com"" and User ID ' +
  '""5f0c1d2e-0000-4000-8000-000000000022"".\nDate range searched: 2026-10-01 to 2026-11-20\ntimestamp: UTC"\r\n';
const ruler = `${'='.repeat(40)}\r\n`;
const dashes = `${'-'.repeat(40)}\r\n`;
const header =
  'content_type,message_type,conversation_id,message_id,sender_username,sender_user_id,recipient_username,text,media_id,timestamp\r\n';
const line = (id: number, text: string, media = '', time = '2026-10-02 10:00:00 UTC'): string =>
  `TEXT,TEXT,c-1,${id},river.fox22,u-22,marlow.pike,${text},${media},${time}\r\n`;
const chat = (...lines: string[]): string => legend + ruler + header + lines.join('');
const addresses = `${legend}${ruler}ip,timestamp\r\n198.51.100.7,2026-10-02 10:00:00 UTC\r\n`;
const part = (no: number, file: string, user = 'river.fox22'): string =>
  `${user}-10000001-20000002-${no}-20261202/${file}`;
const codes = (problems: { code: string }[] | undefined): string[] =>
  (problems ?? []).map((problem) => problem.code);

describe('rows that stand where none should', () => {
  it('are read below a line of one cell that is no legend', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv': chat(line(1, 'a'), 'TEXT\r\n', line(2, 'b'), line(3, 'c')),
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      rows.map((row) => row.text),
      ['a', 'b', 'c'],
    );
    assert.deepEqual(codes(summary.problems), ['rows-go-on']);
    assert.match(summary.findings[0]!, /line 8/);
  });

  it('are read below a ruler of dashes without a header', async (t) => {
    const root = tempReturn(t, { 'conversations.csv': chat(line(1, 'a')) + dashes + line(2, 'b') });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { message: 2 });
    assert.deepEqual(codes(summary.problems), ['rows-go-on']);
  });

  it('are reported where no table takes them', async (t) => {
    const root = tempReturn(t, { 'ip_data.csv': `${addresses}"another legend"\r\n1,2,3,4\r\n5,6,7,8\r\n` });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { login: 1 });
    assert.deepEqual(codes(summary.problems), ['rows-unread']);
    const entry = summary.ledger.items[0]!.fields.find((field) => field.state === 'failed');
    assert.deepEqual([entry?.count, entry?.sample], [2, '1, 2, 3, 4']);
  });

  it('keep the participants of a call whose own row is missing', async (t) => {
    const root = tempReturn(t, {
      'call_logs.csv': `${legend}${ruler}call_start,call_end,creator\r\n${dashes}username\r\nmarlow.pike\r\nsam.heron\r\n`,
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      rows.map((row) => [row.kind, row.peers]),
      [['call', ['marlow.pike', 'sam.heron']]],
    );
    assert.deepEqual(codes(summary.problems), ['call-row-missing']);
  });

  it('are read below a header without a ruler of which half is new', async (t) => {
    const renamed = header
      .replace('timestamp', 'sent_at')
      .replace('content_type', 'contentKind')
      .replace('text', 'words');
    const root = tempReturn(t, { 'conversations.csv': legend + renamed + line(1, 'a') });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { message: 1 });
    assert.deepEqual(codes(summary.problems).sort(), ['column-missing', 'ruler-missing']);
  });
});

describe('files of Snap without rows', () => {
  it('are an answer where the provider says so, also for one table of several', async (t) => {
    const root = tempReturn(t, {
      'ip_data.csv': `${addresses}${ruler}ip,first_seen_time,last_seen_time\r\nNO RESPONSIVE DATA FOUND\r\n`,
      'story.csv': `${legend}NO RESPONSIVE DATA FOUND\r\n`,
    });
    const { summary } = await readAll([root]);
    assert.deepEqual([summary.records.byKind, codes(summary.problems)], [{ login: 1 }, []]);
    for (const item of summary.ledger.items)
      assert.match(
        item.fields.find((field) => field.path === '(no responsive data)')?.why ?? '',
        /none held/,
      );
    assert.match(summary.ledger.items[1]!.why ?? '', /none held/);
  });

  it('say that there is a header and no row', async (t) => {
    const root = tempReturn(t, { 'conversations.csv': legend + ruler + header });
    const { summary } = await readAll([root]);
    assert.match(summary.ledger.items[0]!.why ?? '', /without a row/);
  });

  it('make no records of a legend, and ask for the table', async (t) => {
    const root = tempReturn(t, { 'conversations.csv': legend, 'ip_data.csv': addresses });
    const { summary } = await readAll([root]);
    assert.deepEqual([summary.records.byKind, codes(summary.problems)], [{ login: 1 }, ['legend-only']]);
  });

  it('are not taken for "none held" because the legend speaks of it', async (t) => {
    const words = legend.replace(
      'timestamp: UTC',
      'If no records were found for a table, the table is left out.',
    );
    const root = tempReturn(t, { 'memories.csv': words });
    const { summary } = await readAll([root]);
    assert.deepEqual(codes(summary.problems), ['legend-only']);
  });
});

describe('what comes twice', () => {
  it('is marked row by row, and the part is named', async (t) => {
    const subscriber = `${legend}${ruler}username,user_id,created\r\nriver.fox22,u-22,2025-02-11 09:41:12 UTC\r\n`;
    const root = tempReturn(t, {
      [`one/${part(0, 'ip_data.csv')}`]: addresses,
      [`two/${part(0, 'ip_data.csv')}`]: addresses,
      [`one/${part(0, 'subscriber_info.csv')}`]: subscriber,
      [part(1, 'subscriber_info.csv')]: subscriber,
      [part(1, 'friends_list.csv')]: `${legend}${ruler}Friends\r\nmarlow.pike\r\n`,
      [part(2, 'friends_list.csv')]: `${legend}${ruler}Friends\r\nmarlow.pike\r\nsam.heron\r\n`,
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { login: 2, account: 2, contact: 3 });
    assert.equal(rows.filter((row) => row.notes?.some((note) => note.includes('another part'))).length, 3);
    assert.deepEqual(codes(summary.problems).sort(), [
      'duplicate-rows',
      'duplicate-rows',
      'duplicate-rows',
      'file-repeated',
      'part-twice',
    ]);
  });

  it('is no repeat within one file', async (t) => {
    const root = tempReturn(t, {
      [part(0, 'conversations.csv')]: chat(line(1, 'a'), line(1, 'a')),
      [part(1, 'conversations.csv')]: chat(line(2, 'b')),
    });
    const { summary } = await readAll([root]);
    assert.deepEqual(codes(summary.problems), []);
  });
});

describe('whose file it is', () => {
  it('is told by its part folder where its legend does not, never by the legend of another account', async (t) => {
    const root = tempReturn(t, {
      [part(0, 'conversations.csv')]: chat(line(1, 'a')),
      [part(0, 'ip_data.csv', 'zed.lark')]:
        `${ruler}ip,timestamp\r\n198.51.100.7,2026-10-02 10:00:00 UTC\r\n`,
    });
    const { rows } = await readAll([root]);
    assert.deepEqual(rows.map((row) => [row.kind, row.account]).sort(), [
      ['login', 'zed.lark'],
      ['message', 'river.fox22'],
    ]);
  });
});

describe('values that are not what they should be', () => {
  it('make no position outside the Earth', async (t) => {
    const root = tempReturn(t, {
      'geo_locations.csv': `${legend}${ruler}latitude,longitude,timestamp\r\n134.1,-218.3,2026-10-02 10:00:00 UTC\r\n"39,9","-82,9",2026-10-02 10:00:01 UTC\r\n`,
    });
    const { rows } = await readAll([root]);
    assert.deepEqual(
      rows.map((row) => [row.lat, row.lon, row.rest]),
      [
        [undefined, undefined, { latitude: '134.1', longitude: '-218.3' }],
        [undefined, undefined, { latitude: '39,9', longitude: '-82,9' }],
      ],
    );
  });

  it('name every file that a media token may mean', async (t) => {
    const media = (token: string): string =>
      `chat~media_v4~2026-10-02-10-00-00UTC~a~b~saved~b~${token}~v4.mp4`;
    const root = tempReturn(t, {
      'r/conversations.csv': chat(line(1, 'a', 'b~XXXXIIIIJJJJKKKKLLLLMMMMNNNN')),
      [`r/${media('YYYYIIIIJJJJKKKKLLLLMMMMNNNN')}`]: 'one',
      [`r/${media('ZZZZIIIIJJJJKKKKLLLLMMMMNNNN')}`]: 'two',
    });
    const { rows } = await readAll([root]);
    assert.equal((rows[0]!.media as string[]).length, 2);
    assert.match(rows[0]!.notes![0]!, /2 files end so/);
  });

  it('join old media whose names have no ending', async (t) => {
    const root = tempReturn(t, {
      'r/conversations.csv': chat(line(1, 'a', 'efgh5678')),
      'r/efgh5678': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
    });
    const { rows, summary } = await readAll([root]);
    assert.match((rows[0]!.media as string[])[0]!, /^item:/);
    assert.equal(summary.ledger.setAside, 1);
  });

  it('read a file in UTF-16', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv': Buffer.from(`\ufeff${chat(line(1, 'é 🚲'))}`, 'utf16le'),
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      [summary.provider, rows[0]!.text, rows[0]!.at],
      ['snap', 'é 🚲', us('2026-10-02T10:00:00Z')],
    );
  });

  it('tell each member of a group as a party', async (t) => {
    const group =
      'content_type,message_type,conversation_id,message_id,sender_username,recipient_username,text,group_member_usernames,timestamp\r\n' +
      'TEXT,TEXT,c,1,a.one,,hi,a.one;b.two;c.three,2026-10-02 10:00:00 UTC\r\n';
    const root = tempReturn(t, { 'conversations.csv': legend + ruler + group });
    const { summary } = await readAll([root]);
    const parties = summary.accounts
      .filter((account) => account.role === 'party')
      .map((account) => account.id);
    assert.deepEqual(parties.sort(), ['a.one', 'b.two', 'c.three']);
  });

  it("leave another provider's media alone", async (t) => {
    const root = tempReturn(t, {
      'snap/conversations.csv': chat(line(1, 'a')),
      'other/linked_media/p.jpg': 'x',
    });
    const { summary } = await readAll([root]);
    assert.deepEqual(codes(summary.problems), []);
  });
});
