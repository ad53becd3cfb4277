/** Zone names inside a time's text. */

/**
 * Minutes east of UTC. Only names that mean one thing: UTC's own, and the US ones of 15 CFR/49 U.S.C. 260a practice
 * (Uniform Time Act zones and their daylight forms). `CST` is also China's and Cuba's, `IST` three countries':
 * the US ones are read because US providers write them; every other letter name is left unread.
 */
const names: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
};

/**
 * Minutes east of UTC for `Z`, `UTC`, `+02:00`, `-0500`, `UTC+1`, `+0000 UTC`, `GMT-3` or a US zone name; null when unknown.
 */
export function zoneOffset(text: string): number | null {
  const named = names[text.toUpperCase()];
  if (named !== undefined) return named;
  const match = /^(?:UTC|GMT)?\s?([+\-\u2212])(\d{1,2}):?(\d{2})?(?:\s(?:UTC|GMT|\(?[A-Z]{3,4}\)?))?$/.exec(
    text,
  );
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? null : match[1] === '+' ? minutes : -minutes;
}
