/** The label–value shapes in which Meta's downloads write everything that is no message. */
import { isIP } from 'node:net';
import type { Instant } from '../../src/returns/contract.js';
import { instant } from '../../src/returns/time.js';

/** One label with what it holds; labels are in the language of the account. */
export interface Fact {
  label: string;
  value: string;
  href: string;
  /** Seconds since 1970; 0 or less means none. */
  timestamp: number;
}

/** All facts of an entry, from its maps, lists and `label_values`, in the order in which they stand. */
export function factsOf(entry: Record<string, unknown>): Fact[] {
  return [
    ...Object.entries(objectOf(entry.string_map_data)).map(([label, part]) => fact(label, part)),
    ...listOf(entry.string_list_data).map((part) => fact('', part)),
    ...listOf(entry.label_values).flatMap((part) => labelled(part, '')),
  ];
}

/** Since 2024 a value may lie deeper, in `dict` or `vec`; its label is then that of what holds it. */
function labelled(part: unknown, above: string): Fact[] {
  const { dict, vec, label, title, value, href, timestamp, timestamp_value: later } = objectOf(part);
  const name = text(label) || text(title) || above;
  const inner = [...listOf(dict), ...listOf(vec)].flatMap((one) => labelled(one, name));
  const own = [value, href, timestamp, later].some((one) => text(one) !== '');
  return own ? [{ ...fact('', part), label: name }, ...inner] : inner;
}

function fact(label: string, part: unknown): Fact {
  const { value, href, timestamp, timestamp_value: later, label: own } = objectOf(part);
  return {
    label: label || text(own),
    value: text(value),
    href: text(href),
    timestamp: secondsOf(timestamp ?? later),
  };
}

const timeLabel =
  /^(time|date|heure|zeit|datum|uhrzeit|hora|fecha|ora|data|tijd|tidspunkt|tid|creation|last (login|used))/i;

/** When it happened: the fact labelled as the time, else the first with a time, else the entry's own. */
export function timeOf(facts: Fact[], entry: Record<string, unknown>): Instant | null {
  const timed = facts.filter((fact) => fact.timestamp > 0);
  const found = timed.find((fact) => timeLabel.test(fact.label)) ?? timed[0];
  const own = found?.timestamp ?? ownTime(entry);
  if (own !== undefined) return instant.epochBySize(own).instant;
  const title = text(entry.title);
  return isoTitle.test(title) ? instant.any(title) : null;
}

/** Entries of sign-ins bear their time as a title. */
const isoTitle = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function ownTime(entry: Record<string, unknown>): number | undefined {
  const parts = [
    entry,
    ...listOf(entry.media).map(objectOf),
    ...Object.values(objectOf(entry.media_map_data)).map(objectOf),
  ];
  for (const part of parts) {
    const found = Number(
      part.creation_timestamp ?? part.timestamp ?? part.taken_at ?? part.added_timestamp ?? 0,
    );
    if (found > 0) return found;
  }
  return undefined;
}

/** The first value that is an IP address. */
export function ipOf(facts: Fact[]): string | undefined {
  return facts.find((fact) => isIP(fact.value) !== 0)?.value;
}

/** The first value under a label such as `User Agent` or `Device ID`. */
export function valueUnder(facts: Fact[], label: RegExp): string | undefined {
  return facts.find((fact) => label.test(fact.label) && fact.value !== '')?.value;
}

/** The values as one line: alone as it is, several with their labels. */
export function lineOf(facts: Fact[], title: string): string {
  const worded = facts.filter((fact) => fact.value !== '');
  if (worded.length === 1 && (title === '' || isoTitle.test(title))) return worded[0]?.value ?? '';
  const parts = worded.map((fact) => (fact.label === '' ? fact.value : `${fact.label}: ${fact.value}`));
  return [isoTitle.test(title) ? '' : title, ...parts].filter((part) => part !== '').join(' · ');
}

/** The account that a follower or block entry is about: its value, else its title, else the end of its link. */
export function accountOf(facts: Fact[], title: string): string | undefined {
  const value = facts.find((fact) => fact.value !== '' && isIP(fact.value) === 0)?.value;
  const link = facts.find((fact) => fact.href !== '')?.href;
  return [
    value,
    title,
    link
      ?.replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1),
  ].find((name) => name !== undefined && name !== '');
}

export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

/** An object where a count was due is none; it stays in the rest with all that nobody took. */
function secondsOf(value: unknown): number {
  return typeof value === 'object' ? 0 : Number(value ?? 0) || 0;
}
