/** Words that show that a sheet or a table is Apple's: its names of the account, of services and of logs. */
const words =
  /\b(?:Apple ?ID|Apple Account|DSID|DS ID|Person ID|iCloud|iMessage|FaceTime|Find My|IDS (?:Query|Log)|Game ?Center|App Store|AirTag)\b/i;

/** True when some cell of the first rows speaks of Apple's services. */
export function speaksOfApple(rows: readonly (readonly string[])[]): boolean {
  return rows.slice(0, 12).some((row) => row.some((cell) => words.test(cell)));
}
