/** `tecum letter ANSWERS.yaml`: the letters of a plan, or one that follows an earlier letter, checked and printed. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { Problem } from '../../base/problem.js';
import { ProblemList } from '../../base/problem-list.js';
import { type LetterProblem, letterSchemaText, type PacketPart } from '../../letters/index.js';
import type { Plan } from '../../navigator/types.js';
import { fromEarlier } from '../letter/from-earlier.js';
import { fromPlan } from '../letter/from-plan.js';
import { audienceOf, formatsOf, type Options } from '../letter/options.js';
import { inOrderOfSeverity, type LetterReport, problemsOf, reportText } from '../letter/report.js';
import { itemsOf, writeLetters } from '../letter/write.js';
import { exitCodes, fail, print, printJson } from '../output.js';

const help = `
Exit: 0 = written, 1 = refused (the gate, or a "must" with --final; of a --zip a packet that was not printed),
      2 = wrong use or bad answers.
A packet is for the provider: papers for the court stay out unless --audience says otherwise. A signed scan cannot be
merged into it; send it as a file of its own beside the packet.`;

/** Builds `tecum letter`. */
export function command(): Command {
  return new Command('letter')
    .description('Draft the letters of a plan: check them, then write them as files.')
    .argument(
      '[answers]',
      'a YAML or JSON file, as for "tecum plan"; case, agency and letter may stand in it',
    )
    .option('--provider <id>', 'only letters to this provider')
    .option('--instrument <id>', 'only this instrument, e.g. preservation or subpoena')
    .option(
      '--follow <letter.json>',
      'draft the --instrument that follows this earlier letter, without answers',
    )
    .option('--served <day>', 'with --follow: the day on which the earlier letter was served')
    .option('--date <day>', 'the day of the letters, e.g. 2026-11-23')
    .option('--fields <file>', 'answers to the fields of the templates, YAML or JSON by their ids')
    .option('--language <id>', 'the language of the letters, e.g. es')
    .option('--final', 'print without the mark of a draft; refused while a "must" stands')
    .option('--acknowledge <rules...>', 'rules of warnings ("should") that you have read and accept')
    .option(
      '--format <list>',
      'pdf,docx,html,json,etsi,case; packets have the first four (default: pdf,html,json)',
    )
    .option('--audience <who>', 'only the papers for the provider, for the court, or for your own file')
    .option('--packet', 'one file for each provider: a cover and all papers in the order it wants')
    .option('--no-cover', 'packets without a cover')
    .option('--zip', 'all packets in one zip, with index.csv; what cannot be printed is told in problems.txt')
    .option('--out <folder>', 'where to write', '.')
    .option('--json', 'print one JSON document')
    .option('--schema', "print the JSON Schema of a letter's JSON and end")
    .addHelpText('after', help)
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  try {
    if (options.schema) {
      process.stdout.write(letterSchemaText());
      return;
    }
    const report = await letters(file, options);
    if (report === null) return;
    if (options.json) printJson(report);
    else print(...reportText(report));
    const whole = !report.problems.some((one) => one.rule === 'packet-not-printed');
    process.exitCode = report.files.length > 0 && whole ? exitCodes.ok : exitCodes.finding;
  } catch (error) {
    if (error instanceof ProblemList) for (const one of error.problems) fail(one);
    else fail(error);
  }
}

/** Null when the gate refused, which is then said and recorded. */
async function letters(file: string | undefined, options: Options): Promise<LetterReport | null> {
  formatsOf(options);
  audienceOf(options);
  if (options.follow !== undefined) return followUp(file, options.follow, options);
  if (file === undefined) throw nothingNamed();
  const { drafts, notes, refused: made } = await fromPlan(resolve(file), options);
  if (made) return refused(made, options);
  return printed(
    drafts.map((draft) => ({ draft })),
    notes,
    options,
  );
}

/** The letter that follows; in a packet the earlier one goes with it. */
async function followUp(answers: string | undefined, file: string, options: Options): Promise<LetterReport> {
  if (answers !== undefined) throw nothingNamed();
  const { draft, earlier } = fromEarlier(resolve(file), options);
  const together = options.packet === true || options.zip === true;
  return printed(together ? [earlier, { draft }] : [{ draft }], [], options);
}

/** A `must` of the plan stops everything; one of a letter stops all but a zip, which holds the others. */
async function printed(parts: PacketPart[], notes: LetterProblem[], options: Options): Promise<LetterReport> {
  const drafts = parts.map(({ draft }) => draft);
  const problems = problemsOf(drafts, notes);
  const stopping = options.zip ? problemsOf([], notes) : problems;
  const stopped = options.final && stopping.some((one) => one.severity === 'must');
  if (stopped || parts.length === 0) return { problems, files: [] };
  const written = await writeLetters(itemsOf(parts, options), options);
  return { problems: inOrderOfSeverity([...problems, ...written.notes]), files: written.files };
}

/** The refusal in the shape of the report, with the gate's reasons as problems. */
function refused(made: Plan, options: Options): null {
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

function nothingNamed(): Problem {
  return new Problem({
    code: 'letter-what',
    what: 'A letter is drafted from answers or after an earlier letter, and from one of them.',
    where: 'tecum letter',
    remedy: 'Name an answers file, or --follow with the JSON of the earlier letter.',
  });
}
