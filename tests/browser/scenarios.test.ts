/** Twelve whole scenarios by clicking: what the page of each plan shows is the plan that was read by hand and kept. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { instrumentTitle } from '../../src/desk/requests/names.js';
import type { Step } from '../../src/navigator/types.js';
import { addPerson } from '../web/support.js';
import { type Hands, handsOn } from './plan-support.js';
import { readScenario, walk } from './scenario-walk.js';
import { type BrowserDesk, noBrowser, startBrowserDesk } from './support.js';

const folder = projectPath('tests', 'navigator', 'scenarios');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));
/** Pictures are made where a folder for them is named: they take as long as all the rest. */
const pictures = process.env.TECUM_SHOTS !== undefined;

let desk: BrowserDesk;
let hands: Hands;

before(async () => {
  if (noBrowser) return;
  desk = await startBrowserDesk();
  hands = handsOn(desk);
  await hands.as(await addPerson(desk.services, 'Reyes', ['investigator']));
});
after(async () => {
  await desk?.close();
});

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The texts of a place's elements, as a reader sees them. */
async function texts(selector: string): Promise<string[]> {
  return (await desk.page.locator(selector).allTextContents()).map(oneSpace);
}

/** What the kept brief says of each thing: the groups of each line that fits. */
function kept(brief: string, line: RegExp): string[][] {
  return [...brief.matchAll(new RegExp(line, 'gm'))].map((match) => match.slice(1));
}

/** The ways of one step of the brief: the page puts those that were chosen first. */
function waysShown(step: string): string[] {
  const chosen = kept(step, /^ {2}way \(this\): (.*): (?:open|closed), /).flat();
  return [...chosen, ...kept(step, /^ {2}way: (.*): (?:open|closed), /).flat()];
}

async function makePlan(name: string): Promise<void> {
  await desk.open('/plan');
  await hands.press('Start now');
  await walk(desk.page, readScenario(`${name}.yaml`, desk.services), desk.services);
  assert.equal(await hands.title(), 'Check your answers');
  if (pictures) await desk.shoot(`scenario-${name}-check`);
  await hands.press('Make the plan');
  if (pictures) await desk.shoot(`scenario-${name}-plan`);
}

async function showsRefusal(brief: string): Promise<void> {
  assert.equal(await hands.title(), 'This plan cannot be made');
  const words = await hands.words();
  for (const [said] of kept(brief, /^ {2}(?:because|ask): (.*?)(?: \[.*)?$/))
    assert.ok(words.includes(said ?? ''), said);
  assert.equal(await desk.page.locator('.tc-step').count(), 0);
}

async function showsPlan(brief: string, number: string): Promise<void> {
  assert.equal(await hands.title(), `Plan for case ${number}`);
  const steps = kept(brief, /^step \S+: (\S+) \(\S+\) to (.*)$/);
  const headings = steps.map(
    ([instrument, entity], at) =>
      `${at + 1} ${instrumentTitle(instrument as Step['instrument'])} →to ${entity}`,
  );
  assert.deepEqual(await texts('.tc-step h3'), headings);
  const ways = brief.split(/^step /m).flatMap(waysShown);
  assert.deepEqual(await texts('.tc-paths tbody > tr > th'), ways);
  const papers = kept(brief, /^ {2}paper \([^)]*\): (.*) \[/).flat();
  const minds = await texts('.tc-step .tc-mind');
  for (const paper of papers)
    assert.ok(
      minds.some((mind) => mind.includes(oneSpace(paper))),
      paper,
    );
  assert.equal(
    (await texts('section[aria-labelledby=cannot] > ul > li')).length,
    kept(brief, /^not to be had: (.*)$/).length,
  );
  const unplaced = kept(brief, /^no provider yet: \S+ (.*?): /).flat();
  assert.deepEqual(await texts('section[aria-labelledby=unplaced] strong'), unplaced);
  const laws = kept(brief, /^law: (.*?)(?:, not reviewed by counsel)?$/).flat();
  assert.deepEqual(await texts('section[aria-labelledby=laws] li > a'), laws);
}

for (const name of names)
  test(`${name}: the page shows the plan that was read`, { skip: noBrowser }, async () => {
    await makePlan(name);
    const brief = readFileSync(`${folder}/${name}.txt`, 'utf8');
    if (brief.startsWith('decision: refused')) return showsRefusal(brief);
    await showsPlan(brief, readScenario(`${name}.yaml`, desk.services).case?.number ?? '');
  });

test('nothing was asked from outside, and nothing was blocked or broken', { skip: noBrowser }, () => {
  assert.deepEqual(desk.outside, []);
  assert.deepEqual(desk.consoleErrors, []);
});
