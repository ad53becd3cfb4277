/** From the question to served letters in a real browser, with axe, one h1 and no sideways scrolling on each page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { Person } from '../../src/store/desk/people.js';
import { addPerson, testPassword } from '../web/support.js';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

let desk: BrowserDesk;
let ana: Person;
let rita: Person;

before(async () => {
  if (noBrowser) return;
  desk = await startBrowserDesk();
  desk.page.setDefaultTimeout(20_000);
  const at = desk.services.now().toISOString();
  await desk.services.settings.setAgency(
    {
      address: '100 Main Street\nFox, OH 45000',
      phone: '+1 937 555 0100',
      email: 'records@fox.example.org',
      verification: 'Call +1 937 555 0100',
      state: 'OH',
      helpName: 'Records unit',
      helpPhone: '+1 937 555 0101',
    },
    'test',
    at,
  );
  ana = await addPerson(desk.services, 'Reyes', ['investigator']);
  rita = await addPerson(desk.services, 'Ortiz', ['reviewer']);
  await desk.services.people.change(ana.id, { name: 'Ana Reyes', title: 'Detective', badge: '417' });
  await desk.services.people.change(rita.id, { name: 'Rita Ortiz' });
});
after(async () => {
  await desk?.close();
});

async function as(person: Person): Promise<void> {
  await desk.page.context().clearCookies();
  await desk.open('/sign-in');
  await desk.page.getByLabel('E-mail address').fill(person.email);
  await desk.page.getByLabel('Password').fill(testPassword);
  await press('Sign in');
  await desk.page.waitForURL(`${desk.url}/`);
}

const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).first().click();
const fill = (label: string, text: string) => desk.page.getByLabel(label, { exact: true }).fill(text);
/** With the keyboard: USWDS draws its boxes beside inputs that stand off the screen. */
async function tick(label: string): Promise<void> {
  await choose(desk.page.getByLabel(label).first());
}
async function choose(box: Locator): Promise<void> {
  if (!(await box.isChecked())) await box.press('Space');
}
const readAll = async () => {
  for (const box of await desk.page.locator('[name=ack]').all()) await choose(box);
};
const title = () => desk.page.locator('h1').textContent();

/** Pictures, axe, one heading, nothing that scrolls sideways at either width. */
async function sound(name: string): Promise<void> {
  await desk.shoot(`desk-${name}`);
  assert.deepEqual(await desk.axe(), [], `axe on ${name}`);
  assert.equal(await desk.page.locator('h1').count(), 1, `one h1 on ${name}`);
  for (const width of [390, 1280]) {
    await desk.page.setViewportSize({ width, height: 900 });
    const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    assert.equal(await desk.page.evaluate(beyond), 0, `${name} does not scroll sideways at ${width}`);
  }
}

async function date(name: string, day: string, month: string, year: string): Promise<void> {
  for (const [part, value] of [
    ['day', day],
    ['month', month],
    ['year', year],
  ])
    await desk.page.locator(`#${name}-${part}`).fill(value ?? '');
}

