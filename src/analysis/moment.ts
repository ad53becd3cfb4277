/** A record's time as text: UTC where the zone is known, else the wall clock, said to be one. */

/** ISO text of µs since 1970, UTC, with a fraction only where there is one: `2026-10-02T08:00:00Z`. */
export function isoOfUs(us: number): string {
  const seconds = Math.floor(us / 1e6);
  const micros = Math.round(us - seconds * 1e6);
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return '';
  const whole = at.toISOString().slice(0, -5);
  return micros === 0 ? `${whole}Z` : `${whole}.${String(micros).padStart(6, '0')}Z`;
}

/** The wall clock as text that claims no zone: `2026-10-02T08:00:00`. */
export function wallText(us: number): string {
  return isoOfUs(us).slice(0, -1);
}
