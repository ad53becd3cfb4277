/** The wizard and the plan in a browser: the emergency and its release, "I do not know", a question of the reviewer, two plans compared. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Person } from '../../src/store/desk/people.js';
import { addPerson } from '../web/support.js';
import { type Hands, handsOn } from './plan-support.js';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

let desk: BrowserDesk;
let hands: Hands;
let ana: Person;
let ben: Person;
let rita: Person;

before(async () => {
  if (noBrowser) return;
  desk = await startBrowserDesk();
  hands = handsOn(desk);
  await desk.services.settings.setAgency({ state: 'OH' }, 'test', desk.services.now().toISOString());
  ana = await addPerson(desk.services, 'Reyes', ['investigator']);
  ben = await addPerson(desk.services, 'Boone', ['investigator']);
  rita = await addPerson(desk.services, 'Ortiz', ['reviewer']);
});
after(async () => {
  await desk?.close();
});

/** Accounts on a page, then what they were understood as. */
async function accounts(lines: string): Promise<void> {
  await desk.page.locator('#accounts').fill(lines);
  await hands.press('Continue');
  await hands.press('Continue');
}

/** From the dates to the list of answers, with what the agency's settings say. */
async function toTheEnd(number: string, signed: string[]): Promise<void> {
  const { press, tick, choose, date, fill } = hands;
  await date('from', '1', '11', '2026');
  await date('to', '20', '11', '2026');
  await press('Continue');
  for (const _ of ['country', 'state', 'agency']) await press('Continue');
  for (const label of signed) await tick(label);
  await press('Continue');
  await choose(desk.page.locator('#mayNotify'));
  await press('Continue');
  await fill('Your case number', number);
  await press('Continue');
}

test('an emergency: the officer’s own words, what helps, and a second person who releases it', {
  skip: noBrowser,
}, async () => {
  const { as, press, fill, tick, choose, title, sound } = hands;
  await as(ana);
  await desk.open('/plan');
  await press('Start now');
  await choose(desk.page.locator('#danger-2'));
  await press('Continue');
  await tick('A threat that somebody has made');
  await press('Continue');
  await fill('What was said or done, where, and when?', 'Half a sentence');
  await press('Danger to life now?');
  assert.equal(await title(), 'What is the emergency?');
  for (const id of ['dangerWords', 'whom', 'whyNow'])
    assert.equal(await desk.page.locator(`#${id}`).inputValue(), '', 'nothing is filled in for the officer');
  await press('Continue');
  assert.match(await desk.page.title(), /^Error: /);
  await sound('emergency-error');
  await fill('What may happen?', 'He wrote that he will shoot at the game tonight.');
  await fill('Who is in danger?', 'Pupils and visitors of Millbrook High School.');
  await fill('Why now?', 'The game begins at seven this evening.');
  await sound('emergency');
  await press('Continue');
  assert.equal(await desk.page.locator('#threat').inputValue(), 'Half a sentence', 'what was typed is kept');
  await sound('ask-threat');
  await fill('What was said or done, where, and when?', 'On 20 November he wrote: I bring it tonight.');
  await press('Continue');
  await fill('Who or what is threatened?', 'Millbrook High School');
  await press('Continue');
  await fill('What happened', 'A student got a message that threatens a shooting at the school.');
  await press('Continue');
  await accounts('snapchat grey.heron77');
  await tick('Who runs this account?');
  await sound('needs');
  await press('Continue');
  assert.equal(await title(), 'How does each thing that you ask for help to avert the danger?');
  assert.match(await hands.words(), /What each provider asks for Snap/);
  await sound('helps');
  await press('Continue');
  assert.match(await desk.page.title(), /^Error: /);
  await fill('Who runs this account?', 'The name leads to his car before the game.');
  await press('Continue');
  await sound('period-checks');
  await toTheEnd('26-0301', ['A subpoena']);
  await sound('check-emergency');
  await press('Make the plan');
  assert.equal(await title(), 'Plan for case 26-0301');
  await sound('emergency-waits');
  assert.equal(
    await desk.page.getByText('Release the emergency request').count(),
    0,
    'the first person cannot',
  );
  const [plan] = await desk.services.plans.lastMade(ana);
  await desk.services.access.grant(plan?.caseId ?? '', ben.id, ana.id);
  await as(ben);
  await sound('home-second-person');
  await desk.page.getByRole('link', { name: /Emergency request of case 26-0301/ }).click();
  await press('Release the emergency request');
  assert.match(await desk.page.title(), /^Error: /);
  await fill('Why is it right that this goes out now?', 'A named school and an hour.');
  await fill('Whom did you call, on which number?', 'Snap at the number in the catalog.');
  await sound('emergency-release');
  await press('Release the emergency request');
  await desk.page.getByText('Released by a second person').waitFor();
  await sound('emergency-released');
  await tick('Tell the supervisor on duty now');
  await press('Keep the checklist');
  await desk.page.getByText(/Done: Test Boone/).waitFor();
  await desk.page.getByText('The threat is resolved').click();
  await press('End the response');
  assert.match(await desk.page.title(), /^Error: /);
  await sound('threat-error');
});

