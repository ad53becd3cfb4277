/** Letters in a browser: questions and the check while one types, without JavaScript, the review, the court's signature, service, settings, the zip. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Request } from '../../src/desk/requests/requests.js';
import { startWorker } from '../../src/jobs/runners.js';
import type { Person } from '../../src/store/desk/people.js';
import { stalking } from '../desk/support.js';
import { addPerson } from '../web/support.js';
import { type Hands, handsOn } from './plan-support.js';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

let desk: BrowserDesk;
let hands: Hands;
let ana: Person;
let rita: Person;
let admin: Person;
let subpoena: Request;
let order = '';

before(async () => {
  if (noBrowser) return;
  desk = await startBrowserDesk();
  process.env.TECUM_DATA = desk.services.dataDir;
  hands = handsOn(desk);
  const { services } = desk;
  const agency = { state: 'OH', phone: '+1 937 555 0100', verification: 'Call +1 937 555 0100' };
  await services.settings.setAgency(agency, 'test', services.now().toISOString());
  ana = await addPerson(services, 'Reyes', ['investigator']);
  rita = await addPerson(services, 'Ortiz', ['reviewer']);
  admin = await addPerson(services, 'Keeper', ['administrator']);
  await services.people.change(ana.id, { title: 'Detective', badge: '417' });
  ana = (await services.people.byId(ana.id)) ?? ana;
  const draft = await services.plans.start(ana, {});
  const plan = await services.plans.make(draft.id, { ...stalking, case: { number: '26-0701' } }, ana);
  const made = await services.requests.draftFromPlan(plan, null, ana);
  const found = made.find(({ instrument }) => instrument === 'subpoena');
  assert.ok(found);
  subpoena = found;
});
after(async () => {
  await desk?.close();
});

const at = (one: Request, below = '') => `/cases/${one.caseId}/requests/${one.id}${below}`;
const problems = (page: Page = desk.page) => page.locator('[data-live="problems"]');

/** Waits for the answer of the next check while one types. */
const checked = () => desk.page.waitForResponse((answer) => answer.url().endsWith('/check'));

/** Opens a page and waits until nothing loads: its script listens by then. */
async function open(path: string): Promise<void> {
  await desk.open(path);
  await desk.page.waitForLoadState('networkidle');
}

test('the list of open questions, and the check while one types', { skip: noBrowser }, async () => {
  const { page } = desk;
  const { as, press, sound, words } = hands;
  await as(ana);
  await open(at(subpoena));
  await sound('letter-subpoena');
  await press('Draft: Non-disclosure order under 18 U.S.C. 2705(b)');
  await page.waitForLoadState('networkidle');
  order = new URL(page.url()).pathname;
  assert.match(await words(), /Questions that only you can answer, still open/);
  assert.equal(await page.locator('#f-court_name-error').count(), 1);
  await sound('letter-order');

  const link = problems().getByRole('link', { name: 'Name of the court' });
  await link.focus();
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#f-court_name$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  assert.equal(
    await page.evaluate('document.activeElement.id'),
    'f-court_name',
    'the link leads to the field',
  );

  const answer = checked();
  await page.keyboard.type('Court of Common Pleas, Fox County, Ohio');
  await answer;
  await link.waitFor({ state: 'detached' });
  assert.equal(await page.locator('#f-court_name-error').count(), 0, 'what is answered is no longer red');
  await page.locator('[data-live="letter"]', { hasText: 'Court of Common Pleas' }).waitFor();
  assert.equal(
    await page.evaluate('document.activeElement.id'),
    'f-court_name',
    'one types on where one was',
  );
  assert.deepEqual((await desk.services.requests.see(order.split('/').at(-1) ?? '', ana)).facts.fields, {});
});

test('an answer opens its question; what is not saved is asked about', { skip: noBrowser }, async () => {
  const { page } = desk;
  const { press, sound } = hands;
  const opened = checked();
  await page.getByLabel('Destruction of or tampering').press('Space');
  await opened;
  await page.locator('#f-adverse_evidence').waitFor();
  assert.equal(await page.locator('#f-court_name').inputValue(), 'Court of Common Pleas, Fox County, Ohio');
  await sound('letter-order-opened');
  const asked = new Promise<string>((said) => {
    page.once('dialog', (dialog) => {
      said(dialog.type());
      void dialog.dismiss();
    });
  });
  await page.getByRole('link', { name: 'Cases', exact: true }).first().click();
  assert.equal(await asked, 'beforeunload');
  assert.ok(page.url().includes(order), 'one stays on the page');
  await press('Save and check again');
  await page.getByText('Saved, and checked again.').waitFor();
  assert.equal(await page.locator('#f-adverse_evidence').count(), 1);
});

