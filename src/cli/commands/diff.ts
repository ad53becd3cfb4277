/** `tecum diff`: what a newer reading of a return says that an older one did not. */
import { Command } from 'commander';
import type { ReadingDiff, SaidDifference } from '../../analysis/reading-diff.js';
import { compareFolders } from '../../desk/returns/compare-folders.js';
import { exitCodes, fail, print, printJson } from '../output.js';
import { plain } from '../read/plain.js';

/** Builds `tecum diff`. */
export function command(): Command {
  return new Command('diff')
    .description('Compare two readings of one return, as `tecum read --out` wrote them.')
    .argument('<older>', 'folder of the older reading')
    .argument('<newer>', 'folder of the newer reading')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExit: 0 = they say the same, 1 = they differ, 2 = wrong use.')
    .action(async (older: string, newer: string, options: { json?: boolean }) => {
      try {
        const found = await compareFolders(older, newer);
        if (options.json === true) printJson(found);
        else print(...lines(found));
        process.exitCode = found.same ? exitCodes.ok : exitCodes.finding;
      } catch (error) {
        fail(error);
      }
    });
}

function lines(found: ReadingDiff): string[] {
  if (found.same) return ['The two readings say the same.'];
  const { added, gone, changed } = found.records;
  return [
    `${nameOf(found.older)} → ${nameOf(found.newer)}`,
    `Records: ${added} added, ${gone} gone, ${changed} changed`,
    ...found.records.lines.map(
      (line) => `  ${line.what} ${line.records} ${line.kind} in ${plain(line.file)}`,
    ),
    ...found.files.map(
      ({ file, before, after }) => `  ${plain(file)}: ${stateOf(before)} → ${stateOf(after)}`,
    ),
    ...saidLines('finding', found.findings),
    ...saidLines('new layout', found.drift),
    ...saidLines('note', found.warnings),
  ];
}

function nameOf({ reader, records }: ReadingDiff['older']): string {
  return `${reader ? `${reader.id} ${reader.version}` : 'generic reader'} (${records} records)`;
}

function stateOf(entry: { state: string; records: number } | undefined): string {
  return entry ? `${entry.state}, ${entry.records} records` : 'not there';
}

function saidLines(what: string, said: SaidDifference): string[] {
  return [
    ...said.new.map((text) => `  + ${what}: ${plain(text)}`),
    ...said.gone.map((text) => `  - ${what}: ${plain(text)}`),
  ];
}
