/** `tecum letter ANSWERS.yaml`: the letters of a plan, checked, as PDF, HTML and JSON. */
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { ProblemList } from '../../base/problem-list.js';
import { dataFolder } from '../../base/root.js';
import { ownFolder } from '../../catalog/own-folder.js';
import {
  agencyTemplateFolder,
  checkCode,
  type DraftContext,
  type LetterDraft,
  type LetterFile,
  prepareLetters,
  printLetter,
} from '../../letters/index.js';
import { gateRecord, loadKnowledge, plan, readAnswersFile } from '../../navigator/index.js';
import type { Answers, Plan } from '../../navigator/types.js';
import { appendAudit } from '../../safeguards/audit/chain.js';
import { writeWhole } from '../letter/files.js';
import { type LetterReport, problemsOf, reportText } from '../letter/report.js';
import { senderOf } from '../letter/sender.js';
import { readLetterSettings } from '../letter/settings.js';
import { exitCodes, fail, print, printJson, say, tell } from '../output.js';

interface Options {
  provider?: string;
  instrument?: string;
  final?: boolean;
  out: string;
  json?: boolean;
  acknowledge?: string[];
}

/** Builds `tecum letter`. */
export function command(): Command {
  return new Command('letter')
    .description('Draft the letters of a plan: check them, then write PDF, HTML and JSON.')
    .argument(
      '<answers>',
      'a YAML or JSON file, as for "tecum plan"; case, agency and letter may stand in it',
    )
    .option('--provider <id>', 'only letters to this provider')
    .option('--instrument <id>', 'only this instrument, e.g. preservation or subpoena')
    .option('--final', 'print without the mark of a draft; refused while a "must" stands')
    .option('--acknowledge <rules...>', 'rules of warnings ("should") that you have read and accept')
    .option('--out <folder>', 'where to write', '.')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExit: 0 = written, 1 = refused (the gate, or a "must" with --final), 2 = wrong use or bad answers.',
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  try {
    const report = await letters(resolve(file), options);
    if (report === null) return;
    if (options.json) printJson(report);
    else print(...reportText(report));
    process.exitCode = report.files.length > 0 ? exitCodes.ok : exitCodes.finding;
  } catch (error) {
    if (error instanceof ProblemList) for (const one of error.problems) fail(one);
    else fail(error);
  }
}

/** Null when the gate refused, which is then said and recorded. */
async function letters(file: string, options: Options): Promise<LetterReport | null> {
  const know = loadKnowledge({}, ownFolder());
  tell(know.problems);
  const { answers, warnings } = readAnswersFile(file, { needs: know.needs.needs });
  const settings = readLetterSettings(file);
  for (const warning of warnings) if (!warning.includes('“letter”')) say(`tecum: ${warning}`);
  const made = plan(answers, know);
  await keepRecord(answers, made);
  if (made.decision === 'refused') return refused(made, options);
  const context: DraftContext = {
    ...(await senderOf(answers, dataFolder())),
    ...know,
    settings: {
      ...settings,
      acknowledged: [...(settings.acknowledged ?? []), ...(options.acknowledge ?? [])],
    },
    templateFolders: [agencyTemplateFolder()],
  };
  const { drafts, notes } = prepareLetters(made, answers, context, options);
  const problems = problemsOf(drafts, notes);
  if (options.final && problems.some((one) => one.severity === 'must')) return { problems, files: [] };
  return { problems, files: await writeLetters(drafts, options) };
}

async function writeLetters(drafts: LetterDraft[], options: Options): Promise<LetterReport['files']> {
  const printed: LetterFile[] = [];
  for (const draft of drafts) printed.push(...(await printLetter(draft, { final: options.final === true })));
  const paths = await writeWhole(resolve(options.out), printed);
  if (options.final) await recordIssue(drafts, printed);
  return printed.map(({ kind, sha256, pages }, index) => ({ path: paths[index] ?? '', kind, sha256, pages }));
}

/** The refusal in the shape of the report, with the gate's reasons as problems. */
function refused(made: Plan, options: Options): LetterReport | null {
  const problems = made.reasons.map((reason) => ({
    rule: 'gate-refused',
    severity: 'must' as const,
    where: 'plan',
    text: reason.text,
    remedy: made.askWhom ? `Ask ${made.askWhom}.` : 'Ask your supervisor.',
    citation: reason.citation,
  }));
  process.exitCode = exitCodes.finding;
  if (options.json) printJson({ decision: made.decision, problems, files: [] });
  else print(...reportText({ problems, files: [] }));
  return null;
}

/** A refusal or a hold goes on the audit chain before anybody reads it. */
async function keepRecord(answers: Answers, made: Plan): Promise<void> {
  const record = gateRecord(answers, made);
  if (record !== null) await toAudit({ subject: 'plan', ...record });
}

/** Code and hash of each letter that leaves, so that the agency can confirm it. */
async function recordIssue(drafts: LetterDraft[], printed: LetterFile[]): Promise<void> {
  const pdfs = printed.filter((one) => one.kind === 'pdf');
  for (const [index, draft] of drafts.entries()) {
    const details = {
      code: checkCode(draft),
      sha256: pdfs[index]?.sha256,
      entity: draft.facts.addressee.entity,
    };
    await toAudit({
      action: 'letter.printed',
      subject: `letter/${draft.facts.case.number}/${draft.id}`,
      details,
    });
  }
}

async function toAudit(event: {
  action: string;
  subject: string;
  details?: Record<string, unknown>;
}): Promise<void> {
  const dir = dataFolder();
  await mkdir(dir, { recursive: true });
  await appendAudit(dir, { who: `cli:${userInfo().username}`, ...event });
}
