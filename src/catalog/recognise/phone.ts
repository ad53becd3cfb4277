/** Recognises a telephone number. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type Found, judged, type LineContext, takers } from './found.js';

const onlyPhone =
  /^(?:tel:|phone:?|ph:?|cell:?|mobile:?)?\s*[+(]?[\d\s().\-/]{7,25}(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i;

/** E.164 of a number; undefined when it cannot be one. `country` is the ISO country for a number without +. */
export function normalisePhone(text: string, country: string): string | undefined {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: countryCode(country), extract: true });
  return parsed?.isPossible() ? parsed.number : undefined;
}

/** E.164 of a national number of a range in use; undefined for any other. `country` is its ISO country. */
export function nationalNumber(digits: string, country: string): string | undefined {
  const parsed = parsePhoneNumberFromString(digits, countryCode(country));
  return parsed?.isValid() ? parsed.number : undefined;
}

function countryCode(country: string): CountryCode {
  const code = country.toUpperCase();
  return isSupportedCountry(code) ? code : 'US';
}

/** A line that is a telephone number, perhaps with the provider's name beside it; undefined otherwise. */
export function fromPhone(context: LineContext): Found | undefined {
  const { rest, provider, defaultCountry } = context;
  if (!onlyPhone.test(rest) || /^\d{1,3}(\.\d{1,3}){3}$/.test(rest)) return undefined;
  const value = normalisePhone(rest.replace(/^[a-z:.\s]+/i, ''), defaultCountry);
  if (!value) return undefined;
  const doubt = assigned(value) ? '' : ' The number is of no range in use: check its digits.';
  if (provider) {
    const found = judged(provider, 'phone', value);
    return { ...found, message: `${found.message}${doubt}` };
  }
  return ofNobody(context, value, doubt);
}

function assigned(value: string): boolean {
  return parsePhoneNumberFromString(value)?.isValid() ?? false;
}

function ofNobody({ catalog }: LineContext, value: string, doubt: string): Found {
  const isCarrier = (id: string): boolean => catalog.providers.get(id)?.kind === 'carrier';
  const all = takers(catalog, 'phone', 'can search by a telephone number');
  const carriers = all
    .filter((c) => isCarrier(c.provider))
    .map((c) => ({ ...c, why: 'may be the carrier of the number' }));
  return {
    identifier: 'phone',
    value,
    candidates: [...all.filter((c) => !isCarrier(c.provider)), ...carriers],
    verdict: 'unresolved',
    message: `A telephone number. Number portability hides which carrier serves it today.${doubt}`,
    remedy:
      'For call records, look up the carrier of the day in question with the number portability administrator before you serve. For an app, choose the app: it can search by the number.',
  };
}