test('the wizard, page by page, with an error and the way back', { skip: noBrowser }, async () => {
  await as(ana);
  await desk.open('/plan');
  await sound('plan-start');
  await press('Start now');
  await sound('wizard-danger');
  await press('Continue');
  assert.match(await desk.page.title(), /^Error: /);
  await sound('wizard-danger-error');
  await choose(desk.page.locator('#danger-2'));
  await press('Continue');
  await sound('wizard-kind');
  await tick('A crime that happened, or is happening');
  await press('Continue');
  await fill('Offence (optional)', 'Stalking');
  await fill('Statute (optional)', 'Ohio Rev. Code 2903.211');
  await fill('What happened', 'Messages on Snapchat follow the victim to work and home.');
  await sound('wizard-purpose');
  await press('Continue');
  const lines = [
    'https://www.snapchat.com/add/river.fox22',
    '+1 937 555 0142',
    '"Big Mike"',
    'river.fox22@gmail.com',
  ];
  await desk.page.locator('#accounts').fill(lines.join('\n'));
  await sound('wizard-accounts');
  await press('Continue');
  await sound('wizard-understood');
  await desk.page.goBack();
  assert.equal(await desk.page.locator('#accounts').inputValue(), lines.join('\n'));
  await desk.page.goForward();
  await desk.page.locator('#place-2').selectOption('whatsapp');
  await press('Continue');
  await tick('Who runs this account?');
  await tick('Where do they sign in from?');
  await tick('What was said?');
  await sound('wizard-needs');
  await press('Continue');
  await date('from', '31', '2', '2026');
  await date('to', '20', '11', '2026');
  await press('Continue');
  assert.equal(await desk.page.locator('#from-day').inputValue(), '31');
  await sound('wizard-period-error');
  await date('from', '1', '10', '2026');
  await press('Continue');
  await sound('wizard-country');
  await press('Continue');
  await sound('wizard-state');
  await press('Continue');
  await sound('wizard-agency');
  await press('Continue');
  await tick('A subpoena');
  await sound('wizard-signed');
  await press('Continue');
  await choose(desk.page.locator('#mayNotify'));
  await sound('wizard-notice');
  await press('Continue');
  await fill('Your case number', '26-0117');
  await fill('Short title (optional)', 'River Fox');
  await sound('wizard-case');
  await press('Continue');
  assert.equal(await title(), 'Check your answers');
  await sound('wizard-check');
  await desk.page.getByRole('link', { name: 'Change What you need to know' }).click();
  await press('Continue');
  assert.equal(await title(), 'Check your answers');
  await press('Make the plan');
  assert.equal(await title(), 'Plan for case 26-0117');
});

test('the plan, closed and with a step opened', { skip: noBrowser }, async () => {
  await sound('plan');
  await desk.page.getByText('Everything about this step').first().click();
  await desk.page.getByText('Everything about this step').nth(3).click();
  await sound('plan-open');
});

test('letters: drafted, put right, approved, served', { skip: noBrowser }, async () => {
  await desk.page.getByRole('button', { name: /^Draft all letters of today/ }).click();
  assert.equal(await title(), 'River Fox');
  await sound('case');
  await desk.page.getByRole('link', { name: 'Preservation letter to Snap', exact: true }).click();
  await sound('letter-preservation');
  await readAll();
  await press('Send for review');
  await desk.page.getByText('Sent for review.').waitFor();
  await as(rita);
  await desk.page.getByRole('link', { name: /Preservation letter to Snap.*review it/ }).click();
  await commentOnIt();
  await press('Approve and freeze');
  await desk.page.getByText('The letter is frozen').waitFor();
  await sound('letter-frozen');
  const address = desk.page.url();
  await as(ana);
  await desk.page.goto(address);
  await desk.page.getByRole('link', { name: '1 version' }).click();
  await sound('versions');
  await desk.page.goto(`${address}/signature`);
  await sound('signature');
  await desk.page.goto(`${address}/address`);
  await sound('address');
  await desk.page.goto(address);
  await desk.page.getByRole('link', { name: 'Record service' }).click();
  await sound('service');
  await press('Record service');
  await desk.page.getByText('Service is recorded. 1 clock runs from now on.').waitFor();
  await sound('letter-served');
  await desk.page.getByRole('link', { name: 'Extend the preservation' }).click();
  await sound('extend');
});

/** A comment at a paragraph, answered by nobody and resolved by its author. */
async function commentOnIt(): Promise<void> {
  await desk.page.getByRole('link', { name: 'Read and comment, paragraph by paragraph' }).click();
  await sound('comments');
  await desk.page.getByRole('link', { name: /^Comment at paragraph 3 of/ }).click();
  await sound('comment');
  await fill('What should change, or what do you ask?', 'Name the unit as well.');
  await press('Keep the comment');
  await sound('comments-open');
  await desk.page.getByRole('button', { name: /^Mark as resolved/ }).click();
  await desk.page.getByRole('link', { name: /^Back to/ }).click();
}

