/** The English names of the months, as texts of reports and returns write them. */
export const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Their first three letters. */
export const shortMonthNames: readonly string[] = monthNames.map((name) => name.slice(0, 3));
