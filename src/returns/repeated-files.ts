/** Files of one return that are the same, byte for byte, and whose records therefore stand in it more than once. */
import type { Finding, ItemEntry } from './contract.js';

/** Pairs that are named; the others are counted. */
const mostNamed = 5;

/** A warning that names the places; null when no file that gave records is there twice. */
export function repeatedFiles(entries: readonly ItemEntry[]): Finding | null {
  const byHash = new Map<string, ItemEntry[]>();
  for (const entry of entries) {
    if (entry.sha256 === undefined || entry.records === 0) continue;
    byHash.set(entry.sha256, [...(byHash.get(entry.sha256) ?? []), entry]);
  }
  const groups = [...byHash.values()].filter((group) => group.length > 1);
  if (groups.length === 0) return null;
  const copies = groups.reduce((sum, group) => sum + group.length - 1, 0);
  const records = groups.reduce((sum, [first, ...others]) => sum + first!.records * others.length, 0);
  const named = groups.slice(0, mostNamed).map((group) => group.map((entry) => entry.path).join(' = '));
  const more = groups.length > mostNamed ? `; and ${groups.length - mostNamed} more` : '';
  const text = `${copies} files are copies, byte for byte, of others in this return, so that ${records} records stand in it more than once: ${named.join('; ')}${more}. Count them once where you cite a number.`;
  return { level: 'warning', code: 'file-repeated', text };
}