test('rows of a table come as they are filled', { skip: noBrowser }, async () => {
  const { page } = desk;
  await open(at(subpoena));
  const summary = page.locator('summary', { hasText: 'Certificate' });
  await summary.focus();
  await page.keyboard.press('Enter');
  const rows = page.locator('[id^="r-certificate_files-"]');
  const before = await rows.count();
  const answer = checked();
  await rows.last().locator('input').first().fill('records.zip');
  await answer;
  await rows.nth(before).waitFor();
  await hands.sound('letter-rows');
  assert.equal(
    await rows
      .nth(before - 1)
      .locator('input')
      .first()
      .inputValue(),
    'records.zip',
  );
  await hands.press('Save and check again');
  await page.getByText('Saved, and checked again.').waitFor();
});

test('without JavaScript: wrong, right, opened questions, and off to review', {
  skip: noBrowser,
}, async () => {
  const storageState = await desk.page.context().storageState();
  const browser = desk.page.context().browser();
  assert.ok(browser);
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const date = async (name: string, ...parts: string[]) => {
    for (const [index, part] of ['day', 'month', 'year'].entries())
      await page.locator(`#${name}-${part}`).fill(parts[index] ?? '');
  };
  await page.goto(desk.url + order);
  await page.getByLabel('Attorney for the government').first().fill('Petra Prosecutor');
  await page.getByLabel('Title and office of the attorney').fill('Assistant Prosecuting Attorney');
  await date('f-ndo_ends', '31', '6', '2027');
  await press('Save and check again');
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator('#f-ndo_ends-month').inputValue(), '6');
  assert.equal(await page.getByLabel('Attorney for the government').first().inputValue(), 'Petra Prosecutor');
  await date('f-ndo_ends', '30', '6', '2027');
  for (const label of [
    'Its attorneys',
    'Those whom it needs to comply',
    'The provider may tell its customer',
  ])
    await page.getByLabel(label).press('Space');
  for (const id of ['f-ndo_extension-2', 'f-sealing-2']) await page.locator(`#${id}`).press('Space');
  const facts =
    'On 4 October 2026 the account deleted 31 messages within an hour of the first call by the victim; her telephone, read on 6 October, shows it.';
  await page.locator('#f-adverse_evidence').fill(facts);
  await press('Save and check again');
  assert.equal(await page.locator('.usa-error-message').count(), 0);
  for (const box of await page.locator('input[name=ack]').all())
    if (!(await box.isChecked())) await box.press('Space');
  await press('Send for review');
  await page.getByText('Sent for review.').waitFor();
  await context.close();
});

test('a reviewer comments at a paragraph and sends it back; the author answers; it is frozen', {
  skip: noBrowser,
}, async () => {
  const { page } = desk;
  const { as, press, sound, words } = hands;
  await as(rita);
  await open(order);
  await sound('letter-review');
  await page.getByRole('link', { name: 'Read and comment, paragraph by paragraph' }).click();
  await sound('letter-paragraphs');
  await page
    .getByRole('link', { name: /^Comment/ })
    .nth(3)
    .click();
  await sound('letter-comment');
  await page.locator('#body').fill('Which telephone?');
  await press('Keep the comment');
  await page.getByText('The comment is kept.').waitFor();
  await sound('letter-commented');
  await open(order);
  await page.locator('summary', { hasText: 'Send back' }).click();
  await press('Send back');
  assert.match(await page.title(), /^Error: /);
  await sound('letter-back-error');
  await page.locator('#note-draft').fill('See my comment.');
  await press('Send back');
  await page.getByText('It is a draft again.').waitFor();
  await as(ana);
  await open(`${order}/comments`);
  await page.getByText('Answer', { exact: true }).first().click();
  await page.locator('details[open] textarea').first().fill('Hers.');
  await page.locator('details[open] button').first().click();
  await sound('letter-answered');
  await open(order);
  await press('Send for review');
  await page.getByText('Sent for review.').waitFor();
  await as(rita);
  await open(order);
  await press('Approve and freeze');
  await sound('letter-open-comments');
  await press('Approve with open comments');
  await page.getByText('Approved and frozen').waitFor();
  assert.match(await words(), /Check code/);
  await sound('letter-frozen');
  await page.getByRole('link', { name: '1 version' }).click();
  await sound('letter-versions');
});

