/** A JSON file, or a script that holds one, as a value that can be changed. */
import type { Dice } from '../open/dice.js';
import type { Planter } from './planted.js';

/** What stands before the value (`window.YTD.x.part0 = `) and the value. */
export interface JsonText {
  before: string;
  value: unknown;
}

type Holder = Record<string | number, unknown>;

/** Null when the text is no JSON. */
export function parseJson(text: string): JsonText | null {
  const before = /^\ufeff?[\w.$ ]*=\s*/.exec(text)?.[0] ?? '';
  try {
    return { before, value: JSON.parse(text.slice(before.length).replace(/^\ufeff/, '')) };
  } catch {
    return null;
  }
}

export function joinJson(dice: Dice, { before, value }: JsonText): string {
  return before + JSON.stringify(value, null, dice.of([0, 1, 2]));
}

/** Levels past which nothing is changed or planted: a file made deep on purpose would end this walk. */
const deepest = 100;

/** Places that hold a value: object or list, and key. */
function placesOf(
  value: unknown,
  found: { holder: Holder; key: string | number; at: string[] }[] = [],
  around: readonly string[] = [],
): typeof found {
  if (typeof value !== 'object' || value === null || around.length > deepest) return found;
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) {
    const at = [...around, typeof key === 'number' ? `[${key}]` : key];
    found.push({ holder: value as Holder, key, at });
    placesOf((value as Holder)[key], found, at);
  }
  return found;
}

/** Renames keys, changes types, doubles or empties lists, adds depth. */
export function mutateJson(dice: Dice, json: JsonText): string {
  const places = placesOf(json.value);
  if (places.length === 0) return 'as it was';
  const { holder, key } = dice.of(places);
  const old = holder[key];
  const set = (value: unknown): void => {
    holder[key] = value;
  };
  const ways: Record<string, () => void> = {
    'key renamed': () => {
      if (Array.isArray(holder)) return;
      delete holder[key];
      holder[dice.of(['blorbo', 'Blorbo Key', '', '0', 'été', `${key}_v3`])] = old;
    },
    'key renamed everywhere': () => {
      const name = dice.of(['blorbo', 'Blorbo Key', `${key}_v3`]);
      for (const { holder: one, key: its } of places) if (its === key) renameKey(one, key, name);
    },
    'null for a value': () => set(null),
    'list for a value': () => set([old]),
    'object for a value': () => set({ value: old }),
    'text for a value': () => set(typeof old === 'object' ? JSON.stringify(old) : String(old)),
    'number for a value': () => set(dice.of([0, -1, 1e300, 12.5, 1_760_000_000])),
    'truth for a value': () => set(dice.once(2)),
    'list doubled': () => Array.isArray(old) && set([...old, ...structuredClone(old)]),
    'list turned': () => Array.isArray(old) && old.reverse(),
    'key added': () => {
      if (!Array.isArray(holder)) holder.blorbo = { deep: [1, { er: 'Blorbo' }] };
    },
    'empty for a value': () => set(dice.of(['', [], {}])),
    'under one more key': () => {
      json.value = dice.once(2) ? [json.value] : { blorbo: json.value };
    },
  };
  const way = dice.of(Object.keys(ways));
  ways[way]!();
  return way;
}

/** The member stays where it is among the others. */
function renameKey(holder: Holder, key: string | number, name: string): void {
  if (Array.isArray(holder)) return;
  const members = Object.entries(holder);
  for (const [old] of members) delete holder[old];
  for (const [old, value] of members) holder[old === key ? name : old] = value;
}

/** Plants a word in some of the texts and numbers. */
export function plantJson(dice: Dice, json: JsonText, planter: Planter): void {
  for (const { holder, key, at } of placesOf(json.value)) {
    const old = holder[key];
    // `tasks#taskList` names the kind of an object of Google's: a part of the layout, and no value.
    if (typeof old !== 'string' || /^\w+#\w+$/.test(old) || !dice.once(4)) continue;
    holder[key] = dice.once(2) ? planter.word(at) : `${old} ${planter.word(at)}`.trim();
  }
}

/** JSON nested deeper than any program writes it. */
export function deepJson(dice: Dice): string {
  const depth = dice.of([50, 500, 5000, 50_000]);
  return dice.once(2)
    ? `${'['.repeat(depth)}1${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}
