/** The keys of a provider's file under which facts stand. */
import type { ListKey, SingleKey } from './types.js';

/** Several rows hold at once. */
export const listKeys = [
  'entities',
  'channels',
  'identifiers',
  'data',
  'rejects',
  'quirks',
  'conflicts',
] as const satisfies readonly ListKey[];

/** One holds at a time; a file may give it once, or as a list with dates. */
export const singleKeys = [
  'preservation',
  'notice',
  'emergency',
  'international',
  'cost',
  'returns',
  'certification',
] as const satisfies readonly SingleKey[];

/** A group as the list that it stands for: none, the one, or all. */
export function listOf<T>(group: T | T[] | undefined): T[] {
  if (group === undefined) return [];
  return Array.isArray(group) ? group : [group];
}
