/** A stored time (µs since 1970) as ISO text: with Z where it is UTC, without any zone where it is a wall clock. */

/** `2026-10-02T08:00:00Z`, with three decimals or six only where they are needed; empty past the years that dates reach. */
export function isoOfUs(us: number): string {
  const seconds = Math.floor(us / 1e6);
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return '';
  return `${at.toISOString().slice(0, -5)}${decimals(Math.round(us - seconds * 1e6))}Z`;
}

/** The wall clock as text that claims no zone: `2026-10-02T08:00:00`. */
export function wallText(us: number): string {
  return isoOfUs(us).slice(0, -1);
}

function decimals(micros: number): string {
  if (micros === 0) return '';
  const digits = String(micros).padStart(6, '0');
  return `.${digits.endsWith('000') ? digits.slice(0, 3) : digits}`;
}
