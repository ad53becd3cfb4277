/** The time that lies in an id of X. It is inferred: X does not state it in the file. */

/** Ids below this were given out in turn, without a time in them (before November 2010). */
const firstWithTime = 29_700_859_247n;
/** 2010-11-04T01:42:54.657Z: from here the upper bits of an id count milliseconds. */
const since = 1_288_834_974_657n;

/** The moment an id was made, as ISO text; null for ids without one. */
export function timeOfId(id: string): string | null {
  if (!/^\d{11,19}$/.test(id)) return null;
  const number = BigInt(id);
  if (number < firstWithTime) return null;
  const ms = Number((number >> 22n) + since);
  return new Date(ms).toISOString();
}

/** A note on a record without a time whose id holds one. */
export function idNote(what: string, id: string): string | null {
  const time = timeOfId(id);
  return time === null
    ? null
    : `${what} ${id} was made at ${time}, inferred from the id; the file gives no time`;
}
