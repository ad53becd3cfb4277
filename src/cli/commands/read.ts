/** `tecum read`: what a return holds, with no server and no account. */
import { Command } from 'commander';
import { type ExportFormat, exportFormats } from '../../analysis/exports/export-sink.js';
import { Problem } from '../../base/problem.js';
import type { Limits } from '../../returns/contract.js';
import { isDamaged } from '../../returns/damage.js';
import { defaultLimits } from '../../returns/open/limits.js';
import { exitCodes, fail, printJson, progressLine } from '../output.js';
import { readForCli } from '../read/read-for-cli.js';
import { showSummary } from '../read/show-summary.js';

interface ReadFlags {
  provider?: string;
  password?: string[];
  scope?: string;
  out?: string;
  export?: string;
  limit?: string[];
  readers?: string[];
  json?: boolean;
}

const limitNames = Object.keys(defaultLimits);

function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** The command; see {@link readForCli} for what it does. */
export function command(): Command {
  return new Command('read')
    .description("Read a provider's return: what it holds, what became of every file and column.")
    .argument('<path...>', 'files or folders of one return')
    .option('--provider <id>', 'read it as a return of this provider, whatever it looks like')
    .option('--password <password>', 'opens encrypted archives; give several by repeating it', collected)
    .option('--scope <file>', 'YAML or JSON with from, to, categories, accounts: what the process allows')
    .option('--out <dir>', 'folder for the reading (Parquet and ledger) and for exports; must not exist yet')
    .option('--export <formats>', 'csv, jsonl: records within the scope, into --out')
    .option('--limit <name=number...>', `raise a cap on archives: ${limitNames.join(', ')} (docs/opening.md)`)
    .option('--readers <dir>', 'folder of reader definitions (docs/teach.md)', collected)
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', help)
    .action(async (paths: string[], flags: ReadFlags) => run(paths, flags));
}

const help = `
Exit status: 0 read whole; 1 something could not be read, or the return is damaged or hostile; 2 wrong use.
docs/exports.md explains the columns. In CSV a text that begins like a formula gets a ' in front, so that no spreadsheet runs it.`;

async function run(paths: string[], flags: ReadFlags): Promise<void> {
  const progress = progressLine();
  try {
    const summary = await readForCli(paths, {
      provider: flags.provider,
      passwords: flags.password,
      scopeFile: flags.scope,
      out: flags.out,
      exports: formatsOf(flags),
      taughtDirs: flags.readers ?? [],
      limits: limitsOf(flags.limit ?? []),
      onProgress: (p) =>
        progress.at(p.of > 0 ? p.bytes / p.of : 1, `${p.records.toLocaleString('en')} records · ${p.item}`),
    });
    progress.done();
    if (flags.json) printJson(summary);
    else showSummary(summary);
    process.exitCode = isDamaged(summary) ? exitCodes.finding : exitCodes.ok;
  } catch (error) {
    progress.done();
    fail(error, exitCodes.wrongUse);
  }
}

/** `ratio=1000` → `{ ratio: 1000 }`. */
function limitsOf(flags: readonly string[]): Partial<Limits> {
  const limits: Partial<Limits> = {};
  for (const flag of flags) {
    const [, name, digits] = /^(\w+)=(\d+)$/.exec(flag) ?? [];
    if (name === undefined || !limitNames.includes(name)) {
      throw new Problem({
        code: 'limit',
        what: `"${flag}" is no limit.`,
        where: '--limit',
        remedy: `Write it as ratio=1000. There are: ${limitNames.join(', ')}.`,
      });
    }
    limits[name as keyof Limits] = Number(digits);
  }
  return limits;
}

function formatsOf(flags: ReadFlags): ExportFormat[] {
  if (flags.export === undefined) return [];
  const names = flags.export.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !exportFormats.some((format) => format === name));
  if (wrong !== undefined) {
    throw new Problem({
      code: 'export-format',
      what: `"${wrong}" is no export format.`,
      where: '--export',
      remedy: 'Use csv, jsonl or both: --export csv,jsonl',
    });
  }
  if (flags.out === undefined) {
    throw new Problem({
      code: 'export-out',
      what: 'An export needs a folder to go to.',
      where: '--export',
      remedy: 'Add --out DIR.',
    });
  }
  return names as ExportFormat[];
}
