/** `tecum catalog diff A B`: what differs between two versions of the catalog, in words. */
import { Command } from 'commander';
import { type CatalogDiff, catalogDiff } from '../../catalog/diff.js';
import { readVersion } from '../../catalog/versions.js';
import { exitCodes, fail, print, printJson, say } from '../output.js';
import { isoDate, today } from './day.js';

interface Options {
  json?: boolean;
  asOf?: string;
}

/** Builds the sub-command. */
export function diffCommand(): Command {
  return new Command('diff')
    .exitOverride()
    .description('Say in words what differs between two versions of the catalog.')
    .argument('<a>', 'the older: a folder of providers, or a revision of this project such as HEAD~3')
    .argument('<b>', 'the newer: the same')
    .option('--json', 'print one JSON document')
    .option('--as-of <date>', 'the day on which both are looked at (default: today)', isoDate)
    .addHelpText('after', '\nExit: 0 = compared, whatever the outcome; 2 = wrong use.')
    .action(run);
}

function run(a: string, b: string, options: Options): void {
  try {
    const found = catalogDiff(readVersion(a), readVersion(b), options.asOf ?? today());
    if (options.json) printJson(found);
    else show(found);
    process.exitCode = exitCodes.ok;
  } catch (error) {
    fail(error);
  }
}

function show(found: CatalogDiff): void {
  for (const problem of found.problems)
    say(`${problem.where ?? ''}: ${problem.what} ${problem.remedy ?? ''}`);
  const providers = new Set(found.changes.map(({ provider }) => provider)).size;
  print(
    `From ${found.from} to ${found.to}: ${count(found.changes.length, 'change')} at ${count(providers, 'provider')}, ` +
      `${count(found.added.length, 'provider')} added, ${found.removed.length} removed.`,
    ...found.added.map((id) => `+ ${id}`),
    ...found.removed.map((id) => `- ${id}`),
    ...found.changes.map(({ text }) => text),
  );
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
