/** Returns in a real browser: each page looked at by axe, nothing from outside, no script error. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorker } from '../../src/jobs/runners.js';
import { addRequest, receive, zipsOf } from '../web/return-fixtures.js';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

let desk: BrowserDesk;
let caseId: string;
let returnId: number;

before(async () => {
  if (noBrowser) return;
  desk = await startBrowserDesk();
  const worker = startWorker(desk.services, (error) => console.error(error));
  const person = await desk.signIn('investigator');
  const made = await desk.services.cases.create(
    { number: '26-0117', title: 'Threats by message', offence: 'Extortion' },
    person,
  );
  caseId = made.id;
  const snap = await addRequest(desk.services, caseId, person, { provider: 'snap', account: 'river.fox22' });
  returnId = await receive(desk.services, person, caseId, await zipsOf('snap', 'example', 'input'), {
    requestId: snap.id,
  });
  await receive(desk.services, person, caseId, await zipsOf('meta-facebook', 'example', 'input-minified'));
  await worker.idle();
});
after(() => desk?.close());

const pages: Record<string, () => string> = {
  upload: () => `/cases/${caseId}/returns/new`,
  returns: () => '/returns',
  return: () => `/cases/${caseId}/returns/${returnId}`,
  ledger: () => `/cases/${caseId}/returns/${returnId}/ledger`,
  'ledger-file': () => `/cases/${caseId}/returns/${returnId}/ledger/0`,
  next: () => `/cases/${caseId}/returns/${returnId}/next`,
  custody: () => `/cases/${caseId}/returns/${returnId}/custody`,
  timeline: () => `/cases/${caseId}/timeline`,
  'timeline-narrowed': () =>
    `/cases/${caseId}/timeline?kind=message&person=marlow.pike&from=2026-11-01&zone=UTC`,
  'timeline-error': () => `/cases/${caseId}/timeline?from=yesterday`,
  export: () => `/cases/${caseId}/export?kind=message`,
};

for (const [name, path] of Object.entries(pages)) {
  test(`the page "${name}" has no fault that axe can find`, { skip: noBrowser }, async () => {
    await desk.open(path());
    assert.notEqual(await desk.page.locator('h1').textContent(), 'Something went wrong on our side');
    await desk.shoot(`returns-${name}`);
    for (const details of await desk.page.locator('details').all())
      await details.evaluate((d) => d.setAttribute('open', ''));
    assert.deepEqual(await desk.axe(), []);
    assert.equal(await desk.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), true);
  });
}

test('from the time line to a record and its bytes, by keyboard and mouse alone', {
  skip: noBrowser,
}, async () => {
  await desk.open(`/cases/${caseId}/timeline`);
  await desk.page.getByLabel('Person', { exact: true }).fill('marlow.pike');
  await desk.page.getByRole('button', { name: 'Show' }).press('Enter');
  await desk.page.waitForURL(/person=marlow\.pike/);
  await desk.page.locator('.tc-records a').first().click();
  await desk.page.waitForURL(/\/records\//);
  await desk.shoot('returns-record');
  assert.ok(((await desk.page.locator('.tc-original').textContent()) ?? '') !== '');
  assert.deepEqual(await desk.axe(), []);
});

test('nothing came from outside, no script failed', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  assert.deepEqual(
    desk.consoleErrors.filter((text) => !/422|404/.test(text)),
    [],
  );
});
