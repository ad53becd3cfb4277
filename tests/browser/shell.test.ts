/** The shell's pages in a real browser: the way of the first run, axe, nothing from outside, one h1 a page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

let desk: BrowserDesk;
const everyone = ['administrator', 'analyst', 'investigator', 'reviewer'] as const;

before(async () => {
  if (!noBrowser) desk = await startBrowserDesk();
});
after(async () => {
  await desk?.close();
});

async function isSound(name: string): Promise<void> {
  await desk.shoot(name);
  assert.deepEqual(await desk.axe(), [], `axe on ${name}`);
  assert.equal(await desk.page.locator('h1').count(), 1, `one h1 on ${name}`);
  const width = await desk.page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(width, 0, `${name} does not scroll sideways`);
}

test('the sign-in page, and its error', { skip: noBrowser }, async () => {
  await desk.open('/sign-in');
  await isSound('sign-in');
  await desk.page.getByRole('button', { name: 'Sign in' }).click();
  assert.equal(await desk.page.title(), 'Error: Sign in · Tecum');
  await isSound('sign-in-error');
  await desk.page.getByRole('link', { name: 'Enter your password' }).click();
  assert.equal(await desk.page.evaluate('document.activeElement.id'), 'password');
});

const pages: [string, string][] = [
  ['home', '/'],
  ['account', '/account'],
  ['account-password', '/account/password'],
  ['people', '/people'],
  ['people-new', '/people/new'],
  ['settings', '/settings'],
  ['look-up', '/look-up'],
  ['look-up-found', '/look-up?q=snap'],
  ['look-up-provider', '/look-up/providers/snap'],
  ['look-up-fields', '/look-up/providers/snap/fields'],
  ['look-up-matrix', '/look-up/matrix'],
  ['look-up-law', '/look-up/law'],
  ['safeguards', '/safeguards'],
  ['audit', '/audit?check=yes'],
  ['not-found', '/no/such/page'],
];

for (const [name, path] of pages) {
  test(`${name} is sound`, { skip: noBrowser }, async () => {
    if (name === 'home') await desk.signIn(...everyone);
    await desk.open(path);
    await isSound(name);
  });
}

test('the menu of the name opens with the keyboard and closes with Escape', { skip: noBrowser }, async () => {
  await desk.open('/');
  const menu = desk.page.locator('.tc-menu');
  await menu.locator('summary').focus();
  await desk.page.keyboard.press('Enter');
  assert.equal(await menu.getAttribute('open'), '');
  await desk.shoot('menu');
  assert.deepEqual(await desk.axe(), []);
  await desk.page.keyboard.press('Escape');
  assert.equal(await menu.getAttribute('open'), null);
});

test('the header has six entries, and the way for danger to life on every page', {
  skip: noBrowser,
}, async () => {
  await desk.open('/');
  assert.equal(await desk.page.locator('.tc-nav > ul > li:not(:has(.tc-nav-danger))').count(), 6);
  assert.equal(await desk.page.locator('.tc-nav > ul > li > a.tc-nav-danger').count(), 1);
});

test('nothing was asked from outside, and nothing was blocked or broken', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  const real = desk.consoleErrors.filter((text) => !/status of (404|422)/.test(text));
  assert.deepEqual(real, []);
});

test('the first run, from the link to the home page', { skip: noBrowser }, async () => {
  const fresh = await startBrowserDesk({ people: false });
  try {
    const { page } = fresh;
    await fresh.open(`/first-run?code=${fresh.services.firstRun.code}`);
    await fresh.shoot('first-run');
    assert.deepEqual(await fresh.axe(), []);
    await page.getByLabel('Name of the agency').fill('Fox County Sheriff');
    await page.getByLabel('Time zone').selectOption('America/New_York');
    await page.getByLabel('Your name').fill('Rosa Reyes');
    await page.getByLabel('Your e-mail address').fill('reyes@agency.example.org');
    await page.getByLabel('Password').fill('seven plums on a wet roof');
    const demo = page.getByLabel('Load the demo case');
    if ((await demo.count()) > 0) await demo.press('Space');
    await page.getByRole('button', { name: 'Set up Tecum' }).click();
    await page.waitForURL(`${fresh.url}/`);
    assert.match((await page.locator('h1').textContent()) ?? '', /^Good (morning|afternoon|evening), Reyes$/);
    await fresh.shoot('home-first');
  } finally {
    await fresh.close();
  }
});
