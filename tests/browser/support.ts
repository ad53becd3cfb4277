/** A desk in a real browser: the application on a free port, Chromium, axe, screenshots in a temporary folder. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Role } from '../../src/base/vocabulary.js';
import type { Services } from '../../src/desk/open.js';
import type { Person } from '../../src/store/desk/people.js';
import { createApp } from '../../src/web/app.js';
import { hasAssets } from '../../src/web/assets.js';
import { serve } from '../../src/web/serve.js';
import { addPerson, testDesk, testPassword } from '../web/support.js';

const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium on this machine, or null. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path)) ?? null;

/** For `test(name, { skip: noBrowser }, …)`: why browser tests cannot run here, or false. */
export const noBrowser: string | false =
  chromiumPath === null
    ? 'no Chromium here: install the package "chromium", or set CHROMIUM to its path'
    : hasAssets()
      ? false
      : 'the styles are not built: run node <build>/src/web/styles/build.js';

export interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: string[];
}

export interface BrowserDesk {
  url: string;
  services: Services;
  page: Page;
  /** Adds a person with these roles and signs in through the page. */
  signIn(...roles: Role[]): Promise<Person>;
  /** Opens a path of the desk. */
  open(path: string): Promise<void>;
  /** Full-page pictures at 1280 and 390 pixels, in the folder `TECUM_SHOTS`; none where it is not set. */
  shoot(name: string): Promise<void>;
  /** What axe finds on the page as it is: WCAG 2.2 A and AA, and its best practices. */
  axe(): Promise<Violation[]>;
  /** Requests that went anywhere but to the desk. */
  outside: string[];
  /** Messages of the page's console that are errors: a CSP that blocks, a script that fails. */
  consoleErrors: string[];
  close(): Promise<void>;
}

/** Starts everything. `people: false` leaves the desk empty, for the first run. */
export async function startBrowserDesk(options: { people?: boolean } = {}): Promise<BrowserDesk> {
  const desk = await testDesk(options);
  const serving = await serve(createApp(desk.services), { port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? undefined,
    args: ['--no-sandbox'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false });
  const page = await context.newPage();
  const watched = watch(page, serving.url);
  let count = 0;
  return {
    url: serving.url,
    services: desk.services,
    page,
    ...watched,
    async open(path) {
      await page.goto(serving.url + path);
    },
    async signIn(...roles) {
      count += 1;
      const person = await addPerson(desk.services, `visitor${count}`, roles);
      await context.clearCookies();
      await page.goto(`${serving.url}/sign-in`);
      await page.getByLabel('E-mail address').fill(person.email);
      await page.getByLabel('Password').fill(testPassword);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`${serving.url}/`);
      return person;
    },
    shoot: (name) => shoot(page, name),
    axe: () => axe(context, page),
    close: () => closeAll(browser, serving.stop, desk.close),
  };
}

function watch(page: Page, url: string): { outside: string[]; consoleErrors: string[] } {
  const outside: string[] = [];
  const consoleErrors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  return { outside, consoleErrors };
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.TECUM_SHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    const path = join(folder, `${name}-${width}.png`);
    await page.screenshot({ path, fullPage: true, timeout: 60_000 });
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: {
    id: string;
    impact: string;
    help: string;
    nodes: { html: string; failureSummary: string }[];
  }[];
}

/** axe runs in the page through the debugger, so the page's own CSP stays as it is. */
async function axe(context: BrowserContext, page: Page): Promise<Violation[]> {
  const session = await context.newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axeSource });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const expression = `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} } })`;
  const answer = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (answer.exceptionDetails) throw new Error(`axe failed: ${answer.exceptionDetails.text}`);
  return (answer.result.value as AxeResult).violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    nodes: nodes.map((node) => `${node.html} — ${node.failureSummary}`),
  }));
}

async function closeAll(
  browser: Browser,
  stop: () => Promise<void>,
  close: () => Promise<void>,
): Promise<void> {
  await browser.close();
  await stop();
  await close();
}
