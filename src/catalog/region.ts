/** Which region of a provider's entities a country belongs to. */

/** The European Economic Area and Switzerland, which providers' terms treat as one. */
const europe = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/** Regions to try for a country code, the nearest first: `['eu', 'other', 'us']` for `IE`. */
export function regionsFor(country: string): string[] {
  const code = country.toUpperCase();
  if (code === 'US') return ['us', 'other'];
  if (code === 'GB' || code === 'UK') return ['uk', 'other', 'us'];
  if (europe.has(code)) return ['eu', 'other', 'us'];
  return [code.toLowerCase(), 'other', 'us'];
}