test('“I do not know” to everything: a plan that says what to find out', { skip: noBrowser }, async () => {
  const { as, press, tick, choose, title, sound } = hands;
  await as(ana);
  await desk.open('/plan');
  await press('Start now');
  for (let page = 0; page < 20 && (await title()) !== 'Check your answers'; page += 1) {
    const box = desk.page.locator('#unsure');
    if ((await box.count()) > 0) await choose(box);
    else await tick('I do not know');
    await press('Continue');
  }
  await sound('check-unsure');
  assert.ok((await desk.page.getByText('You do not know').count()) >= 10);
  await press('Make the plan');
  const text = await hands.words();
  assert.match(text, /This plan waits for a review/);
  assert.match(text, /Find out/);
  assert.match(text, /Is anybody in danger of death or serious injury now\?/);
  await sound('unsure');
});

test('a reviewer returns a plan with a question; its author answers; it is released', {
  skip: noBrowser,
}, async () => {
  const { as, press, fill, tick, choose, date, title, sound } = hands;
  await as(ana);
  await desk.open('/plan');
  await press('Start now');
  await choose(desk.page.locator('#danger-2'));
  await press('Continue');
  await sound('kind');
  await tick('Somebody may become violent');
  await press('Continue');
  await fill('Who is it, by name?', 'D. Example');
  await press('Continue');
  await fill(
    'Which facts point to this person?',
    'He was shot at on 2 October; a witness heard him threaten revenge.',
  );
  await press('Continue');
  await date('until', '1', '1', '2020');
  await press('Continue');
  assert.match(await desk.page.title(), /^Error: /);
  await press('Back');
  assert.equal(await title(), 'Which facts point to this person?');
  await press('Continue');
  assert.equal(
    await desk.page.locator('#until-year').inputValue(),
    '2020',
    'a day that is no answer is kept too',
  );
  const soon = new Date(desk.services.now().getTime() + 30 * 86_400_000);
  await date(
    'until',
    String(soon.getUTCDate()),
    String(soon.getUTCMonth() + 1),
    String(soon.getUTCFullYear()),
  );
  await sound('ask-until');
  await press('Continue');
  await fill(
    'What help is offered beside enforcement, by whom?',
    'The outreach worker calls on the same day.',
  );
  await press('Continue');
  await fill('Offence (optional)', 'Felonious assault');
  await fill('Statute (optional)', 'Ohio Rev. Code 2903.11');
  await fill('What happened', 'He was shot at, and a witness says he will take revenge.');
  await press('Continue');
  await accounts('snapchat river.fox22');
  await tick('Where do they sign in from?');
  await press('Continue');
  await toTheEnd('26-0302', ['A subpoena']);
  await press('Make the plan');
  await sound('held');
  await as(rita);
  await desk.page.getByRole('link', { name: 'Plan for case 26-0302 waits for your decision' }).click();
  await desk.page.getByText('Why the gate holds it').click();
  await sound('review');
  await tick('Return it with a question');
  await press('Record your decision');
  assert.match(await desk.page.title(), /^Error: /);
  await fill('Why, or what you ask', 'Who heard the threat, and when?');
  await press('Record your decision');
  await desk.page.getByText('The plan is returned with your question').waitFor();
  await as(ana);
  await sound('home-asked');
  await desk.page.getByRole('link', { name: /Test Ortiz asks about your plan for case 26-0302/ }).click();
  await sound('asked');
  await fill('Your answer', 'His cousin, on 4 November; the report is in the case.');
  await press('Send the answer');
  await desk.page.getByText('Your answer is sent').waitFor();
  await as(rita);
  await desk.page
    .getByRole('link', { name: /Your question on the plan for case 26-0302 is answered/ })
    .click();
  assert.match(await hands.words(), /His cousin, on 4 November/);
  await choose(desk.page.locator('#ruling'));
  await fill('Why, or what you ask', 'Named person, facts, an end, help offered.');
  await press('Record your decision');
  await desk.page.getByText('Released after a review').waitFor();
  await sound('released');
  await desk.open('/plan/reviews');
  await sound('reviews');
});

