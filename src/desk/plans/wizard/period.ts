/** The question of the dates. */
import { isZone } from '../../../base/zone.js';
import { dayOr, isUnsure } from './read.js';
import type { Question, Reading, WizardDraft, WizardKnowledge } from './types.js';

export const period: Question = {
  id: 'period',
  name: 'the dates',
  ask: 'For which dates?',
  why: 'Requests without dates are the ones that come back as too broad, and judges refuse warrants for them.',
  read(form, _draft, know): Reading {
    const from = form.date('from');
    const to = form.date('to');
    const zone = form.text('zone');
    const unsure = isUnsure(form);
    const change: Partial<WizardDraft> = { zone, from: dayOr(from), to: dayOr(to) };
    const errors = periodErrors(from, to, zone, unsure);
    return { change, errors: { ...slipsOfYear(change, know), ...errors }, unsure };
  },
};

/** A year mistyped: long before there were accounts, or far ahead. A last day soon to come is the letter's check to name. */
function slipsOfYear(
  { from, to }: Partial<WizardDraft>,
  { latest = '9999-12-31' }: WizardKnowledge,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const isSlip = (day?: string) => day !== undefined && (day < '1990-01-01' || day > latest);
  if (isSlip(from)) errors.from = 'Check the year of the first day';
  if (isSlip(to)) errors.to = 'Check the year of the last day';
  return errors;
}

function periodErrors(
  from: string | null,
  to: string | null,
  zone: string,
  unknown: boolean,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const example = 'must be a real date, like 27 3 2026';
  if (from === 'unreadable') errors.from = `The first day ${example}`;
  if (to === 'unreadable') errors.to = `The last day ${example}`;
  if (from === null && to === null && !unknown)
    errors.from = 'Enter the first and the last day, or tick that you do not know them';
  else if (from === null && !unknown) errors.from = 'Enter the first day';
  else if (to === null && !unknown) errors.to = 'Enter the last day';
  if (!errors.from && !errors.to && from !== null && to !== null && from > to)
    errors.to = 'The last day must not be before the first';
  if (zone !== '' && !isZone(zone)) errors.zone = 'Choose a time zone from the list';
  return errors;
}
