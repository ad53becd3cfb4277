/** The attributes of an entry as members, with what the app writes for "nothing" taken as nothing. */
import type { Instant } from '../../src/returns/contract.js';
import type { Fields } from '../../src/returns/fields.js';
import type { XmlUnit } from '../../src/returns/formats/xml-units.js';
import { instant } from '../../src/returns/time.js';

/** `parts/part` and `addrs/addr` become the lists `parts` and `addrs`; other elements a list by their own path. */
export function membersOf(unit: XmlUnit): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  const lists = new Map<string, Record<string, unknown>[]>();
  for (const { path, attributes } of unit.elements) {
    const values = withoutNull(attributes);
    if (path === '') Object.assign(members, values);
    else lists.set(listOf(path), [...(lists.get(listOf(path)) ?? []), values]);
  }
  for (const [name, list] of lists) members[name] = list;
  for (const [path, values] of unit.values) if (!path.includes('@')) members[`${path} (text)`] = values;
  return members;
}

function listOf(path: string): string {
  return path === 'parts/part' ? 'parts' : path === 'addrs/addr' ? 'addrs' : path;
}

/** The app writes the word `null` where there is nothing. A body is left as it is: a person can write "null". */
function withoutNull(attributes: Record<string, string>): Record<string, unknown> {
  const entries = Object.entries(attributes).filter(([name]) => !name.startsWith('xmlns'));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value === 'null' && name !== 'body' ? null : value]),
  );
}

/** A count of milliseconds since 1970, as the app's maker says; 0 is no time. */
export function timeOf(f: Fields, key: string): Instant | undefined {
  const text = f.text(key);
  return text === undefined || text === '0' ? undefined : instant.epoch(text, 'ms');
}

/** The name of the phone's own address book; `(Unknown)` is what the app writes for none. */
export function nameOf(f: Fields): string | undefined {
  const name = f.text('contact_name');
  return name === '(Unknown)' ? undefined : name;
}