test('two plans compared, and the whole plan opened to print', { skip: noBrowser }, async () => {
  const { as, press, sound } = hands;
  await as(ana);
  const [plan] = await desk.services.plans.lastMade(ana);
  await desk.open(`/plan/${plan?.id}`);
  await desk.page.getByRole('link', { name: 'Compare', exact: true }).click();
  await sound('compare');
  await desk.page.getByRole('link', { name: 'With a court order under 18 U.S.C. 2703(d)' }).click();
  await sound('compare-order');
  await desk.page.locator('#state').selectOption('CA');
  await press('Compare');
  assert.match(desk.page.url(), /state=CA/);
  await sound('compare-state');
  await desk.open(`/plan/${plan?.id}?open=all`);
  assert.equal(await desk.page.locator('main details:not([open])').count(), 0);
  await desk.page.emulateMedia({ media: 'print' });
  await sound('print');
  await desk.page.emulateMedia({ media: 'screen' });
});

test('a magistrate in France: the ways across the border, side by side', { skip: noBrowser }, async () => {
  const { as, press, fill, tick, choose, date, sound } = hands;
  await as(ana);
  await desk.open('/plan');
  await press('Start now');
  await choose(desk.page.locator('#danger-2'));
  await press('Continue');
  await tick('A crime that happened, or is happening');
  await press('Continue');
  await fill('Offence (optional)', 'Escroquerie');
  await fill('Statute (optional)', 'Code pénal, art. 313-1');
  await desk.page.locator('#maxYears').fill('5');
  await fill('What happened', 'La victime a payé 4 000 euros à un faux vendeur sur Facebook.');
  await press('Continue');
  await accounts('facebook faux.vendeur.example');
  await tick('Who runs this account?');
  await tick('What was said?');
  await press('Continue');
  await date('from', '1', '11', '2026');
  await date('to', '20', '11', '2026');
  await desk.page.locator('#zone').selectOption('Europe/Paris');
  await press('Continue');
  await desk.page.locator('#country').selectOption('FR');
  await press('Continue');
  await sound('agency-france');
  await tick('Investigating judge');
  await press('Continue');
  await sound('signed-france');
  await tick('European Production Order (EPOC)');
  await press('Continue');
  await choose(desk.page.locator('#mayNotify'));
  await press('Continue');
  await choose(desk.page.locator('#unsure'));
  await press('Continue');
  await press('Make the plan');
  await desk.page
    .getByText(/Ways across the border, side by side/)
    .first()
    .click();
  await sound('france');
});

test('nothing was asked from outside, and nothing was blocked or broken', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  assert.deepEqual(
    desk.consoleErrors.filter((text) => !/status of (404|422)/.test(text)),
    [],
  );
});
