/** Returns in a real browser: each page looked at by axe, nothing from outside, no script error. */
import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { ZipFile } from 'yazl';
import { startWorker } from '../../src/jobs/runners.js';
import { bitmapHeader, checkered } from '../jobs/media-pictures.js';
import { addRequest, receive, zipsOf } from '../web/return-fixtures.js';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

let desk: BrowserDesk;
let caseId: string;
let returnId: number;
let oddId: number;
let mediaId: number;

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
  const odd = 'Rang On;Nick;Address\n2026-10-02 10:00:00 UTC;heron;198.51.100.7\n';
  oddId = await receive(desk.services, person, caseId, [{ name: 'odd.csv', bytes: Buffer.from(odd) }]);
  const chat = new ZipFile();
  const lines = [
    '[02/08/2026, 08:00:00] Heron Vale: early',
    '[02/10/2026, 08:00:00] River Fox: <attached: a.png>',
    '',
  ];
  chat.addBuffer(Buffer.from(lines.join('\n')), '_chat.txt');
  chat.addBuffer(checkered(300, 200), 'a.png');
  chat.addBuffer(checkered(150, 100), 'b.png');
  chat.addBuffer(bitmapHeader(640, 480), 'c.bmp');
  chat.end();
  const whatsapp = await addRequest(desk.services, caseId, person, {
    provider: 'whatsapp',
    account: 'River Fox',
  });
  const zip = { name: 'chat.zip', bytes: await buffer(chat.outputStream) };
  mediaId = await receive(desk.services, person, caseId, [zip], { requestId: whatsapp.id });
  await worker.idle();
  await desk.services.returns.readAgain(oddId, {}, { person, fromWhere: '192.0.2.1' });
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
  'timeline-hits': () => `/cases/${caseId}/timeline?text=river`,
  'search-help': () => `/cases/${caseId}/search-help`,
  sealed: () => `/cases/${caseId}/returns/${mediaId}/sealed`,
  media: () => `/cases/${caseId}/returns/${mediaId}/media`,
  'media-blurred': () => `/cases/${caseId}/returns/${mediaId}/media?pictures=1`,
  'media-file': () => `/cases/${caseId}/returns/${mediaId}/media/1?show=1&alike=1`,
  'media-not-decoded': () => `/cases/${caseId}/returns/${mediaId}/media/3`,
  compare: () => `/cases/${caseId}/returns/${oddId}/compare`,
  teach: () => `/cases/${caseId}/returns/${oddId}/teach/0`,
  'teach-fields': () =>
    `/cases/${caseId}/returns/${oddId}/teach/0/fields?list=0&kind=login&title=Rings&provider=rings`,
  readers: () => '/returns/readers',
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

test('by keyboard alone: every control in its order, each with a visible focus, and no trap', {
  skip: noBrowser,
}, async () => {
  for (const name of ['upload', 'return', 'sealed', 'media', 'teach-fields', 'timeline']) {
    await desk.open(pages[name]!());
    const wanted = await desk.page.evaluate(
      `[...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary, main [tabindex="0"]')]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && !one.closest('details:not([open]) > :not(summary)')).length`,
    );
    const met = new Set<number>();
    for (let step = 0; step < 400; step++) {
      await desk.page.keyboard.press('Tab');
      const at = (await desk.page.evaluate(`(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const main = document.querySelector('main');
        const style = getComputedStyle(one);
        const focusable = [...document.querySelectorAll('*')].indexOf(one);
        return { in: main.contains(one) && one !== main, no: focusable, seen: parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none' || style.boxShadow !== 'none' || one.type === 'checkbox' || one.type === 'radio' };
      })()`)) as { in: boolean; no: number; seen: boolean } | null;
      if (at === null) break;
      assert.ok(at.seen, `${name}: control ${at.no} shows no focus`);
      if (at.in) met.add(at.no);
    }
    const order = [...met];
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
      `${name}: the order is that of the page`,
    );
    assert.ok(met.size > 0 && met.size <= Number(wanted), `${name}: ${met.size} of ${wanted}`);
    assert.ok(
      met.size >= Number(wanted) - radiosBeyondTheFirst(await groups()),
      `${name}: ${met.size} of ${wanted}`,
    );
  }
});

/** Of a group of radios the keyboard stops at one. */
function radiosBeyondTheFirst(sizes: number[]): number {
  return sizes.reduce((n, size) => n + size - 1, 0);
}

async function groups(): Promise<number[]> {
  return (await desk.page.evaluate(
    `Object.values(Object.groupBy([...document.querySelectorAll('main input[type=radio]')], (one) => one.name)).map((group) => group.length)`,
  )) as number[];
}

test('nothing came from outside, no script failed', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  assert.deepEqual(
    desk.consoleErrors.filter((text) => !/422|404/.test(text)),
    [],
  );
});
