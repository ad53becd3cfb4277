/** What a letter's fields begin with: what follows from the plan, the agency's profile, and what the person already said. */
import type { Instrument } from '../base/vocabulary.js';
import type { Answers, Step } from '../navigator/types.js';
import { type FieldValues, letterFields } from './fields.js';
import { plannedFields } from './preset-rules.js';

/**
 * Values for fields, by id. Grounds are never supplied: what stands here follows from the step, or is the agency's
 * profile (which is more exact than the plan) or the officer's own words.
 * @param profile by the keys that fields name as their `profile`.
 * @param language of the letter.
 */
export function presetFields(
  step: Step,
  answers: Answers,
  profile: Record<string, string>,
  language: string,
): FieldValues {
  return {
    ...plannedFields(step, answers, language),
    ...profileFields(profile),
    ...ownWords(step.instrument, answers),
  };
}

/** Fields that the agency's profile fills, by id. */
export function profileFields(profile: Record<string, string>): FieldValues {
  const values: FieldValues = {};
  for (const { id, profile: key } of letterFields().values())
    if (key !== undefined && profile[key]) values[id] = profile[key];
  return values;
}

/** The emergency's facts, as the officer told them in the plan. */
function ownWords(instrument: Instrument, { emergency }: Answers): FieldValues {
  if (!/^(emergency|emergency_disclosure_request)$/.test(instrument) || !emergency) return {};
  const told: Record<string, string | undefined> = {
    danger: emergency.danger,
    danger_to_whom: emergency.whom,
    why_now: emergency.whyNow,
    how_helps: emergency.howHelps,
  };
  return Object.fromEntries(Object.entries(told).filter((one): one is [string, string] => Boolean(one[1])));
}
