/** The questions of a letter's own: shown by group, read by type, kept when something is wrong, checked while one types. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Request } from '../../src/desk/requests/requests.js';
import { formOf, idsIn, type Letters, lettersOf, sendForm } from './letters-support.js';
import { type Agent, type TestDesk, testDesk } from './support.js';
import { textOf } from './wizard-support.js';

let desk: TestDesk;
let ana: Agent;
let ben: Agent;
let letters: Letters;
let warrant: Request;

before(async () => {
  desk = await testDesk();
  ana = await desk.signIn('investigator');
  ben = await desk.signIn('investigator');
  letters = await lettersOf(desk, ana, '26-0601');
  warrant = await letters.draft('snap.search_warrant');
});
after(() => desk.close());

const show = async (one: Request) => (await ana.get(letters.at(one))).text;

describe('the form of a search warrant', () => {
  it('asks what the warrant needs, and not what kind of subpoena it is', async () => {
    const html = await show(warrant);
    assert.match(html, /name="f-court_name"/);
    assert.doesNotMatch(html, /name="authorityKind"|What kind of subpoena/);
    assert.match(await show(await letters.draft('snap.subpoena')), /name="authorityKind"/);
  });

  it('lists open questions as links, by group, and each leads to its field', async () => {
    const html = await show(warrant);
    const list = html.slice(
      html.indexOf('still open:'),
      html.indexOf('</section>', html.indexOf('still open:')),
    );
    const links = [...list.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
    assert.ok(links.length >= 10, `${links.length} open questions`);
    assert.equal(new Set(links).size, links.length);
    const ids = idsIn(html);
    assert.deepEqual(
      links.filter((id) => !ids.has(id) && !ids.has(`${id}-day`)),
      [],
    );
    assert.match(textOf(list), /Court and prosecutor: Name of the court/);
    assert.doesNotMatch(list, /The letter does not say/);
  });

  it('folds groups that are all optional, until one of their questions is answered', async () => {
    const state = (html: string) => /<details[^>]*id="g-state-law"[^>]*>/.exec(html)?.[0] ?? '';
    assert.match(state(await show(warrant)), /data-live-group>$/);
    await sendForm(ana, letters.at(warrant), { 'f-shield_statement': 'The matter concerns no such care.' });
    assert.match(state(await show(warrant)), /data-live-group open>$/);
    assert.match(await show(warrant), /<div id="g-court-and-prosecutor"/);
  });
});

describe('wrong answers', () => {
  const wrong = {
    'f-court_name': 'Fox Court',
    'f-production_days': 'two weeks',
    'f-execute_by-day': '31',
    'f-execute_by-month': '2',
    'f-execute_by-year': '2027',
    'f-account_nexus-0-account': 'river.fox22',
    'f-account_nexus-0-why': 'It sent <b>every</b> message.\nSee page 4.',
    'f-night_service': 'no',
  };

  it('are said beside their fields, everything typed is kept, and nothing is saved', async () => {
    const facts = (await letters.now(warrant)).facts;
    const answer = await sendForm(ana, letters.at(warrant), wrong);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="f-production_days-error"[^>]*>.*?Enter a number, like 90/s);
    assert.match(answer.text, /id="f-execute_by-error"[^>]*>.*?must be a real date/s);
    const back = formOf(answer.text);
    for (const [name, value] of Object.entries(wrong)) assert.equal(back[name], value, name);
    assert.deepEqual((await letters.now(warrant)).facts, facts);
  });

  it('a moment without its day, a time that is none, a zone from nowhere', async () => {
    const one = await letters.draft('comcast.subpoena');
    const cases: [Record<string, string>, RegExp][] = [
      [{ 'ip-0-time': '14:05' }, /Enter the day as well as the time/],
      [
        { 'ip-0-day': '3', 'ip-0-month': '11', 'ip-0-year': '2026', 'ip-0-time': '25:00' },
        /Enter the time of day/,
      ],
      [
        {
          'ip-0-day': '3',
          'ip-0-month': '11',
          'ip-0-year': '2026',
          'ip-0-time': '14:05',
          'ip-0-zone': 'Ohio',
        },
        /Choose a time zone from the list/,
      ],
      [{ 'ip-0-port': '70000' }, /Enter a port from 1 to 65535/],
    ];
    for (const [change, words] of cases) {
      const answer = await sendForm(ana, letters.at(one), change);
      assert.equal(answer.status, 422, String(words));
      assert.match(answer.text, words);
      for (const [name, value] of Object.entries(change))
        if (name !== 'ip-0-zone') assert.equal(formOf(answer.text)[name], value, name);
    }
    assert.equal((await letters.now(one)).facts.identifiers[0]?.at, undefined);
  });
});

describe('right answers', () => {
  it('are kept by their types; empty rows are left out, and come again on the page', async () => {
    const answer = await sendForm(ana, letters.at(warrant), {
      'f-court_name': 'Fox Court',
      'f-production_days': '1,014',
      'f-execute_by-day': '1',
      'f-execute_by-month': '12',
      'f-execute_by-year': '2026',
      'f-night_service': 'no',
      'f-attribution': 'yes',
      'f-account_nexus-1-account': 'river.fox22',
      'f-account_nexus-1-why': 'It sent every message.',
    });
    assert.equal(answer.status, 303);
    const { fields } = (await letters.now(warrant)).facts;
    assert.equal(fields.court_name, 'Fox Court');
    assert.equal(fields.production_days, 1014);
    assert.equal(fields.execute_by, '2026-12-01');
    assert.equal(fields.night_service, false);
    assert.equal(fields.attribution, true);
    assert.deepEqual(fields.account_nexus, [{ account: 'river.fox22', why: 'It sent every message.' }]);
    const rows = [...(await show(warrant)).matchAll(/name="f-account_nexus-(\d)-account"/g)].map(
      ([, row]) => row,
    );
    assert.deepEqual(rows, ['0', '1', '2']);
  });

  it('a form sent back as it came changes nothing', async () => {
    const { facts } = await letters.now(warrant);
    assert.equal((await sendForm(ana, letters.at(warrant))).status, 303);
    assert.deepEqual((await letters.now(warrant)).facts, facts);
  });

  it('an IP address with its moment and port stands in the letter, with the zone it was given in', async () => {
    const one = await letters.draft('comcast.preservation');
    await sendForm(ana, letters.at(one), {
      'ip-0-day': '3',
      'ip-0-month': '11',
      'ip-0-year': '2026',
      'ip-0-time': '9:05:07',
      'ip-0-zone': 'America/New_York',
      'ip-0-port': '51820',
    });
    const [ip] = (await letters.now(one)).facts.identifiers;
    assert.equal(ip?.at, '2026-11-03T09:05:07-05:00');
    assert.equal(ip?.port, 51820);
    const page = await show(one);
    assert.match(textOf(page), /198\.51\.100\.23/);
    assert.equal(formOf(page)['ip-0-zone'], 'UTC-05:00');
    assert.match(textOf(page), /51820/);
  });

  it('an answer opens the question that belongs to it, and closes it again', async () => {
    const subpoena = await letters.draft('google.subpoena');
    const made = await ana.post(letters.at(subpoena, '/follow-up'), { instrument: 'ndo_2705b' });
    const address = String(made.headers.location);
    assert.doesNotMatch((await ana.get(address)).text, /name="f-adverse_evidence"/);
    await sendForm(ana, address, { 'f-adverse_results': ['evidence'] });
    const open = (await ana.get(address)).text;
    assert.match(open, /name="f-adverse_evidence"/);
    assert.match(open, /href="#f-adverse_evidence"/);
    await sendForm(ana, address, { 'f-adverse_results': ['flight'] });
    assert.doesNotMatch((await ana.get(address)).text, /name="f-adverse_evidence"/);
  });
});

describe('the check while one types', () => {
  it('answers with the page as it would be, and saves nothing', async () => {
    const { facts } = await letters.now(warrant);
    const address = letters.at(warrant);
    const open = (html: string) => [...html.matchAll(/href="#f-/g)].length;
    const before = open(await show(warrant));
    const answer = await sendForm(ana, address, { 'f-sealing': 'no' }, `${address}/check`);
    assert.equal(answer.status, 200);
    assert.equal(open(answer.text), before - 1);
    assert.match(answer.text, /data-live="problems"/);
    assert.match(answer.text, /data-live="letter"/);
    assert.deepEqual((await letters.now(warrant)).facts, facts);
  });

  it('says what cannot be read, and is not there for whoever may not see the case', async () => {
    const address = `${letters.at(warrant)}/check`;
    const answer = await sendForm(ana, letters.at(warrant), { 'f-production_days': 'x' }, address);
    assert.match(answer.text, /Enter a number, like 90/);
    assert.equal((await ben.post(address, {})).status, 404);
  });
});

describe('one warrant for several providers', () => {
  it('is drafted from the plan, named for all, and stands at each of its steps', async () => {
    await ana.post(letters.at(warrant, '/move'), {
      to: 'withdrawn',
      'note-withdrawn': 'One for both instead.',
    });
    const plan = `/plan/${letters.planId}`;
    const offered = (await ana.get(plan)).text;
    assert.match(offered, /Draft one warrant for these/);
    const steps = [...offered.matchAll(/name="step" value="([a-z]+\.search_warrant)"/g)].map(
      ([, id = '']) => id,
    );
    const answer = await ana.post(`${plan}/letters`, { one: 'yes', step: [...new Set(steps)] });
    const page = await ana.get(String(answer.headers.location));
    assert.match(page.text, /<title>Search warrant to Snap, Comcast \(Xfinity\) and Google/);
    const again = await ana.get(plan);
    const opened = textOf(again.text).match(/Open 26-0601-\d+ Draft/g) ?? [];
    const number = /Request (26-0601-\d+)/.exec(textOf(page.text))?.[1];
    assert.equal(opened.filter((words) => words === `Open ${number} Draft`).length, 3);
    assert.doesNotMatch(again.text, /Draft one warrant for these/);
  });
});
