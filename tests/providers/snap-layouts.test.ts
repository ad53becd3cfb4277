/** What Snap's files have looked like, and what goes wrong with them: each small file is written here. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const legend =
  '"Target username ""river.fox22"" is associated with e-mail ""river.fox22@example.com"" and User ID ' +
  '""5f0c1d2e-0000-4000-8000-000000000022"".\nDate range searched: 2026-10-01 to 2026-11-20\ntimestamp: UTC"\r\n';
const ruler = `${'='.repeat(40)}\r\n`;
const header =
  'content_type,message_type,conversation_id,message_id,sender_username,sender_user_id,recipient_username,text,media_id,timestamp\r\n';
const line = (id: number, text: string, time: string, media = ''): string =>
  `TEXT,TEXT,c-1,${id},river.fox22,u-22,marlow.pike,${text},${media},${time}\r\n`;
const codes = (problems: { code: string }[] | undefined): string[] =>
  (problems ?? []).map((problem) => problem.code);

describe('parts of a Snap return', () => {
  it('reads all parts together and names the one that is missing, also for a user name with hyphens', async (t) => {
    const folder = (part: number): string =>
      `odd-name-22-10000001-20000002-${part}-20260412/conversations.csv`;
    const root = tempReturn(t, {
      [folder(0)]: legend + ruler + header + line(1, 'a', '2026-10-02 10:00:00 UTC'),
      [folder(1)]: legend + ruler + header + line(2, 'b', '2026-10-03 10:00:00 UTC'),
      [folder(3)]: legend + ruler + header + line(3, 'c', '2026-10-04 10:00:00 UTC'),
    });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { message: 3 });
    assert.equal(summary.layout, 'csv-parts');
    const missing = summary.problems?.filter((problem) => problem.code === 'part-missing') ?? [];
    assert.match(missing[0]!.text, /^Part 2 of request 10000001-20000002 \(odd-name-22\)/);
  });

  it('recognises a return without conversations', async (t) => {
    const root = tempReturn(t, {
      'subscriber_info.csv': `${legend}${ruler}username,user_id,created\r\nriver.fox22,u-22,2025-02-11 09:41:12 UTC\r\n`,
    });
    const { summary } = await readAll([root]);
    assert.equal(summary.provider, 'snap');
    assert.deepEqual(summary.records.byKind, { account: 1 });
  });

  it('takes the other set of file names', async (t) => {
    const root = tempReturn(t, {
      'friends.csv': `${legend}${ruler}username,user_id,display_name\r\nmarlow.pike,u-77,Marlow\r\nsam.heron,u-99,Sam\r\n`,
      'login_history.csv': `${legend}${ruler}ip,login_time,country,carrier\r\n203.0.113.77,2026-10-02 10:00:00 UTC,US,Example\r\n`,
    });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { contact: 2, login: 1 });
    assert.deepEqual(summary.drift, []);
  });
});

describe('times in a Snap return', () => {
  it('reads the three spellings as UTC and keeps what is no time as text', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv':
        legend +
        ruler +
        header +
        line(1, 'a', '2026-10-02 10:00:00 UTC') +
        line(2, 'b', 'Fri Oct 02 10:00:01 UTC 2026') +
        line(3, 'c', 'Oct 02 2026 10:00:02 UTC') +
        line(4, 'd', 'yesterday'),
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      rows.map((row) => row.at),
      [us('2026-10-02T10:00:00Z'), us('2026-10-02T10:00:01Z'), us('2026-10-02T10:00:02Z'), undefined],
    );
    assert.deepEqual([rows[3]!.at_text, rows[3]!.at_basis], ['yesterday', 'unreadable']);
    assert.equal(summary.period?.from, '2026-10-02T10:00:00Z');
  });
});

describe('headers and rulers of Snap tables', () => {
  it('reads a table whose ruler is missing, and says so', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv':
        legend + header + line(1, 'a', '2026-10-02 10:00:00 UTC') + line(2, 'b', '2026-10-03 10:00:00 UTC'),
    });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { message: 2 });
    assert.ok(codes(summary.problems).includes('ruler-missing'));
  });

  it('counts the rows under a renamed header, reports drift, and keeps the values', async (t) => {
    const renamed = header.replace('content_type', 'contentKind').replace('timestamp', 'sent_at');
    const root = tempReturn(t, {
      'conversations.csv': legend + ruler + renamed + line(1, 'a', '2026-10-02 10:00:00 UTC'),
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { message: 1 });
    assert.ok(codes(summary.problems).includes('column-missing'));
    assert.match(summary.drift.join(' '), /timestamp.*sent_at/);
    assert.equal(rows[0]!.at, undefined);
    assert.equal(rows[0]!.rest?.sent_at, '2026-10-02 10:00:00 UTC');
  });

  it('reads columns by name where they stand in another order', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv': `${legend}${ruler}timestamp,text,recipient_username,message_type,sender_username,media_id\r\n2026-10-02 10:00:00 UTC,hello,marlow.pike,TEXT,river.fox22,\r\n`,
    });
    const { rows } = await readAll([root]);
    assert.deepEqual(
      [rows[0]!.actor, rows[0]!.peers, rows[0]!.text],
      ['river.fox22', ['marlow.pike'], 'hello'],
    );
  });

  it('takes old headers with blanks for the same columns', async (t) => {
    const root = tempReturn(t, {
      'ip_data.csv': `${legend}${ruler}ip,first seen time,last seen time\r\n203.0.113.77,Sat Oct 24 21:30:00 UTC 2026,Thu Nov 19 20:02:11 UTC 2026\r\n`,
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual([rows[0]!.at, rows[0]!.until], [us('2026-10-24T21:30:00Z'), us('2026-11-19T20:02:11Z')]);
    assert.deepEqual(summary.drift, []);
  });

  it('reads the layout with dashes, unquoted legends and several blocks', async (t) => {
    const dashes = `${'-'.repeat(27)}\r\n`;
    const root = tempReturn(t, {
      'ip_data.csv':
        'Target username ""river.fox22"" is associated with User ID ""5f0c1d2e-0000-4000-8000-000000000022""\r\n' +
        'Date range searched: 2026-10-01 00:00:00 UTC to 2026-11-20 23:59:59 UTC\r\n' +
        `${dashes}Data legend, first\r\nip: Address, as seen by Snap\r\n${ruler}ip,timestamp\r\n` +
        `203.0.113.77,2026-10-02 10:00:00 UTC\r\n203.0.113.78,2026-10-02 10:00:01 UTC\r\n` +
        `${dashes}Data legend, second\r\n${ruler}ip,timestamp,source_port_number\r\n203.0.113.79,2026-10-02 10:00:02 UTC,5100\r\n` +
        `${dashes}Data legend, third\r\n${ruler}ip,timestamp\r\nNO RESPONSIVE DATA FOUND\r\n`,
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      rows.map((row) => [row.ip, row.port]),
      [
        ['203.0.113.77', undefined],
        ['203.0.113.78', undefined],
        ['203.0.113.79', 5100],
      ],
    );
    assert.equal(summary.accounts[0]?.id, 'river.fox22');
  });

  it('survives a legend whose quotes are not doubled', async (t) => {
    const naive =
      '"Target username "river.fox22", e-mail "river.fox22@example.com" and User ID "5f0c1d2e-0000-4000-8000-000000000022".\n' +
      'Date range searched: 2026-10-01 to 2026-11-20\ntext: What was said"\r\n';
    const root = tempReturn(t, {
      'conversations.csv': naive + ruler + header + line(1, 'a', '2026-10-02 10:00:00 UTC'),
    });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { message: 1 });
    assert.ok(summary.accounts.some((account) => account.id === 'river.fox22' && account.role === 'subject'));
  });

  it('does not take a message of signs for a ruler', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv':
        legend +
        ruler +
        header +
        line(1, '==========', '2026-10-02 10:00:00 UTC') +
        line(2, '-----', '2026-10-02 10:00:01 UTC'),
    });
    const { rows } = await readAll([root]);
    assert.deepEqual(
      rows.map((row) => row.text),
      ['==========', '-----'],
    );
  });

  it('reads a CSV of a new kind as other, and reports it', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv': legend + ruler + header + line(1, 'a', '2026-10-02 10:00:00 UTC'),
      'brand_new_2027.csv': `${legend}${ruler}wing,beak\r\nleft,short\r\nright,long\r\n`,
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { message: 1, other: 2 });
    assert.ok(rows.some((row) => row.rest?.wing === 'left' && row.rest?.beak === 'short'));
    assert.match(summary.drift.join(' '), /wing, beak/);
  });

  it('leaves a file of a known name that holds nothing it knows to the generic reader, and says so', async (t) => {
    const root = tempReturn(t, {
      'conversations.csv': legend + ruler + header + line(1, 'a', '2026-10-02 10:00:00 UTC'),
      'memories.csv': 'Something quite different\r\nand not a table\r\n',
    });
    const { summary } = await readAll([root]);
    assert.ok(codes(summary.problems).includes('header-unknown'));
    assert.equal(summary.ledger.generic, 1);
  });
});

describe('calls in a Snap return', () => {
  it('have their participants with a title or without, in one column or several', async (t) => {
    const dashes = `${'-'.repeat(27)}\r\n`;
    const call = (time: string): string =>
      `${ruler}call_start,call_end,creator,connection result\r\nOct 02 2026 10:0${time} UTC,Oct 02 2026 10:05:00 UTC,river.fox22,CONNECTED\r\n${dashes}`;
    const root = tempReturn(t, {
      'call_logs.csv':
        `${legend}${call('0:00')}username\r\nriver.fox22\r\nmarlow.pike\r\n` +
        `${call('1:00')}Participants\r\nusername\r\nriver.fox22\r\nsam.heron\r\n` +
        `${call('2:00')}username,join_time\r\nwren.teal,Oct 02 2026 10:02:00 UTC\r\n`,
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { call: 3 });
    assert.deepEqual(
      rows.map((row) => row.peers),
      [['marlow.pike'], ['sam.heron'], ['wren.teal']],
    );
  });
});

describe('media of a Snap return', () => {
  it('keeps apart two files of one name in two parts', async (t) => {
    const name = (part: number, file: string): string =>
      `river.fox22-10000001-20000002-${part}-20261202/${file}`;
    const media =
      'chat~media_v4~2026-10-02-10-00-00UTC~river.fox22~marlow.pike~saved~b~AAAABBBBCCCCDDDDEEEEFFFFGGGG~v4.jpeg';
    const root = tempReturn(t, {
      [name(0, 'conversations.csv')]:
        legend + ruler + header + line(1, 'a', '2026-10-02 10:00:00 UTC', 'b~AAAABBBBCCCCDDDDEEEEFFFFGGGG'),
      [name(0, media)]: 'one',
      [name(1, 'conversations.csv')]:
        legend + ruler + header + line(2, 'b', '2026-10-03 10:00:00 UTC', 'b~AAAABBBBCCCCDDDDEEEEFFFFGGGG'),
      [name(1, media)]: 'two',
    });
    const { rows, summary } = await readAll([root]);
    const paths = rows.map(
      (row) => summary.ledger.items[Number((row.media as string[])[0]!.replace('item:', ''))]!.path,
    );
    assert.match(paths[0]!, /-0-20261202\//);
    assert.match(paths[1]!, /-1-20261202\//);
  });
});
