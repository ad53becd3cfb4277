/** The questions about the authority: which country, which State, what kind of agency, what it can get signed. */
import { agenciesOf } from './agencies.js';
import { states } from './choices.js';
import { countries } from './countries.js';
import { chosen, isUnsure } from './read.js';
import { signableIn } from './signable.js';
import type { Question, Reading } from './types.js';

const country: Question = {
  id: 'country',
  name: 'your country',
  ask: 'In which country is your agency?',
  why: 'Its law decides which process you can use, and by which way it reaches a provider in another country.',
  read(form, draft): Reading {
    const unsure = isUnsure(form);
    // The agency's own country stands there from the start: it is no answer beside "I do not know".
    const value = unsure ? undefined : chosen(form, 'country', countries);
    const missing = value === undefined && !unsure;
    const moved = value !== undefined && value !== (draft.country ?? 'US');
    return {
      change: { country: value, ...(moved ? { agencyType: undefined, canIssue: undefined } : {}) },
      errors: missing ? { country: 'Choose your country, or tick that you do not know it' } : {},
      unsure,
    };
  },
};

const state: Question = {
  id: 'state',
  name: 'your State',
  ask: 'In which State is your agency?',
  why: 'Some States ask for more than federal law does, set the provider a time to answer, or want a sentence on the paper.',
  read(form): Reading {
    const unsure = isUnsure(form);
    const value = unsure ? undefined : chosen(form, 'state', states);
    const none = form.text('state') === 'none';
    const missing = value === undefined && !none && !unsure;
    return {
      change: { state: value },
      errors: missing ? { state: 'Choose your State, “No State”, or tick that you do not know it' } : {},
      unsure,
    };
  },
};

const agency: Question = {
  id: 'agency',
  name: 'your agency',
  ask: 'What kind of agency is it?',
  why: 'The law says for each kind of process who may issue it, and who may only ask for it.',
  read(form, draft): Reading {
    const agencyType = chosen(form, 'agencyType', agenciesOf(draft.country));
    const unsure = isUnsure(form, 'agencyType');
    const missing = agencyType === undefined && !unsure;
    return {
      change: { agencyType },
      errors: missing ? { agencyType: 'Choose the kind of agency, or “I do not know”' } : {},
      unsure,
    };
  },
};

const signed: Question = {
  id: 'signed',
  name: 'what can be signed',
  ask: 'What can you get signed in this case?',
  why: 'The plan asks for what you can have, and says of the rest who could sign it. Nothing is left out for want of it.',
  read(form, { country: place, agencyType }, { laws, today }): Reading {
    const ticked = form.list('canIssue');
    const canIssue = signableIn(laws, place, agencyType, today)
      .map(({ value }) => value)
      .filter((value) => ticked.includes(value));
    const none = form.checked('nothing');
    const unsure = isUnsure(form);
    const missing = canIssue.length === 0 && !none && !unsure;
    const both = canIssue.length > 0 && none;
    return {
      change: { canIssue },
      errors: missing
        ? { canIssue: 'Tick what you can get signed, or “Nothing yet”, or “I do not know”' }
        : both
          ? { nothing: 'You ticked “Nothing yet” and something that you can get signed. Undo one of them' }
          : {},
      unsure,
    };
  },
};

export const whereQuestions: readonly Question[] = [country, state, agency, signed];
