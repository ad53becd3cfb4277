/** The hour of a WhatsApp line: 12-hour marks in the languages that phones write them in. */

const morning =
  'am ص 오전 上午 凌晨 早上 午前 πμ проб öö pd de dop sa vm fm ap pg पूर्वाह्न קבלהצ לפנהצ قبلازظهر'.split(' ');
const afternoon =
  'pm م 오후 下午 晚上 中午 午後 μμ слоб ös md du odp ch nm em ip ptg अपराह्न אחהצ بعدازظهر'.split(' ');
const filler = 'à um at uhr kl klo alle às alas om saat o h ù kello ч plkst'.split(' ');

/** What a word beside the time says: half of the day, nothing, or something we do not know. */
export type DayHalf = 'am' | 'pm' | 'none' | 'unknown';

const known = new Map<string, DayHalf>([
  ...morning.map((word) => [word, 'am'] as const),
  ...afternoon.map((word) => [word, 'pm'] as const),
  ['', 'none'],
  ...filler.map((word) => [word, 'none'] as const),
]);

/** Reads `AM`, `p. m.`, `오후` …; case, dots, quotes and spaces do not matter. */
export function dayHalf(word: string): DayHalf {
  return known.get(word.toLowerCase().replace(/[\s.'"׳״]/gu, '')) ?? 'unknown';
}

/**
 * The hour of the day, 0 to 23. Null when the clock shows 1 to 12 beside a word that we do not know, so that the
 * half of the day cannot be told. An hour past 12 needs no mark and wins over one (`13:05 PM`, `00:08 a. m.`).
 */
export function hourOfDay(hour: number, half: DayHalf): number | null {
  if (hour > 12 || hour === 0 || half === 'none') return hour;
  if (half === 'unknown') return null;
  return half === 'am' ? hour % 12 : (hour % 12) + 12;
}
