/** `tecum plan ANSWERS.yaml`: what to send to whom, in which order and why; or why no plan is made. */
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { Problem } from '../../base/problem.js';
import { ProblemList } from '../../base/problem-list.js';
import { dataFolder } from '../../base/root.js';
import { ownFolder } from '../../catalog/own-folder.js';
import { isMoment } from '../../navigator/answers-schema.js';
import { gateRecord, loadKnowledge, plan, readAnswersFile } from '../../navigator/index.js';
import type { Answers, Plan } from '../../navigator/types.js';
import { appendAudit } from '../../safeguards/audit/chain.js';
import { exitCodes, fail, print, printJson, say, tell } from '../output.js';
import { planText } from '../plan/text.js';

interface Options {
  json?: boolean;
  asOf?: string;
}

/** Builds `tecum plan`. */
export function command(): Command {
  return new Command('plan')
    .description('Make a plan from answers: the gate, then what to send to whom, in which order and why.')
    .argument('<answers>', 'a YAML or JSON file; docs/the-plan.md shows one')
    .option('--json', 'print one JSON document')
    .option(
      '--as-of <date>',
      'make the plan for this day, e.g. 2026-11-23 (default: the answers’ asOf, else today)',
    )
    .addHelpText(
      'after',
      '\nExit: 0 = the plan is allowed, 1 = refused or waiting for a review, 2 = wrong use or bad answers.',
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  try {
    const { answers, made } = make(file, options);
    await keepRecord(answers, made);
    if (options.json) printJson(made);
    else print(...planText(made, answers));
    process.exitCode = made.decision === 'allowed' ? exitCodes.ok : exitCodes.finding;
  } catch (error) {
    failWithAll(error);
  }
}

function make(file: string, { asOf }: Options): { answers: Answers; made: Plan } {
  if (asOf !== undefined && !isMoment(asOf)) throw badDay(asOf);
  const know = loadKnowledge({}, ownFolder());
  tell(know.problems);
  const { answers, warnings } = readAnswersFile(resolve(file), { needs: know.needs.needs });
  for (const warning of warnings) say(`tecum: ${warning}`);
  const dated = asOf === undefined ? answers : { ...answers, asOf };
  return { answers: dated, made: plan(dated, know) };
}

function badDay(asOf: string): Problem {
  const remedy = 'Write it as 2026-11-23.';
  return new Problem({ code: 'date-unreadable', what: `“${asOf}” is not a date.`, where: '--as-of', remedy });
}

/** A refusal or a hold goes on the audit chain before anybody reads it. */
async function keepRecord(answers: Answers, made: Plan): Promise<void> {
  const record = gateRecord(answers, made);
  if (record === null) return;
  const dir = dataFolder();
  await mkdir(dir, { recursive: true });
  await appendAudit(dir, { who: `cli:${userInfo().username}`, subject: 'plan', ...record });
}

/** Every problem of a list, not only the first. */
function failWithAll(error: unknown): void {
  if (!(error instanceof ProblemList)) {
    fail(error);
    return;
  }
  for (const problem of error.problems) fail(problem);
  process.exitCode = exitCodes.wrongUse;
}
