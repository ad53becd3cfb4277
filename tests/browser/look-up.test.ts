/** Look up and the care of the catalog in a real browser: axe, phones, paper, and without any script. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import type { Person } from '../../src/store/desk/people.js';
import { addPerson, testPassword } from '../web/support.js';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

let desk: BrowserDesk;
let ana: Person;
let ben: Person;
before(async () => {
  if (noBrowser) return;
  desk = await startBrowserDesk();
  desk.page.setDefaultTimeout(20_000);
  ana = await addPerson(desk.services, 'Reyes', ['analyst', 'investigator']);
  ben = await addPerson(desk.services, 'Ortiz', ['analyst', 'reviewer']);
  await as(ana);
});
after(async () => {
  await desk?.close();
});

async function as(person: Person, page = desk.page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${desk.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password').fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${desk.url}/`);
}

/** No finding of axe, one h1, no sideways scrolling of the page at 390 and 1280 pixels. */
async function isSound(name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await desk.page.setViewportSize({ width, height: 900 });
    const wide = await desk.page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(wide) <= width, `${name} at ${width}: ${String(wide)} wide`);
    assert.deepEqual(await desk.axe(), [], `${name} at ${width}`);
  }
  assert.equal(await desk.page.locator('h1').count(), 1);
  await desk.shoot(name);
}

const pages: [string, string][] = [
  ['look-up-near', '/look-up?q=snapcaht'],
  ['look-up-nothing', '/look-up?q=zzqq'],
  ['provider-x', '/look-up/providers/x-twitter'],
  ['provider-x-2024', '/look-up/providers/x-twitter?asOf=2024-01-01'],
  ['provider-thin', '/look-up/providers/rogers'],
  ['matrix', '/look-up/matrix'],
  ['matrix-filtered', '/look-up/matrix?kind=carrier&category=cell_site_location&sort=cell_site_location'],
  ['matrix-nothing', '/look-up/matrix?q=zzqq'],
  ['laws', '/look-up/law'],
  ['law-federal', '/look-up/law/us-federal'],
  ['law-california', '/look-up/law/us-ca'],
  ['law-eu', '/look-up/law/eu'],
  ['freshness', '/look-up/freshness'],
  ['propose-choose', '/look-up/providers/snap/propose'],
  ['propose-data', '/look-up/providers/snap/propose/data?at=0'],
  ['propose-channel', '/look-up/providers/snap/propose/channels'],
  ['propose-abroad', '/look-up/providers/snap/propose/international'],
  ['proposals-none', '/look-up/proposals'],
];
for (const [name, path] of pages)
  test(`${name} is sound`, { skip: noBrowser }, async () => {
    await desk.open(path);
    await isSound(name);
  });

test('a note is written, a change proposed by one and approved by another', { skip: noBrowser }, async () => {
  const { page } = desk;
  await desk.open('/look-up/providers/snap');
  await page.getByText('Add a note').click();
  await page.getByLabel('What should a colleague know?').fill('Ask for Kim.');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await page.getByText('The note is there.').waitFor();
  await page.getByRole('link', { name: 'Propose a change' }).click();
  await page.locator('#g-entities ~ ul a').first().click();
  await page.getByLabel('Address for service').fill('9 Sample Pier, Santa Monica, CA 90405');
  await page
    .getByLabel('Source', { exact: true })
    .selectOption({ label: 'A page or document that is not listed yet' });
  await page.getByRole('button', { name: 'Propose the change' }).click();
  await page.getByText('Enter the address of the page').first().waitFor();
  await isSound('propose-errors');
  await page.getByLabel('Its address').fill('https://example.com/guide');
  await page.getByLabel('Its title').fill('Guide');
  await page.getByLabel('The provider itself').press('Space');
  await page.getByLabel('What did you read').fill('First page.');
  await page.getByRole('button', { name: 'Propose the change' }).click();
  await page.getByText('nothing has changed yet').waitFor();
  const href = page.url();
  await isSound('proposal-own');
  await as(ben);
  await page.goto(href);
  await isSound('proposal-decide');
  await page.getByRole('button', { name: 'Approve: it is so' }).click();
  await page.getByText('in force from now on').waitFor();
  await isSound('proposal-approved');
  await desk.open('/look-up/providers/snap');
  assert.match((await page.locator('.tc-provider').textContent()) ?? '', /9 Sample Pier[\s\S]*Ask for Kim\./);
  await isSound('provider-changed');
  await desk.open('/look-up/providers/snap/versions');
  await isSound('provider-versions');
  await desk.open('/look-up/proposals');
  await isSound('proposals');
});

test('the page of a provider prints on one to three sheets, with its sources', {
  skip: noBrowser,
}, async () => {
  for (const id of ['x-twitter', 'snap', 'rogers', 'meta-facebook']) {
    await desk.open(`/look-up/providers/${id}`);
    const bytes = await desk.page.pdf({ format: 'Letter' });
    const { numPages } = await getDocumentProxy(new Uint8Array(bytes));
    assert.ok(numPages >= 1 && numPages <= 3, `${id}: ${numPages} sheets`);
  }
  await desk.page.emulateMedia({ media: 'print' });
  assert.equal(await desk.page.locator('.tc-nav').isVisible(), false);
  assert.equal(await desk.page.getByRole('link', { name: 'Propose a change' }).isVisible(), false);
  assert.equal(await desk.page.locator('#sources').isVisible(), true);
  await desk.page.emulateMedia({ media: 'screen' });
});

test('the matrix filters, sorts and is saved without any script', { skip: noBrowser }, async () => {
  const browser = desk.page.context().browser()!;
  const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true });
  const page = await context.newPage();
  await as(ana, page);
  await page.goto(`${desk.url}/look-up/matrix`);
  await page.getByLabel('Kind of service').selectOption('carrier');
  await page.getByRole('button', { name: 'Show' }).click();
  assert.match(page.url(), /kind=carrier/);
  const rows = await page.locator('.tc-matrix tbody tr').count();
  assert.ok(rows > 5 && rows < 60, String(rows));
  await page.getByRole('link', { name: 'Cell site location' }).click();
  assert.match(page.url(), /kind=carrier&sort=cell_site_location/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as CSV' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^tecum-providers-.*\.csv$/);
  await context.close();
});

test('nothing was asked from outside, and nothing was blocked or broken', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  assert.deepEqual(
    desk.consoleErrors.filter((text) => !/422/.test(text)),
    [],
  );
});
