/** Phone numbers made comparable: every written form of a number leads to one, and what may be something else is left alone. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number as it is compared; the text that it was read from is kept by whoever has it. */
export interface PhoneForm {
  /** `+19375550142` */
  e164: string;
  /** `stated`: the text has its country code. `region`: the country is the one that was given, and could be another. */
  basis: 'stated' | 'region';
}

/** Signs that stand in written numbers; anything else makes it a name, an address or an id. */
const written = /^[+(]?[\d\s().\-/\u2010-\u2015\u00a0]{6,24}\d$/;
/** Where numbers stand within another sort of id. */
const around = /^(?:tel:|sms:)?(.+?)(?:@(?:s\.whatsapp\.net|c\.us))?$/i;

/**
 * The number that a text is; null for short codes, emergency numbers, names, dates and whatever is no possible number.
 * @param region ISO country of the return or the agency, for numbers without a country code
 */
export function phoneForm(text: string, region = 'US'): PhoneForm | null {
  const bare = (around.exec(text.trim())?.[1] ?? '').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  if (!written.test(bare) || looksLikeAnother(bare)) return null;
  const digits = bare.replace(/\D/g, '');
  const country = isSupportedCountry(region) ? (region as CountryCode) : undefined;
  if (bare.startsWith('+')) return stated(`+${digits}`);
  if (digits.startsWith('00')) return stated(`+${digits.slice(2)}`);
  if (country !== undefined) {
    const here = parsePhoneNumberFromString(bare, country);
    if (here?.isPossible()) return { e164: here.number, basis: 'region' };
  }
  // WhatsApp and carriers write country code and number without a sign before them.
  return digits.length >= 11 && text !== bare ? stated(`+${digits}`) : null;
}

function stated(text: string): PhoneForm | null {
  const found = parsePhoneNumberFromString(text);
  return found?.isPossible() ? { e164: found.number, basis: 'stated' } : null;
}

/** An IPv4 address, or a day. */
function looksLikeAnother(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/.test(text);
}
