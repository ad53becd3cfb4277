/** `tecum demo`: fills an empty data folder with the demo case and reads its returns. */
import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { Problem } from '../../base/problem.js';
import { dataFolder } from '../../base/root.js';
import { loadDemo } from '../../desk/demo/demo.js';
import { openDesk, type Services } from '../../desk/open.js';
import { startWorker } from '../../jobs/runners.js';
import { print, printJson, say } from '../output.js';

interface Options {
  email: string;
  json?: boolean;
}

/** Builds the command. */
export function command(): Command {
  return new Command('demo')
    .description(
      'Fill an empty data folder with the demo case: two invented people, two returns, every kind of finding.',
    )
    .option('--email <address>', 'address of the account that is made for it', 'demo@agency.example.org')
    .option('--json', 'print the account and the address as JSON')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const services = await openDesk();
  try {
    if (!(await services.firstRun.needed())) throw notEmpty();
    const password = `demo-${randomBytes(9).toString('base64url')}`;
    const person = await services.accounts.addFirst(
      { name: 'Demo Administrator', email: options.email },
      password,
      'cli',
    );
    await services.settings.setAgency(
      { name: 'Fairport Police Department', zone: 'America/New_York', state: 'OH' },
      person.email,
      services.now().toISOString(),
    );
    say('tecum: loading the demo case …');
    await loadDemo(services, person.id);
    await readAll(services);
    const made = { dataDir: services.dataDir, email: person.email, password };
    if (options.json) printJson(made);
    else
      print(
        `The demo case is in ${made.dataDir}.`,
        `Sign in as ${made.email} with the password ${made.password}`,
        'Start it with: npm start',
      );
  } finally {
    await services.close();
  }
}

/** Reads the queued returns before the command ends. */
async function readAll(services: Services): Promise<void> {
  const worker = startWorker(services);
  await worker.idle();
  await worker.stop();
}

function notEmpty(): Problem {
  return new Problem({
    code: 'demo-not-empty',
    what: 'This data folder has accounts already.',
    where: dataFolder(),
    remedy: 'Set TECUM_DATA to a new folder and run this again.',
  });
}
