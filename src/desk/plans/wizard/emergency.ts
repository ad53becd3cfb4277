/** The emergency's own questions: what danger, whom, why now, and how each thing that is asked for helps to avert it. */
import type { Need } from '../../../navigator/index.js';
import { isUnsure } from './read.js';
import type { Question, Reading, WizardDraft } from './types.js';

const errors = {
  dangerWords: 'Say what may happen, in your own words',
  whom: 'Say who is in danger',
  whyNow: 'Say why it cannot wait for legal process',
};

/** Asked at once after "yes". Nothing is filled in for the officer, and nothing is suggested as an answer. */
export const emergency: Question = {
  id: 'emergency',
  name: 'the emergency',
  ask: 'What is the emergency?',
  why: 'The provider decides by these words whether it gives data without legal process. Forged requests are known by their phrases, so Tecum writes none: only you know what happened.',
  citation: '18 U.S.C. 2702(b)(8), (c)(4)',
  read(form): Reading {
    const words = {
      danger: form.lines('dangerWords'),
      whom: form.lines('whom'),
      whyNow: form.lines('whyNow'),
    };
    const unsure = isUnsure(form);
    const given = { dangerWords: words.danger, whom: words.whom, whyNow: words.whyNow };
    const missing = unsure
      ? []
      : Object.entries(errors).filter(([field]) => given[field as keyof typeof given] === '');
    return { change: { emergency: words }, errors: Object.fromEntries(missing), unsure };
  },
};

/** Asked when it is known what is asked for. One field for each need that the emergency request carries. */
export const helps: Question = {
  id: 'helps',
  name: 'how it helps',
  ask: 'How does each thing that you ask for help to avert the danger?',
  why: 'A provider gives what relates to the danger and no more. What is not needed to avert it takes legal process, as in any other case.',
  citation: 'GitHub, Guidelines for legal requests of user data (how the information will assist)',
  read(form, draft, know): Reading {
    const asked = helpFields(draft, know.needs);
    const given = asked.map(({ id }): [string, string] => [id, form.lines(`help-${id}`)]);
    const unsure = isUnsure(form);
    const missing = unsure ? [] : given.filter(([, words]) => words === '');
    return {
      change: { helps: Object.fromEntries(given.filter(([, words]) => words !== '')) },
      errors: Object.fromEntries(
        missing.map(([id]) => [`help-${id}`, 'Say how it helps, in your own words']),
      ),
      unsure,
    };
  },
};

/** What the page asks for: each ticked need that may bear on a danger, or `all` where none is. */
export function helpFields(
  draft: WizardDraft,
  needs: ReadonlyMap<string, Need>,
): { id: string; text: string }[] {
  const urgent = (draft.needs ?? []).flatMap((id) => {
    const need = needs.get(id);
    return need?.emergency ? [{ id, text: need.question }] : [];
  });
  return urgent.length > 0 ? urgent : [{ id: 'all', text: 'What you ask for' }];
}

/** The officer's words on how each thing helps, as one text; nothing while one of them is missing. */
export function howHelps(draft: WizardDraft, needs: ReadonlyMap<string, Need>): string | undefined {
  const asked = helpFields(draft, needs);
  const given = draft.helps ?? {};
  if (asked.some(({ id }) => !given[id])) return undefined;
  return asked.map(({ id, text }) => (id === 'all' ? given[id] : `${text} ${given[id]}`)).join('\n');
}
