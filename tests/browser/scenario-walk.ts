/** Answers the wizard, page by page, as a scenario's file says: by clicking labels and filling fields. */
import type { Page } from 'playwright-core';
import { projectPath } from '../../src/base/root.js';
import type { Services } from '../../src/desk/open.js';
import { readAnswersFile } from '../../src/navigator/answers-file.js';
import type { Answers } from '../../src/navigator/types.js';

type Answer = (page: Page, said: Answers, services: Services) => Promise<void>;

/** The answers of `tests/navigator/scenarios/<file>`. */
export function readScenario(file: string, services: Services): Answers {
  const path = projectPath('tests', 'navigator', 'scenarios', file);
  return readAnswersFile(path, { needs: services.plans.knowledge.needs.needs }).answers;
}

/** From the first question to "Check your answers". Fails where a page is not known here, or does not go on. */
export async function walk(page: Page, said: Answers, services: Services): Promise<void> {
  for (let id = placeOf(page); id !== 'check'; id = placeOf(page)) {
    const answer = answers[id];
    if (answer === undefined) throw new Error(`no answer for the page “${id}”`);
    await answer(page, said, services);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    const errors = await page.locator('.usa-error-message').allTextContents();
    if (placeOf(page) === id) throw new Error(`${id} does not go on: ${errors.join(' ')}`);
  }
}

const placeOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

const answers: Record<string, Answer> = {
  danger: (page, { danger }) => pick(page, 'danger', danger),
  emergency: async (page, { emergency }) => {
    await page.locator('#dangerWords').fill(emergency?.danger ?? '');
    await page.locator('#whom').fill(emergency?.whom ?? '');
    await page.locator('#whyNow').fill(emergency?.whyNow ?? '');
  },
  kind: (page, { businessCase }) => pick(page, 'businessCase', businessCase),
  threat: (page, said) => ownWords(page, 'threat', said.safeguards?.threat),
  threatened: (page, said) => ownWords(page, 'threatened', said.safeguards?.threatened),
  conduct: (page, said) => ownWords(page, 'conduct', said.safeguards?.conduct),
  purpose: async (page, { offence, narrative }) => {
    await page.locator('#offence').fill(offence?.name ?? '');
    await page.locator('#statute').fill(offence?.statute ?? '');
    await page.locator('#maxYears').fill(String(offence?.maxPenaltyYears ?? ''));
    await page.locator('#narrative').fill(narrative ?? '');
  },
  accounts: (page, said) => page.locator('#accounts').fill(said.accounts.map(lineOf).join('\n')),
  understood: async () => {},
  needs: async (page, { needs }, { plans }) => {
    for (const id of needs) {
      const words = plans.knowledge.needs.needs.get(id)?.question ?? id;
      await click(page, await idOf(page, 'needs', id), words);
    }
  },
  helps: async (page, { emergency }) => {
    for (const field of await page.locator('textarea').all()) await field.fill(emergency?.howHelps ?? '');
  },
  period: async (page, { period }) => {
    await date(page, 'from', period?.from);
    await date(page, 'to', period?.to);
    await page.locator('#zone').selectOption(period?.zone ?? 'UTC');
  },
  country: async (page, { authority }) => {
    await page.locator('#country').selectOption(authority.country);
  },
  state: async (page, { authority }) => {
    await page.locator('#state').selectOption(authority.state ?? 'none');
  },
  agency: (page, { authority }) => pick(page, 'agencyType', authority.agencyType),
  signed: async (page, { authority }) => {
    for (const box of await page.locator('[name=canIssue]').all()) {
      const value = (await box.getAttribute('value')) ?? '';
      const should = authority.canIssue.some((each) => each === value);
      if (should !== (await box.isChecked())) await click(page, (await box.getAttribute('id')) ?? '');
    }
  },
  notice: (page, { mayNotify }) => pick(page, 'mayNotify', mayNotify ? 'yes' : 'no'),
  case: (page, said) => page.locator('#caseNumber').fill(said.case?.number ?? ''),
};

/** As an investigator types it: the service's everyday name before a name that says nothing of it. */
function lineOf({ provider, value }: Answers['accounts'][number]): string {
  if (provider === undefined || /^https?:/.test(value)) return value;
  return `${provider.replace(/^(meta|block|x)-/, '').replaceAll('-', ' ')} ${value}`;
}

/** The box or button of a field with this value. */
async function idOf(page: Page, name: string, value: string): Promise<string> {
  return (await page.locator(`[name=${name}][value="${value}"]`).getAttribute('id')) ?? '';
}

const pick = async (page: Page, name: string, value: string): Promise<void> =>
  click(page, await idOf(page, name, value));

/** Clicks the label as a hand does; one in a closed part is opened first. `words` must stand in it. */
async function click(page: Page, id: string, words = ''): Promise<void> {
  const label = page.locator(`label[for="${id}"]`, { hasText: words });
  if (!(await label.isVisible()))
    await page.locator('details:not([open])', { has: label }).locator('summary').click();
  await label.click({ position: { x: 12, y: 12 } });
}

async function ownWords(page: Page, id: string, words: string | undefined): Promise<void> {
  if (words === undefined) await click(page, 'unsure');
  else await page.locator(`#${id}`).fill(words);
}

async function date(page: Page, name: string, iso: string | undefined): Promise<void> {
  const [year = '', month = '', day = ''] = (iso ?? '').split('-');
  await page.locator(`#${name}-day`).fill(day);
  await page.locator(`#${name}-month`).fill(month);
  await page.locator(`#${name}-year`).fill(year);
}