test('a subpoena goes to a second person', { skip: noBrowser }, async () => {
  const { plans, requests } = desk.services;
  const [plan] = await plans.lastMade(ana);
  await desk.open(`/plan/${plan?.id}`);
  await desk.page.getByRole('button', { name: 'Draft the Subpoena to Snap Inc.' }).click();
  await sound('letter-subpoena');
  await tick('Grand jury');
  await fill('Court', 'Court of Common Pleas, Fox County, Ohio');
  await desk.page.locator('#number').fill('GJ-26-118');
  await date('returnDate', '20', '1', '2027');
  await press('Save and check again');
  await readAll();
  await press('Send for review');
  await desk.page.getByText('Sent for review.').waitFor();
  await as(rita);
  await sound('home-reviewer');
  await desk.page.getByRole('link', { name: /Subpoena to Snap.*review it/ }).click();
  await sound('letter-review');
  await press('Approve and freeze');
  await desk.page.getByText('The letter is frozen').waitFor();
  const [code] = (await requests.inStates(['approved'], rita)).map((one) => one.code);
  await desk.page.context().clearCookies();
  await desk.open(`/verify?code=${code}`);
  await desk.page.getByText('A letter with this code was issued').waitFor();
  await sound('verify');
});

test('the gate: refused, and held for a review', { skip: noBrowser }, async () => {
  await as(ana);
  const { plans } = desk.services;
  const [first] = await plans.lastMade(ana);
  const held = await plans.start(ana, { ...(first?.draft as object), businessCase: 'high-risk-violence' });
  await desk.open(`/plan/${held.id}/check`);
  assert.equal(await title(), 'Who is it, by name?');
  for (const id of ['person', 'predicate', 'until', 'services']) {
    await desk.page.waitForURL(new RegExp(`/${id}\\?`));
    await sound(`ask-${id}`);
    await choose(desk.page.locator('#unsure'));
    await press('Continue');
  }
  await press('Make the plan');
  await sound('plan-held');
  const begun = await plans.start(ana, { danger: 'none', answered: ['danger'] });
  await desk.open(`/plan/${begun.id}/kind`);
  await tick('Keeping an eye on a group, a meeting or a protest');
  await press('Continue');
  assert.equal(await title(), 'This plan cannot be made');
  await sound('plan-refused');
  await as(rita);
  await desk.open(`/plan/${held.id}`);
  await sound('plan-decide');
});

test('danger: the emergency route', { skip: noBrowser }, async () => {
  await as(ana);
  await desk.open('/');
  await sound('home-investigator');
  await desk.page.getByRole('link', { name: /Danger to life now/ }).click();
  await sound('danger-start');
  await press('Start the plan for this emergency');
  await sound('wizard-emergency');
  await desk.open('/plan/emergency');
  await sound('emergency');
});

test('the desk, for both sides', { skip: noBrowser }, async () => {
  await desk.open('/desk/new');
  await fill('What is it about?', 'Who serves Snap from Ohio?');
  await fill('Your question', 'A stalker writes from river.fox22.\nDo I need a judge for the log-ins?');
  await sound('desk-new');
  await press('Send it to the help desk');
  await sound('ticket-asker');
  await desk.open('/desk');
  await sound('desk-asker');
  await desk.signIn('analyst');
  await sound('home-analyst');
  await desk.open('/desk?queue=unassigned');
  await desk.page.keyboard.press('j');
  assert.equal(await desk.page.evaluate('document.activeElement.textContent'), 'Who serves Snap from Ohio?');
  await sound('desk-queue');
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForURL(/\/desk\/\d+$/);
  await desk.page.keyboard.press('a');
  await desk.page.getByText(/The ticket is .*'s now/).waitFor();
  await desk.page.keyboard.press('n');
  await desk.page.keyboard.type('Seen before, ajkrn/ are letters here.');
  await press('Keep the note');
  await desk.page.getByText('The note is kept').waitFor();
  await desk.page.keyboard.press('r');
  await desk.page.keyboard.type('No: log-in addresses take a subpoena.');
  await press('Send the reply');
  await desk.page.getByText('Your reply is sent.').waitFor();
  await desk.page.getByText('No: log-in addresses take a subpoena.', { exact: true }).waitFor();
  await sound('ticket-analyst');
  await press('Switch the keys off');
  await desk.page.keyboard.press('r');
  assert.equal(await desk.page.evaluate('document.activeElement.id'), '');
});

test('cases', { skip: noBrowser }, async () => {
  await as(ana);
  await desk.open('/cases');
  await sound('cases');
  await desk.open('/cases/new');
  await press('Open the case');
  await sound('case-new-error');
});

test('nothing was asked from outside, and nothing was blocked or broken', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  assert.deepEqual(
    desk.consoleErrors.filter((text) => !/status of (404|422)/.test(text)),
    [],
  );
});
