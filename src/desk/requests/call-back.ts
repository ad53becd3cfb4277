/** The agency's call-back lines, and the rule that an emergency request names one of them. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { Problem } from '../../base/problem.js';
import type { LetterFacts } from '../../letters/index.js';
import type { SettingsStore } from '../../store/desk/settings.js';

const line = z.object({
  /** `Watch commander` */
  label: z.string(),
  number: z.string(),
  /** `at all hours` */
  hours: z.string(),
  /** The agency's own public page on which the number stands. */
  url: z.string(),
  /** ISO day on which somebody last looked there. */
  checked: z.string(),
});
export type CallBackLine = z.infer<typeof line>;

const setting = 'call-back-lines';

/** The lines as the settings have them. */
export async function callBackLines(settings: SettingsStore): Promise<CallBackLine[]> {
  return z.array(line).parse((await settings.get(setting)) ?? []);
}

/** Keeps the lines. `by` and `at` as every setting has them. */
export async function setCallBackLines(
  settings: SettingsStore,
  lines: readonly CallBackLine[],
  by: string,
  at: string,
): Promise<void> {
  await settings.set(setting, lines, by, at);
}

/**
 * A telephone number as `+19375550100`, with `;ext=12` where there is one; null for what is none.
 * @param country two letters, for a number written without its country
 */
export function telephone(text: string, country: string): string | null {
  const read = parsePhoneNumberFromString(text, country.toUpperCase() as CountryCode);
  if (!read?.isPossible()) return null;
  return read.ext ? `${read.number};ext=${read.ext}` : read.number;
}

/**
 * Nothing where the letter's supervisor can be called back on a line of the agency's public page.
 * @throws Problem `call-back-missing`, `call-back-unknown`
 */
export function demandCallBack(facts: LetterFacts, lines: readonly CallBackLine[], country: string): void {
  const name = String(facts.fields.supervisor_name ?? '').trim();
  const phone = String(facts.fields.supervisor_phone ?? '').trim();
  if (name === '' || phone === '') throw missing(name === '' ? 'supervisor_name' : 'supervisor_phone');
  const wanted = telephone(phone, country);
  const known = lines.map((one) => telephone(one.number, country));
  if (wanted !== null && known.includes(wanted)) return;
  throw unknown(phone, lines);
}

function missing(field: string): Problem {
  return new Problem({
    code: 'call-back-missing',
    what: 'The emergency request does not say which supervisor the provider can call back, and on which line.',
    where: `fields.${field}`,
    remedy: "Enter the supervisor's name and a line that stands on your agency's public page.",
    status: 409,
  });
}

function unknown(phone: string, lines: readonly CallBackLine[]): Problem {
  const listed = lines.map(({ label, number }) => `${label}: ${number}`).join('; ');
  return new Problem({
    code: 'call-back-unknown',
    what: `${phone} is not among your agency's call-back lines, so a provider that looks it up would not find it.`,
    where: 'fields.supervisor_phone',
    remedy: listed
      ? `Use one of these lines (${listed}), or have an administrator add it under Settings, Call-back lines.`
      : 'Have an administrator enter the lines of your public page under Settings, Call-back lines.',
    status: 409,
  });
}
