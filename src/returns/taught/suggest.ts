/** Suggests what a column or key is for, from its name and some of its values, and says by what. */
import { isIP } from 'node:net';
import { asInstant, speaksOfTime } from '../generic/time-columns.js';
import { instant } from '../time.js';
import type { TaughtUse } from './schema.js';

export interface Suggestion {
  use: TaughtUse;
  /** By what, as half a sentence; quotes no value. */
  evidence: string;
}

const byName: [RegExp, Extract<TaughtUse, { to: string }>['to'], string][] = [
  [/(^|[^a-z])lat(itude)?$/i, 'lat', 'the name speaks of latitude'],
  [/(^|[^a-z])(lon|lng|long(itude)?)$/i, 'lon', 'the name speaks of longitude'],
  [/accuracy|radius/i, 'accuracy', 'the name speaks of accuracy'],
  [/amount|price|total/i, 'amount', 'the name speaks of a sum'],
  [/currency/i, 'currency', 'the name speaks of currency'],
  [/(^|[^a-z])port$/i, 'port', 'the name speaks of a port'],
  [/^(from|sender|author|actor|user_?name|caller)|sender|author/i, 'actor', 'the name speaks of who did it'],
  [
    /^(to|recipients?|callee|members|participants)$|recipient/i,
    'peers',
    'the name speaks of whom it was with',
  ],
  [/conversation|thread|chat_?id|channel_?id/i, 'thread', 'the name speaks of a conversation'],
  [
    /^(text|body|content|message|says|subject|query)$|message_?(text|body)/i,
    'text',
    'the name speaks of text',
  ],
  [/device|user.?agent|model|client/i, 'device', 'the name speaks of a device'],
  [/media|attachment|file_?name/i, 'media', 'the name speaks of media'],
  [/address|city|place|location/i, 'place', 'the name speaks of a place'],
];
const numbers = new Set(['lat', 'lon', 'accuracy', 'amount', 'port']);

/** `rest` where nothing tells: known, and kept under its own name. */
export function suggest(name: string, values: readonly string[]): Suggestion {
  const filled = values.filter((value) => value.trim() !== '');
  const all = (test: (value: string) => boolean) => filled.length > 0 && filled.every(test);
  if (all((value) => isIP(value.trim()) !== 0))
    return { use: { to: 'ip' }, evidence: 'every value is an IP address' };
  const time = timeOf(name, filled);
  if (time !== null) return time;
  for (const [pattern, to, evidence] of byName) {
    if (!pattern.test(name.trim())) continue;
    if (numbers.has(to) && !all((value) => Number.isFinite(Number(value)))) continue;
    return { use: { to } as TaughtUse, evidence };
  }
  return {
    use: { to: 'rest' },
    evidence: filled.length === 0 ? 'no value was seen' : 'nothing tells what it is',
  };
}

function timeOf(name: string, filled: readonly string[]): Suggestion | null {
  if (filled.length === 0) return null;
  const counts = filled.every((value) => /^\d{10,19}(\.\d+)?$/.test(value));
  if (counts && speaksOfTime(name)) {
    const { unit } = instant.epochBySize(filled[0]!);
    return {
      use: { to: 'at', time: { format: `epoch-${unit}` } },
      evidence: `counts from 1970, in ${unit} by their size`,
    };
  }
  if (counts) return null;
  const times = filled.filter((value) => asInstant(value) !== null);
  if (times.length * 10 < filled.length * 9) return slashed(filled);
  const zoned = times.every((value) => asInstant(value)!.us !== null);
  const zone = zoned ? 'which name their zone' : 'which name no zone';
  return {
    use: { to: 'at', time: { format: 'any' } },
    evidence: `${times.length} of ${filled.length} values are times, ${zone}`,
  };
}

/** Dates whose order of day and month the values must show; where none does, a person must say it. */
function slashed(filled: readonly string[]): Suggestion | null {
  const parts = filled.map((value) => /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/.exec(value.trim()));
  if (parts.some((found) => found === null)) return null;
  const dmy = parts.some((found) => Number(found![1]) > 12);
  const mdy = parts.some((found) => Number(found![2]) > 12);
  if (dmy === mdy)
    return {
      use: { to: 'at', time: { format: 'any' } },
      evidence: 'dates; whether day or month comes first, the values do not show',
    };
  const because = `a ${dmy ? 'first' : 'second'} number above 12 in the file`;
  return {
    use: { to: 'at', time: { format: 'any', order: dmy ? 'dmy' : 'mdy', because } },
    evidence: `dates with ${because}`,
  };
}
