/** `tecum catalog check`: are all facts in shape, sourced and fresh? */
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type CatalogReport, catalogReport } from '../../catalog/report.js';
import { exitCodes, print, printJson, say } from '../output.js';

/** Builds `tecum catalog` with its sub-command `check`. */
export function command(): Command {
  return new Command('catalog')
    .description('Look after the facts about providers.')
    .addCommand(checkCommand());
}

function checkCommand(): Command {
  return new Command('check')
    .exitOverride()
    .description('Check every provider.yaml: shape, sources, patterns, age. Exit 1 when there are problems.')
    .option('--json', 'print one JSON document')
    .option('--dir <folder>', 'a folder with one folder for each provider (default: providers/ of Tecum)')
    .option('--as-of <date>', 'judge the age of facts on this day, e.g. 2026-11-23 (default: today)', isoDate)
    .action((options: { json?: boolean; dir?: string; asOf?: string }) => {
      const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
      const report = catalogReport(options.dir ? resolve(options.dir) : undefined, asOf);
      if (options.json) printJson(report);
      else show(report);
      process.exitCode = report.problems.length > 0 ? exitCodes.finding : exitCodes.ok;
    });
}

function isoDate(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('Write it as 2026-01-31.');
}

function show(report: CatalogReport): void {
  print(
    `${report.providers} providers, ${report.facts} facts, ${report.withoutSource} without a source, ` +
      `${report.stale} older than ${report.staleAfterMonths} months on ${report.asOf}.`,
    ...Object.entries(report.coverage).map(
      ([key, count]) => `  ${key.padEnd(16)} ${count} of ${report.providers}`,
    ),
  );
  for (const problem of report.problems) {
    say(`${problem.where ?? ''}: ${problem.what}`);
    if (problem.remedy) say(`  → ${problem.remedy}`);
  }
}
