/** Every country, for the question where an agency is: the codes of ISO 3166-1, named in English. */
import type { Choice } from './choices.js';

const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** The United States' own territories are asked for as States, and Kosovo has no code of ISO's own. */
const asStates = new Set(['AS', 'GU', 'MP', 'PR', 'UM', 'VI']);

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** All countries by name. `US` first, since most who ask are there; then by the alphabet. */
export const countries: readonly Choice[] = [...codes.split(' ').filter((code) => !asStates.has(code)), 'XK']
  .map((value) => ({ value, text: names.of(value) ?? value }))
  .sort((a, b) => Number(b.value === 'US') - Number(a.value === 'US') || a.text.localeCompare(b.text, 'en'));

/** `France` for `FR`; the letters themselves for what is none. */
export function countryText(code: string | undefined): string {
  return countries.find((country) => country.value === code)?.text ?? code ?? '';
}
