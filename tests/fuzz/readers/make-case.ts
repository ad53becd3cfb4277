/** One case: some files of one example, one or two of them changed, under their names or others, bare or packed. */
import { createHash } from 'node:crypto';
import type { ExampleFile } from '../../returns/every-example.js';
import { Dice } from '../open/dice.js';
import { makeZip } from '../open/make-zip.js';
import { type Changed, damagedFile, plantedFile } from './mutate-file.js';
import { type PlantedWord, Planter } from './planted.js';

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
  /** What was done, by its kinds. */
  ways: string[];
  /** Words that must not be lost. Empty for cases in which anything may be damaged. */
  planted: PlantedWord[];
  /** SHA-256 of the file that holds them; empty when there are none. */
  sha256: string;
}

/** The same seed and the same examples give the same case. */
export function makeCase(seed: number, stock: readonly Stock[]): Case {
  const dice = new Dice(seed);
  const example = dice.of(stock);
  const chosen = chosenFiles(dice, example.files);
  const planter = new Planter();
  const changes = changeSome(dice, chosen, dice.once(2) ? planter : null);
  const { planted } = planter;
  const sha256 = planted.length > 0 ? createHash('sha256').update(changes[0]!.bytes).digest('hex') : '';
  const renamed = dice.once(4);
  const named = renamed ? chosen.map((file) => ({ ...file, name: newName(dice, file.name) })) : chosen;
  const packing = dice.once(3) ? packed(dice, distinct(named), planted.length === 0 && dice.once(2)) : null;
  const ways = [
    ...changes.flatMap((one) => one.ways),
    ...(renamed ? ['renamed'] : []),
    ...(packing?.ways ?? []),
  ];
  const recipe = `${example.name}: ${changes.map((one) => one.name).join(', ')}: ${ways.join(', ')}`;
  return { seed, files: packing?.files ?? distinct(named), recipe, ways, planted, sha256 };
}

/** A stretch of up to six files that lie beside each other, so that those that belong together stay together. */
function chosenFiles(dice: Dice, files: readonly ExampleFile[]): ExampleFile[] {
  const count = 1 + dice.below(6);
  const from = dice.below(Math.max(1, files.length - count + 1));
  return files.slice(from, from + count);
}

function changeSome(
  dice: Dice,
  files: ExampleFile[],
  planter: Planter | null,
): (Changed & { name: string })[] {
  const changes: (Changed & { name: string })[] = [];
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
    changes.push({ name, ...changed });
    // A file planted in is not changed again: that could take the words away.
    if (planter !== null) break;
  }
  return changes;
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

/** The files in a zip, one time in three in a zip in it, up to four deep; sometimes half of them lie beside the inner one. */
function packed(
  dice: Dice,
  files: readonly ExampleFile[],
  lying: boolean,
): { files: ExampleFile[]; ways: string[] } {
  const lies = lying ? { field: dice.of([12, 40, 120]), overlap: dice.once(4), endTwice: dice.once(4) } : {};
  const zip = (list: readonly ExampleFile[]): Buffer =>
    makeZip(
      dice,
      list.map(({ name, bytes }) => ({ name, content: bytes })),
      lies,
    );
  const beside = dice.once(3) ? files.slice(0, files.length >> 1) : [];
  let bytes = zip(files.slice(beside.length));
  let depth = 1;
  for (; depth < 4 && dice.once(3); depth++)
    bytes = zip([...(depth === 1 ? beside : []), { name: `inner-${depth}.zip`, bytes }]);
  const loose = depth === 1 ? beside : [];
  const ways = [lying ? 'in a lying zip' : 'zipped', ...(depth > 1 ? ['zip in a zip'] : [])];
  return { files: [...loose, { name: 'production.zip', bytes }], ways };
}
