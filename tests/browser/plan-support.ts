/** Hands on the plan's pages: sign in, press, fill, tick with the keyboard, and look at a page from all sides. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Person } from '../../src/store/desk/people.js';
import { testPassword } from '../web/support.js';
import type { BrowserDesk } from './support.js';

export interface Hands {
  as(person: Person): Promise<void>;
  press(name: string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  /** With the keyboard: USWDS draws its boxes beside inputs that stand off the screen. */
  tick(label: string): Promise<void>;
  choose(box: Locator): Promise<void>;
  title(): Promise<string>;
  /** The page's text, its spaces made one. */
  words(): Promise<string>;
  date(name: string, day: string, month: string, year: string): Promise<void>;
  /** Pictures, axe, one heading, nothing that scrolls sideways at either width. */
  sound(name: string): Promise<void>;
}

/** What reaches beyond the page, where the page scrolls sideways; runs in the page. */
const tooWide = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('main *')]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
    .map((one) => one.tagName + '.' + one.className + ' ' + (one.id || one.textContent.slice(0, 40)));
})()`;

/** Hands over an open browser desk. */
export function handsOn(desk: BrowserDesk): Hands {
  const { page } = desk;
  page.setDefaultTimeout(20_000);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const choose = async (box: Locator): Promise<void> => {
    if (!(await box.isChecked())) await box.press('Space');
  };
  return {
    press,
    choose,
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    tick: (label) => choose(page.getByLabel(label).first()),
    title: async () => ((await page.locator('h1').textContent()) ?? '').trim(),
    words: async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' '),
    async as(person) {
      await page.context().clearCookies();
      await desk.open('/sign-in');
      await page.getByLabel('E-mail address').fill(person.email);
      await page.getByLabel('Password').fill(testPassword);
      await press('Sign in');
      await page.waitForURL(`${desk.url}/`);
    },
    async date(name, day, month, year) {
      await page.locator(`#${name}-day`).fill(day);
      await page.locator(`#${name}-month`).fill(month);
      await page.locator(`#${name}-year`).fill(year);
    },
    async sound(name) {
      await desk.shoot(`plan-${name}`);
      assert.deepEqual(await desk.axe(), [], `axe on ${name}`);
      assert.equal(await page.locator('h1').count(), 1, `one h1 on ${name}`);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await page.evaluate(tooWide), [], `${name} does not scroll sideways at ${width}`);
      }
    },
  };
}
