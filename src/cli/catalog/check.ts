/** `tecum catalog check`: are all facts in shape, sourced and fresh? */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { kindName } from '../../catalog/kinds.js';
import { type CatalogReport, catalogReport, type ListedFact } from '../../catalog/report.js';
import { exitCodes, print, printJson, say } from '../output.js';
import { isoDate, today } from './day.js';

interface Options {
  json?: boolean;
  dir?: string;
  asOf?: string;
  stale?: boolean;
  weak?: boolean;
}

/** Builds the sub-command. Exit 1 when there are problems; what is old or weak is told and is no problem. */
export function checkCommand(): Command {
  return new Command('check')
    .exitOverride()
    .description(
      'Check every provider.yaml: shape, sources, patterns, dates, age. Exit 1 when there are problems.',
    )
    .option('--json', 'print one JSON document')
    .option('--dir <folder>', 'a folder with one folder for each provider (default: providers/ of Tecum)')
    .option('--as-of <date>', 'judge the age of facts on this day, e.g. 2026-11-23 (default: today)', isoDate)
    .option('--stale', 'list every fact that is older than the review period, and the files due for review')
    .option('--weak', 'list conflicts, addresses that are not known, and providers of which little is known')
    .action(run);
}

function run(options: Options): void {
  const report = catalogReport(options.dir ? resolve(options.dir) : undefined, options.asOf ?? today());
  if (options.json) {
    const { staleFacts, ...rest } = report;
    printJson(options.stale ? { ...rest, staleFacts } : rest);
  } else {
    print(...figures(report));
    if (options.stale) print('', ...staleLines(report));
    if (options.weak) print('', ...weakLines(report));
  }
  for (const { where, what, remedy } of options.json ? [] : report.problems) {
    say(`${where ?? ''}: ${what}`);
    if (remedy) say(`  → ${remedy}`);
  }
  process.exitCode = report.problems.length > 0 ? exitCodes.finding : exitCodes.ok;
}

function figures(report: CatalogReport): string[] {
  const { certainty } = report;
  const overdue = report.review.filter((each) => each.overdue).length;
  const [next] = report.review;
  return [
    `${report.providers} providers, ${report.facts} facts, ${report.withoutSource} without a source, ` +
      `${report.stale} older than ${report.staleAfterMonths} months on ${report.asOf}.`,
    ...Object.entries(report.coverage).map(
      ([key, count]) => `  ${key.padEnd(16)} ${count} of ${report.providers}`,
    ),
    `Kinds: ${Object.entries(report.kinds)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${kindName(kind)} ${count}`)
      .join(', ')}.`,
    `How sure: ${certainty.sure} as their source, ${certainty.confirm} to confirm by telephone, ` +
      `${certainty.unverified} not verified (second-hand, or the address is not known).`,
    `${report.generalBasis} rows of data whose source names no process (general ladder); ${report.conflicts.length} conflicts ` +
      `between sources; ${report.valueUnknown.length} addresses not known; little known of ${report.lowConfidence.length} providers.`,
    `Review: ${overdue} overdue${next ? `; the next is ${next.provider}, by ${next.reviewBy}` : ''}.`,
    ...(report.problems.length > 0 ? [`Problems: ${report.problems.length}.`] : []),
  ];
}

function staleLines(report: CatalogReport): string[] {
  const overdue = report.review.filter((each) => each.overdue);
  return [
    `Older than ${report.staleAfterMonths} months (${report.stale}):`,
    ...report.staleFacts.map(factLine),
    '',
    `Due for review (${overdue.length}):`,
    ...overdue.map(({ provider, reviewBy }) => `  ${provider}, by ${reviewBy}`),
  ];
}

function weakLines(report: CatalogReport): string[] {
  return [
    `Conflicts between sources (${report.conflicts.length}):`,
    ...report.conflicts.map(factLine),
    '',
    `Addresses that are not known (${report.valueUnknown.length}):`,
    ...report.valueUnknown.map(factLine),
    '',
    `Little is known of: ${report.lowConfidence.join(', ') || 'none'}.`,
  ];
}

function factLine({ provider, field, text, source, date }: ListedFact): string {
  return `  ${provider} ${field}: ${text} (${source}, ${date})`;
}