test('signed by a judge whom nobody filled in, served, its clock, the code', {
  skip: noBrowser,
}, async () => {
  const { page } = desk;
  const { as, press, sound, words, date } = hands;
  await as(ana);
  await open(order);
  const code = /Check code\s*([0-9A-Z-]{12})/.exec(await words())?.[1] ?? '';
  await press('Record signature');
  assert.equal(await page.locator('#name').inputValue(), '');
  await sound('letter-signature');
  await press('Record signature');
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator('.usa-error-message').count(), 3, 'name, title and docket number at once');
  await sound('letter-signature-error');
  await page.locator('#name').fill('Hon. Jane Judge');
  await page.locator('#title').fill('Judge');
  await page.locator('#docket').fill('26 MISC 118');
  await press('Record signature');
  await page.getByText('Signed for the court by Hon. Jane Judge').waitFor();
  await page.getByRole('link', { name: 'Record service' }).click();
  await sound('letter-service');
  await date('day', '31', '2', '2026');
  await press('Record service');
  assert.match(await page.title(), /^Error: /);
  await sound('letter-service-error');
  const today = desk.services.now();
  await date(
    'day',
    String(today.getUTCDate()),
    String(today.getUTCMonth() + 1),
    String(today.getUTCFullYear()),
  );
  await page.locator('#time').fill('00:00');
  await page.locator('#zone').selectOption('UTC');
  await press('Record service');
  await page.getByText('Service is recorded.').waitFor();
  assert.match(await words(), /Non-disclosure order ends/);
  await sound('letter-served');
  await desk.open('/account/calendar');
  await press('Make an address');
  await sound('letter-calendar');
  await page.context().clearCookies();
  await desk.open(`/verify?code=${code}`);
  assert.match(await words(), /A letter with this code was issued/);
  assert.doesNotMatch(await words(), /26-0701|Snap|river\.fox22/, 'nothing of the case');
  await sound('letter-verify');
  await desk.open('/verify?code=AAAA-BBBB-CC');
  await sound('letter-verify-guess');
});

test('settings: a clause tried, broken, kept and given back; a picture that is none; call-back lines', {
  skip: noBrowser,
}, async () => {
  const { page } = desk;
  const { as, press, sound, words } = hands;
  await as(admin);
  await desk.open('/settings/letters');
  await sound('letter-templates');
  await page.locator('a[href="/settings/letters/clause/contact"]').click();
  const text = await page.locator('#text').inputValue();
  await page.locator('#text').fill(`${text}\n{{#if agency.name}}`);
  await press('Keep it for your agency');
  assert.match(await page.title(), /^Error: /);
  assert.match(await words(), /is not closed/);
  await sound('letter-clause-broken');
  await page.locator('#text').fill(`${text.trimEnd()} Please confirm within two days.\n`);
  await press('See what it prints');
  await page.locator('ins', { hasText: 'Please confirm' }).waitFor();
  await sound('letter-clause-tried');
  await press('Keep it for your agency');
  await page.getByText('Kept. Letters are made from it').waitFor();
  await sound('letter-clause-kept');
  await press("Go back to Tecum's");
  await page.getByText("Tecum's is used again").waitFor();
  await desk.open('/settings/letters/letterhead');
  await sound('letter-letterhead');
  await page
    .locator('#seal')
    .setInputFiles({ name: 'seal.png', mimeType: 'image/png', buffer: Buffer.from('none') });
  await press('Put in as seal');
  assert.match(await words(), /no picture that Tecum can read/);
  await sound('letter-letterhead-error');
  await desk.open('/settings/call-back');
  await sound('letter-call-back');
});

test('the letters of the case as one zip, with a bar', { skip: noBrowser }, async () => {
  const { page } = desk;
  const { as, press, sound, words } = hands;
  await as(ana);
  await desk.open(`/cases/${subpoena.caseId}`);
  await page.getByRole('link', { name: 'Letters as one zip' }).click();
  await sound('letter-zip');
  await press('Print the drafts');
  await page.getByRole('heading', { name: 'Printing the letters' }).waitFor();
  await sound('letter-zip-waits');
  const worker = startWorker(desk.services);
  await page.getByRole('link', { name: 'Download the zip' }).waitFor({ timeout: 60_000 });
  await worker.stop();
  assert.match(await words(), /packets? of \d+, \d+ pages/);
  await sound('letter-zip-made');
});

test('nothing was asked from outside, and nothing was blocked or broken', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  assert.deepEqual(
    desk.consoleErrors.filter((text) => !/status of (404|409|422)/.test(text)),
    [],
  );
});
