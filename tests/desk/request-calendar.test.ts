/** The calendar feed, read by hand against RFC 5545; and the reminder to look at the mailbox. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { feedText } from '../../src/desk/requests/calendar.js';
import { mailboxOf, reviewDue, reviewMailbox } from '../../src/desk/requests/mailbox.js';
import { calendarTokenStore } from '../../src/store/desk/calendar-tokens.js';
import type { Person } from '../../src/store/desk/people.js';
import { preservationBy } from './request-support.js';
import { approveBy, type ServiceDesk, serviceDesk } from './support.js';

/** Content lines, unfolded (RFC 5545, 3.1), with the octets of each physical line checked. */
function contentLines(text: string): string[] {
  assert.ok(text.endsWith('\r\n'), 'the last line ends too');
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text), 'every line ends in CRLF');
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
}

/** `NAME;PARAM=x:value` → its parts, the text escapes undone (3.3.11). */
function property(line: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? assert.fail(line);
  return {
    name,
    value: value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)),
  };
}

describe('the text of a feed', () => {
  const clock = {
    uid: 'request-clock-7@tecum',
    summary:
      'Preservation lapses: Example; Sons, Ltd \\ Zürich 東京 and a name that is long enough to be folded, case 26-0117',
    endsAt: '2027-02-22T10:00:00Z',
    citation: '18 U.S.C. 2703(f)(2)',
  };
  const lines = contentLines(
    feedText([clock, { ...clock, uid: 'plan-clock-1@tecum' }], new Date('2026-11-24T12:00:00Z')),
  );
  const all = lines.map(property);
  const values = (name: string) => all.filter((one) => one.name === name).map(({ value }) => value);

  it('opens and closes each part in order, and has what 3.6 asks of a calendar and an event', () => {
    const open: string[] = [];
    for (const { name, value } of all) {
      if (name === 'BEGIN') open.push(value);
      if (name === 'END') assert.equal(open.pop(), value);
    }
    assert.deepEqual(open, []);
    assert.equal(lines[0], 'BEGIN:VCALENDAR');
    assert.deepEqual(values('VERSION'), ['2.0']);
    assert.equal(values('PRODID').length, 1);
    assert.deepEqual(values('UID'), ['request-clock-7@tecum', 'plan-clock-1@tecum']);
    assert.deepEqual(values('DTSTAMP'), ['20261124T120000Z', '20261124T120000Z']);
    assert.ok(values('DTSTART').every((value) => value === '20270222T100000Z'));
  });

  it('escapes backslash, semicolon and comma, and keeps every sign', () => {
    assert.ok(values('SUMMARY').includes(clock.summary));
    const raw = lines.find((line) => line.startsWith('SUMMARY'))!;
    assert.ok(raw.includes('Example\\; Sons\\, Ltd \\\\ Z'));
  });

  it('reminds a week and a day before', () => {
    assert.deepEqual(values('TRIGGER').slice(0, 2).sort(), ['-P1D', '-P7D']);
    assert.equal(values('BEGIN').filter((value) => value === 'VALARM').length, 4);
    assert.ok(values('ACTION').every((value) => value === 'DISPLAY'));
  });

  it('is a calendar without a clock, too', () => {
    const empty = contentLines(feedText([], new Date('2026-11-24T12:00:00Z')));
    assert.ok(!empty.includes('BEGIN:VEVENT'));
  });
});

describe('a person’s feed', () => {
  let desk: ServiceDesk;
  let ana: Person;
  let ben: Person;
  before(async () => {
    desk = await serviceDesk();
    ana = await desk.person('Ana', 'investigator');
    ben = await desk.person('Ben', 'investigator');
    const rita = await desk.person('Rita', 'reviewer');
    const letter = await approveBy(desk, await preservationBy(desk, ana), ana, rita);
    await desk.services.requests.move(letter.id, 'served', {}, ana);
  });
  after(() => desk.close());

  it('tells case and provider, and no person, account, title or offence', async () => {
    const { calendar } = desk.services;
    const text = String(await calendar.read(await calendar.make(ana)));
    const [summary] = contentLines(text).filter((line) => line.startsWith('SUMMARY'));
    assert.match(String(summary), /^SUMMARY:Preservation lapses: Snap\\, case 26-\d+$/);
    for (const secret of ['river.fox22', 'River Fox', 'Stalking', 'Ana', 'victim'])
      assert.ok(!text.includes(secret), secret);
    const again = String(await calendar.read(await calendar.make(ana)));
    const uids = (one: string) => contentLines(one).filter((line) => line.startsWith('UID'));
    assert.deepEqual(uids(again), uids(text));
  });

  it('of somebody else holds nothing of it', async () => {
    const { calendar } = desk.services;
    assert.ok(!String(await calendar.read(await calendar.make(ben))).includes('VEVENT'));
  });

  it('ends with the address, with a new address, and with the person’s access', async () => {
    const { calendar, people, db } = desk.services;
    const first = await calendar.make(ana);
    const second = await calendar.make(ana);
    assert.equal(await calendar.read(first), null);
    assert.ok(await calendar.read(second));
    assert.ok((await calendar.of(ana))?.lastUsedAt);
    assert.ok(!JSON.stringify(await db('calendar_tokens')).includes(second), 'only its hash is stored');
    assert.equal(await calendar.revoke(ana), true);
    assert.equal(await calendar.read(second), null);
    assert.equal(await calendarTokenStore(db).ofPerson(ana.id), null);
    const third = await calendar.make(ben);
    await people.change(ben.id, { active: false });
    assert.equal(await calendar.read(third), null);
  });
});

describe('the mailbox for process', () => {
  it('is to be looked at again after 90 days, and those who keep the settings are told', async () => {
    const desk = await serviceDesk();
    try {
      const root = await desk.person('Root', 'administrator');
      const ana = await desk.person('Ana', 'investigator');
      const waits = async (person: Person) =>
        (await desk.services.home.for(person)).waiting.filter(({ href }) => href === '/settings/mailbox')
          .length;
      assert.equal(await mailboxOf(desk.services), null);
      assert.equal(await waits(root), 0, 'nothing to remind of before there is a mailbox');
      const said = { address: 'process@fox.example.org', senders: ['Ana, subpoenas'], note: '' };
      await reviewMailbox(desk.services, said, root);
      desk.turnClock(90);
      assert.equal(await waits(root), 0);
      desk.turnClock(1);
      assert.deepEqual([await waits(root), await waits(ana)], [1, 0]);
      assert.equal(reviewDue(await mailboxOf(desk.services), desk.services.now().toISOString()), true);
      await reviewMailbox(desk.services, said, root);
      assert.equal(await waits(root), 0);
      const entries = await desk.services.audit.list({ action: 'mailbox.reviewed' });
      assert.equal(entries.length, 2);
    } finally {
      await desk.close();
    }
  });
});
