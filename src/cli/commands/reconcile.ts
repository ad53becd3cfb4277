/** `tecum reconcile`: what a plan asked one provider for, held against the return that came. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { categoryWords } from '../../analysis/category-words.js';
import type { AskedRow } from '../../analysis/reconcile-types.js';
import { ProblemList } from '../../base/problem-list.js';
import { ownFolder } from '../../catalog/own-folder.js';
import { type ReconciledFiles, reconcileFiles } from '../../desk/returns/reconcile-files.js';
import { loadKnowledge, plan, readAnswersFile } from '../../navigator/index.js';
import { exitCodes, fail, print, printJson, progressLine, say, tell } from '../output.js';

interface Options {
  provider?: string;
  password?: string;
  json?: boolean;
}

/** Builds `tecum reconcile`. */
export function command(): Command {
  return new Command('reconcile')
    .description('Hold a return against what was asked: what came, what is missing, what nobody asked for.')
    .argument('<answers>', 'the answers of the plan, a YAML or JSON file')
    .argument('<return...>', 'files or folders of one return')
    .option('--provider <id>', 'take this provider’s steps of the plan (default: the one the return is from)')
    .option('--password <password>', 'opens encrypted archives')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExit: 0 = all that was asked for came, 1 = something is missing or came unasked, 2 = wrong use.',
    )
    .action(run);
}

async function run(answersFile: string, paths: string[], options: Options): Promise<void> {
  const progress = progressLine();
  try {
    const know = loadKnowledge({}, ownFolder());
    tell(know.problems);
    const { answers, warnings } = readAnswersFile(resolve(answersFile), { needs: know.needs.needs });
    for (const warning of warnings) say(`tecum: ${warning}`);
    const found = await reconcileFiles(plan(answers, know), paths, {
      provider: options.provider,
      password: options.password,
      onProgress: (p) => progress.at(p.of > 0 ? p.bytes / p.of : 1, p.item),
    });
    progress.done();
    show(found, options.json === true);
  } catch (error) {
    progress.done();
    if (!(error instanceof ProblemList)) return fail(error);
    for (const problem of error.problems) fail(problem);
    process.exitCode = exitCodes.wrongUse;
  }
}

function show(found: ReconciledFiles, json: boolean): void {
  const { summary, ...rest } = found;
  if (json) printJson({ ...rest, sha256: summary.sha256, files: summary.files, findings: summary.findings });
  else print(...lines(found));
  const clean = found.missing.length === 0 && found.notAsked.length === 0;
  process.exitCode = clean ? exitCodes.ok : exitCodes.finding;
}

const marks: Record<AskedRow['state'], string> = {
  came: 'came',
  partly: 'came in part',
  'none-held': 'none held',
  missing: 'MISSING',
};

function lines(found: ReconciledFiles): string[] {
  const asked = found.asked.map((row) => {
    const span = row.first && row.last ? `  ${row.first} to ${row.last}` : '';
    const within =
      row.answeredBy.length > 0 ? `  within ${row.answeredBy.map(categoryWords).join(', ')}` : '';
    const why = row.noneHeld ? `  ${row.noneHeld.why} (${row.noneHeld.where})` : '';
    return `  ${categoryWords(row.category).padEnd(34)} ${marks[row.state].padEnd(13)} ${String(row.records).padStart(8)} records${span}${within}${why}`;
  });
  return [
    `Asked of ${found.provider} (${found.steps.join(', ')})`,
    ...asked,
    ...section('Missing', found.missing),
    ...section('Came, not asked', found.notAsked),
  ];
}

function section(title: string, rows: readonly { text: string }[]): string[] {
  return rows.length === 0 ? ['', `${title}: nothing`] : ['', title, ...rows.map((row) => `  · ${row.text}`)];
}
