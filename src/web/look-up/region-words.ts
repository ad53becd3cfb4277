/** Regions of a provider's entities, and countries, in words. */

const regions: Readonly<Record<string, string>> = {
  us: 'United States',
  uk: 'United Kingdom',
  eu: 'European Union',
  other: 'other countries',
};

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** `Ireland` for `ie`; `European Union` for `eu`; `other countries` for `other`. */
export function regionWords(region: string): string {
  return regions[region] ?? countryWords(region);
}

/** `Ireland` for `IE`; the letters themselves where nobody knows them. */
export function countryWords(code: string): string {
  const letters = code.toUpperCase();
  return /^[A-Z]{2}$/.test(letters) ? (countries.of(letters) ?? letters) : code;
}
