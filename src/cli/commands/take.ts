/** `tecum take`: takes the files of a folder into the vault as one return of a case. */
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { Problem } from '../../base/problem.js';
import { openDesk, type Services } from '../../desk/open.js';
import { takeFolder } from '../../desk/returns/take-folder.js';
import type { Case } from '../../store/desk/cases.js';
import { caseStore } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import { print, printJson } from '../output.js';

interface Options {
  case: string;
  request?: string;
  provider?: string;
  password?: string;
  reference?: string;
  as?: string;
  settle: string;
  json?: boolean;
}

/** Builds the command. */
export function command(): Command {
  return new Command('take')
    .description(
      'Take the files of a folder into the vault as one return of a case; its reading is queued for the desk.',
    )
    .argument('<folder>', 'folder that holds the files of one return')
    .requiredOption('--case <number>', 'number of the case')
    .option('--request <number>', 'number of the request that it answers')
    .option('--provider <id>', 'provider, where it is known')
    .option('--reference <text>', 'the provider’s own reference for this delivery')
    .option('--password <password>', 'opens encrypted archives')
    .option('--as <email>', 'whose act it is (default: the owner of the case)')
    .option('--settle <seconds>', 'time in which no file may change before it is taken', '2')
    .option('--json', 'print one JSON document')
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const services = await openDesk();
  try {
    const found = await caseOf(services, options.case);
    const person = await personOf(services, found, options.as);
    const order = {
      folder: resolve(folder),
      caseId: found.id,
      requestId: await requestOf(services, found, options.request),
      provider: options.provider ?? null,
      password: options.password ?? null,
      reference: options.reference ?? '',
      way: 'command line' as const,
      settleMs: Math.max(0, Number(options.settle) || 0) * 1000,
    };
    const by = { person, fromWhere: `command line, account ${userInfo().username}` };
    const made = await takeFolder(services, order, by);
    if (options.json) printJson({ return: made.id, case: found.number, files: made.files });
    else
      print(
        `Return ${made.id} of case ${found.number}: ${made.files.length} files in the vault.`,
        ...made.files.map((file) => `${file.sha256}  ${file.name}`),
      );
  } finally {
    await services.close();
  }
}

async function caseOf(services: Services, number: string): Promise<Case> {
  const found = await caseStore(services.db).byNumber(number);
  if (found) return found;
  throw unknown('case', `There is no case with the number ${number}.`, '--case');
}

async function personOf(services: Services, found: Case, email: string | undefined): Promise<Person> {
  const person = email ? await services.people.byEmail(email) : await services.people.byId(found.ownerId);
  if (person) return person;
  throw unknown('person', `Nobody here has the address ${email ?? ''}.`, '--as');
}

async function requestOf(
  services: Services,
  found: Case,
  number: string | undefined,
): Promise<string | null> {
  if (number === undefined) return null;
  const requests = await services.requests.forCase(found.id);
  const request = requests.find((one) => one.number === number);
  if (request) return request.id;
  throw unknown('request', `Case ${found.number} has no request with the number ${number}.`, '--request');
}

function unknown(what: string, words: string, where: string): Problem {
  return new Problem({
    code: `take-${what}`,
    what: words,
    where,
    remedy: 'Write it as it stands on the page of the case.',
    status: 404,
  });
}
