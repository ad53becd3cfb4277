/** Addresses and numbers written in several ways: one filter finds all, the lists show one form and keep the original. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { definitionOf } from '../../src/desk/returns/teach-files.js';
import { startWorker } from '../../src/jobs/runners.js';
import { receive } from './return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from './support.js';

const definition = `id: tide-net
version: 1
provider: tide-net
title: Tide Net's log
source: the return's own columns
parts:
  - id: log
    format: table
    recognise: { fields: [Seen, Mailbox, From] }
    kind: login
    category: login_ip_history
    fields: { Seen: { to: at }, Mailbox: { to: actor }, From: { to: ip } }
`;

/** What is in the first column stands in no other row: it tells which rows were found. */
const rows: [place: string, who: string, ip: string][] = [
  ['01', 'kim.heron@gmail.com', '2001:DB8:0:0:0:0:0:7'],
  ['02', 'Kim.Heron@gmail.com', '2001:db8::7'],
  ['03', 'kimheron@googlemail.com', '[2001:db8::7]:443'],
  ['04', 'kim.heron+news@gmail.com', '2001:db8::70'],
  ['05', 'kimherons@gmail.com', '198.51.100.7'],
  ['06', 'kim.heron@example.com', '::ffff:198.51.100.7'],
  ['07', '+1 (937) 555-0142', '198.51.100.7:8080'],
  ['08', '9375550142', '198.51.100.70'],
  ['09', 'marlow', '10.0.0.9'],
  ['10', 'marlow', '::ffff:c633:6407'],
];

let desk: TestDesk;
let agent: Agent;
let timeline: string;

before(async () => {
  desk = await testDesk();
  const worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
  const by = { email: agent.person.email, ip: '192.0.2.1' };
  await desk.services.returns.teach.save(definitionOf(definition), 'taught', by);
  const made = await desk.services.cases.create(
    { number: '26-0400', title: 'A', offence: 'Theft' },
    agent.person,
  );
  const lines = rows.map(([day, who, ip]) => `2026-10-${day}T10:00:00Z,${who},${ip}`);
  const csv = ['Seen,Mailbox,From', ...lines, ''].join('\n');
  await receive(desk.services, agent.person, made.id, [{ name: 'log.csv', bytes: Buffer.from(csv) }]);
  await worker.idle();
  timeline = `/cases/${made.id}/timeline`;
});
after(() => desk.close());

/** Days of the rows that are found, and the page. */
async function found(query: Record<string, string>): Promise<{ days: string[]; text: string }> {
  const { text, status } = await agent.get(`${timeline}?${new URLSearchParams({ ...query, zone: 'UTC' })}`);
  assert.equal(status, 200);
  return { days: [...text.matchAll(/datetime="2026-10-(\d\d)T10:00:00/g)].map(([, day]) => day!), text };
}

test('one filter finds an IPv6 address however it is written, and no other', async () => {
  for (const ip of ['2001:db8::7', '2001:DB8:0:0:0:0:0:7', '[2001:db8::7]:443', '2001:0db8:0::0007'])
    assert.deepEqual((await found({ ip })).days, ['01', '02', '03'], ip);
  assert.deepEqual((await found({ ip: '2001:db8::70' })).days, ['04']);
});

test('an IPv4 address is found with a port beside it, and within an IPv6 one in numbers or hexadecimal', async () => {
  for (const ip of ['198.51.100.7', '::ffff:198.51.100.7', '198.51.100.7:9'])
    assert.deepEqual((await found({ ip })).days, ['05', '06', '07', '10'], ip);
});

test('the beginning of an address is taken as it is typed', async () => {
  assert.deepEqual((await found({ ip: '198.51.100.' })).days, ['05', '07', '08']);
  assert.deepEqual((await found({ ip: '2001:db8:*' })).days, ['02', '04']);
  assert.deepEqual((await found({ ip: '203.0.113.7' })).days, []);
});

test('the list of addresses has one line for each, says how it is written, and what is of no open network', async () => {
  const { text } = await found({});
  const list = text.split('<caption>IP addresses')[1]!.split('</table>')[0]!;
  const lines = list
    .split('<tr>')
    .slice(2)
    .map((line) => line.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '));
  const line = (ip: string) => lines.find((one) => one.trim().startsWith(`${ip} `)) ?? '';
  assert.match(line('198.51.100.7'), /Written .*198\.51\.100\.7:8080/);
  assert.match(line('198.51.100.7'), /::ffff:c633:6407/);
  assert.match(line('198.51.100.7'), / 4 /, 'four records');
  assert.match(line('2001:db8::7'), /2001:DB8:0:0:0:0:0:7/);
  assert.match(line('10.0.0.9'), /private network/);
  assert.equal(lines.filter((one) => one.includes('198.51.100.70')).length, 1);
  assert.equal(lines.length, 5);
});

test('Gmail’s dots are told and never taken together', async () => {
  const { days, text } = await found({ person: 'kim.heron@gmail.com' });
  assert.deepEqual(days, ['01', '02'], 'case does not count, dots and another domain do');
  const hint = /Gmail delivers ([\s\S]*?) to the same mailbox/.exec(text)?.[1] ?? '';
  assert.deepEqual(
    [...hint.matchAll(/>([^<]+)<\/a>/g)].map(([, email]) => email),
    ['kim.heron+news@gmail.com', 'kimheron@googlemail.com'],
  );
  const link = /href="([^"]+)">kimheron@googlemail\.com/
    .exec(hint)![1]!
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');
  const there = await agent.get(link);
  assert.match(there.text, /datetime="2026-10-03T/);
  assert.doesNotMatch(there.text, /datetime="2026-10-01T/);
  assert.doesNotMatch((await found({ person: 'kim.heron@example.com' })).text, /Gmail delivers/);
});

test('the list of people shows the number that a text is, keeps the text, and says what was assumed', async () => {
  const { text } = await found({});
  const list = text.split('<caption>People')[1]!.split('</table>')[0]!;
  assert.match(list, />\+1 \(937\) 555-0142<\/a><span[^>]*>\+19375550142</);
  assert.match(list, />9375550142<\/a><span[^>]*>\+19375550142, taken as a number of US</);
  assert.match(list, />Kim\.Heron@gmail\.com<\/a><span[^>]*>kim\.heron@gmail\.com</);
});

test('a record says how its address is usually written', async () => {
  const { text } = await found({ ip: '2001:db8::7' });
  const href = /href="([^"]+\/records\/[^"]+)"><time datetime="2026-10-01/.exec(text)![1]!;
  const record = await agent.get(href);
  assert.match(record.text, /2001:DB8:0:0:0:0:0:7/);
  assert.match(record.text, /Usually written 2001:db8::7\./);
});

test('an export of the same view has the same records', async () => {
  const caseId = timeline.split('/')[2]!;
  const made = await agent.post(`/cases/${caseId}/export?ip=2001%3Adb8%3A%3A7`, {
    format: 'csv',
    reason: 'for the file',
  });
  assert.equal(made.status, 200);
  assert.equal(made.text.split('\n').filter((line) => /2026-10-\d\d/.test(line)).length, 3);
});
