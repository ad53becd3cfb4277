/** `tecum intake FILE`: what a CyberTipline report or a fraud report holds, and the answers it gives. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readCatalog } from '../../catalog/load.js';
import { answersText } from '../../intake/answers-text.js';
import { readIntake } from '../../intake/read.js';
import { shownIntake } from '../../intake/shown.js';
import { toAnswers } from '../../intake/to-answers.js';
import { loadLaw } from '../../law/load.js';
import { intakeText } from '../intake/text.js';
import { exitCodes, fail, print, printJson, say } from '../output.js';

interface Options {
  json?: boolean;
  answers?: string;
  password?: string;
  region?: string;
}

/** Builds `tecum intake`. */
export function command(): Command {
  return new Command('intake')
    .description(
      'Read a CyberTipline report (PDF, JSON, XML) or a fraud report as text: accounts, IP addresses, hashes, dates.',
    )
    .argument('<file>', 'the report; a dash reads standard input')
    .option('--json', 'print one JSON document')
    .option('--answers <file>', 'write the answers it gives to a YAML file, to be completed and planned with')
    .option('--password <password>', 'of a locked PDF')
    .option('--region <country>', 'ISO country of telephone numbers without + (default: US)')
    .addHelpText(
      'after',
      '\nCard and account numbers are masked. Exit: 0 = read, 1 = read in part or with findings, 2 = wrong use or not readable.',
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  try {
    const law = loadLaw();
    const { catalog } = readCatalog();
    const bytes = file === '-' ? await standardInput() : await readFile(resolve(file));
    const { password, region } = options;
    const intake = await readIntake(bytes, {
      catalog,
      law,
      ...(password ? { password } : {}),
      ...(region ? { region } : {}),
    });
    const draft = toAnswers(intake, law);
    if (options.answers) {
      await writeFile(resolve(options.answers), answersText(draft), { flag: 'wx' });
      say(`tecum: wrote ${options.answers}`);
    }
    if (options.json) printJson({ ...shownIntake(intake), draft: shownIntake(draft) });
    else print(...intakeText(intake, draft));
    process.exitCode = intake.complete && intake.findings.length === 0 ? exitCodes.ok : exitCodes.finding;
  } catch (error) {
    fail(error);
  }
}

async function standardInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
