/** The questions that every case asks: danger, kind, purpose, accounts, needs, telling, the case. */
import { caseKinds } from './choices.js';
import { isUnsure } from './read.js';
import type { FormReader, Question, Reading } from './types.js';

/** One choice, with "I do not know" among the choices. */
function choice<T extends string>(
  form: FormReader,
  name: string,
  values: readonly T[],
  error: string,
): { value?: T; errors: Record<string, string>; unsure: boolean } {
  const value = values.find((each) => each === form.text(name));
  const unsure = isUnsure(form, name);
  const errors: Record<string, string> = value === undefined && !unsure ? { [name]: error } : {};
  return value === undefined ? { errors, unsure } : { value, errors, unsure };
}

export const danger: Question = {
  id: 'danger',
  name: 'danger',
  ask: 'Is somebody in danger of death or serious injury now?',
  why: 'Providers may give data without legal process when a life is at risk. That is another way, and it begins at once.',
  citation: '18 U.S.C. 2702(b)(8), (c)(4)',
  read(form): Reading {
    const words = 'Say whether somebody is in danger, or choose “I do not know”';
    const { value, errors, unsure } = choice(form, 'danger', ['death-or-injury', 'none'], words);
    return { change: { danger: value }, errors, unsure };
  },
};

export const kind: Question = {
  id: 'kind',
  name: 'the kind of case',
  ask: 'What kind of case is it?',
  why: 'Tecum serves investigations of crimes and of threats. Watching people who use their First Amendment rights, for no stated crime or threat, is the one case it never serves.',
  citation: 'RAND RR-2301, core business cases; 28 CFR 23.20(b)',
  read(form): Reading {
    const kinds = caseKinds.map((each) => each.value);
    const words = 'Choose the kind of case, or “I do not know”';
    const { value, errors, unsure } = choice(form, 'businessCase', kinds, words);
    return { change: { businessCase: value }, errors, unsure };
  },
};

export const purpose: Question = {
  id: 'purpose',
  name: 'what it is for',
  ask: 'Which offence or threat is it about?',
  why: 'Every request needs a purpose that a court would accept. Providers ask for the offence; the rules that guard the gate do too.',
  citation: '18 U.S.C. 2703(c), (d); 28 CFR 23.20(a)',
  read(form): Reading {
    const change = {
      offence: form.text('offence'),
      statute: form.text('statute'),
      maxYears: form.text('maxYears'),
      narrative: form.lines('narrative'),
    };
    const unsure = isUnsure(form);
    const errors: Record<string, string> = {};
    const years = Number(change.maxYears.replace(',', '.'));
    if (change.maxYears !== '' && !(years >= 0 && years < 1000))
      errors.maxYears = 'Enter a number of years, like 5';
    if (change.narrative === '' && !unsure)
      errors.narrative = 'Say in a sentence or two what happened, or tick that you do not know the offence';
    return { change, errors, unsure };
  },
};

export const accounts: Question = {
  id: 'accounts',
  name: 'the accounts',
  ask: 'Which accounts are you asking about?',
  why: 'A provider can search only by certain identifiers. A name on a screen is not one of them.',
  read(form): Reading {
    const change = { accounts: form.lines('accounts') };
    const unsure = isUnsure(form);
    const nothing = change.accounts === '' && !unsure;
    const words = 'Paste at least one account, or tick that you do not know it';
    return { change, errors: nothing ? { accounts: words } : {}, unsure };
  },
};

export const needs: Question = {
  id: 'needs',
  name: 'what you need to know',
  ask: 'What do you need to know?',
  why: 'Ask for what the case needs and no more. Each answer has its own price: who runs an account takes a subpoena, what was said takes a warrant.',
  read(form, _draft, know): Reading {
    const change = { needs: form.list('needs').filter((need) => know.needs.has(need)) };
    const unsure = isUnsure(form);
    const nothing = change.needs.length === 0 && !unsure;
    return { change, errors: nothing ? { needs: 'Tick at least one, or “I do not know yet”' } : {}, unsure };
  },
};

export const notice: Question = {
  id: 'notice',
  name: 'telling the account holder',
  ask: 'May the account holder be told?',
  why: 'Many providers tell the user about a request unless a court order forbids it. If that would harm the case, the order must be there when the request is served.',
  citation: '18 U.S.C. 2705(b)',
  read(form): Reading {
    const { value, errors, unsure } = choice(form, 'mayNotify', ['yes', 'no'], 'Choose one');
    return { change: { mayNotify: value }, errors, unsure };
  },
};

export const caseQuestion: Question = {
  id: 'case',
  name: 'the case',
  ask: 'Which case is it for?',
  why: 'The number goes on every page of every letter, and the plan is kept with the case.',
  read(form): Reading {
    const change = { caseNumber: form.text('caseNumber'), caseTitle: form.text('caseTitle') };
    const unsure = isUnsure(form);
    const missing = change.caseNumber === '' && !unsure;
    const words = 'Enter your case number, or tick that there is none yet';
    return { change, errors: missing ? { caseNumber: words } : {}, unsure };
  },
};
