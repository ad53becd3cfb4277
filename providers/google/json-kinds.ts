/** Readers of JSON files whose objects are told by a {@link MemberSpec}: lists in an object, bare lists, one object. */
import type { Instant, Item, Output } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson, readWholeJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { type MemberSpec, memberRecord } from '../../src/returns/member-spec.js';
import { instant } from '../../src/returns/time.js';
import { badElement, type Facts, type ReadFile } from './context.js';

/** A spec, or one made for the file at hand (to find the files that it names). */
export type SpecFor = MemberSpec | ((item: Item, facts: Facts) => MemberSpec);

function specOf(spec: SpecFor, item: Item, facts: Facts): MemberSpec {
  return typeof spec === 'function' ? spec(item, facts) : spec;
}

/**
 * Reads lists: one record for each element. `lists` is by pattern (`items[]`, `[]`); `root` names the members around them
 * that are known and of no use to a record.
 */
export function listReader(lists: Record<string, SpecFor>, root: string[] = []): ReadFile {
  const patterns = Object.keys(lists);
  return async (item, out, facts) => {
    const specs = patterns.map((pattern) => specOf(lists[pattern]!, item, facts));
    const { skeleton, encoding } = await readJson(item, {
      elements: patterns,
      onElement: (value, place, { pattern }) => {
        out.rows(1);
        out.record(memberRecord(specs[pattern]!, value, patterns[pattern]!, out, place));
      },
      onBadElement: badElement(out, patterns[0] ?? '[]'),
    });
    out.encoding(encodingLabel(encoding));
    tallyRoot(skeleton, patterns, root, out);
    await out.drain();
  };
}

function tallyRoot(
  skeleton: unknown,
  patterns: readonly string[],
  kept: readonly string[],
  out: Output,
): void {
  if (Array.isArray(skeleton)) return;
  const root = new Fields(skeleton, '', out);
  for (const pattern of patterns) root.list(pattern.replace(/\[\].*$/, ''));
  root.keep(...kept);
  root.done();
}

/** Reads a file that is one object: one record. */
export function objectReader(spec: SpecFor): ReadFile {
  return async (item, out, facts) => {
    const value = await readWholeJson(item);
    out.rows(1);
    out.record(
      memberRecord(specOf(spec, item, facts), value, '', out, { offset: 0, length: item.size, path: '$' }),
    );
    await out.drain();
  };
}

/** Microseconds from 1601-01-01, as Chrome counts, to an instant; 0 is no time. They run over what a number holds. */
export function since1601(text: string): Instant {
  if (!/^\d{1,18}$/.test(text) || text === '0') return instant.unreadable(text);
  return { us: Number(BigInt(text) - 11_644_473_600_000_000n), wall: null, text, basis: 'epoch' };
}
