/** One case: some files of one example, one or two of them changed, under their names or others, bare or packed. */
import type { ExampleFile } from '../../returns/every-example.js';
import { Dice } from '../open/dice.js';
import { makeZip } from '../open/make-zip.js';
import { type Changed, damagedFile, plantedFile } from './mutate-file.js';
import { Planter } from './planted.js';

/** An example as the fuzzer has it: read from disk once. */
export interface Stock {
  name: string;
  files: readonly ExampleFile[];
}

export interface Case {
  seed: number;
  files: ExampleFile[];
  /** What was done, in words. */
  recipe: string;
  /** Words that must not be lost. Empty for cases in which anything may be damaged. */
  words: string[];
}

/** The same seed and the same examples give the same case. */
export function makeCase(seed: number, stock: readonly Stock[]): Case {
  const dice = new Dice(seed);
  const example = dice.of(stock);
  const chosen = chosenFiles(dice, example.files);
  const planter = new Planter();
  const ways = changeSome(dice, chosen, dice.once(2) ? planter : null);
  const renamed = dice.once(4);
  const named = renamed ? chosen.map((file) => ({ ...file, name: newName(dice, file.name) })) : chosen;
  const lying = planter.words.length === 0 && dice.once(3);
  const packed = dice.once(3);
  const files = packed ? [pack(dice, distinct(named), lying)] : distinct(named);
  const how = `${renamed ? ', renamed' : ''}${packed ? (lying ? ', in a lying zip' : ', zipped') : ''}`;
  return { seed, files, recipe: `${example.name}: ${ways.join('; ')}${how}`, words: planter.words };
}

/** A stretch of up to six files that lie beside each other, so that those that belong together stay together. */
function chosenFiles(dice: Dice, files: readonly ExampleFile[]): ExampleFile[] {
  const count = 1 + dice.below(6);
  const from = dice.below(Math.max(1, files.length - count + 1));
  return files.slice(from, from + count);
}

function changeSome(dice: Dice, files: ExampleFile[], planter: Planter | null): string[] {
  const ways: string[] = [];
  for (let left = 1 + dice.below(2); left > 0; left--) {
    const at = dice.below(files.length);
    const { name, bytes } = files[at]!;
    // Opening a PDF costs a hundred times what the others cost.
    if (name.endsWith('.pdf') && !dice.once(20)) {
      if (files.length > 1) files.splice(at, 1);
      continue;
    }
    const changed = change(dice, name, bytes, planter);
    if (changed === null) continue;
    files[at] = { name, bytes: changed.bytes };
    ways.push(`${name}: ${changed.ways.join(', ')}`);
    // A file planted in is not changed again: that could take the words away.
    if (planter !== null) break;
  }
  return ways;
}

function change(dice: Dice, name: string, bytes: Buffer, planter: Planter | null): Changed | null {
  return planter === null ? damagedFile(dice, name, bytes) : plantedFile(dice, name, bytes, planter);
}

function newName(dice: Dice, name: string): string {
  const random = `f${dice.below(100_000)}`;
  return dice.of([
    random,
    `${random}.csv`,
    `${random}.json`,
    `${random}.html`,
    `../${name}`,
    `${name}.txt`,
    `/${name}`,
  ]);
}

/** Without a name twice: a folder cannot hold that either. */
function distinct(files: readonly ExampleFile[]): ExampleFile[] {
  const seen = new Set<string>();
  return files.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function pack(dice: Dice, files: readonly ExampleFile[], lying: boolean): ExampleFile {
  const parts = files.map(({ name, bytes }) => ({ name, content: bytes }));
  const lies = lying ? { field: dice.of([4, 12, 40]), overlap: dice.once(4), endTwice: dice.once(4) } : {};
  const zip = makeZip(dice, parts, lies);
  if (!dice.once(4)) return { name: 'production.zip', bytes: zip };
  return { name: 'outer.zip', bytes: makeZip(dice, [{ name: 'inner.zip', content: zip }], lies) };
}
