/** `tecum serve`: opens the desk in the browser, on this machine only unless told otherwise. */
import { Command } from 'commander';
import { Problem } from '../../base/problem.js';
import { openDesk, type Services } from '../../desk/open.js';
import { startWorker } from '../../jobs/runners.js';
import { createApp } from '../../web/app.js';
import { hasAssets } from '../../web/assets.js';
import { publicOrigin } from '../../web/origin.js';
import { defaultPort, type Serving, serve } from '../../web/serve.js';
import { print, printJson, say, tell } from '../output.js';

interface Options {
  port?: string;
  host: string;
  json?: boolean;
}

/** Builds the command. */
export function command(): Command {
  return new Command('serve')
    .description(
      'Serve the desk to browsers; the address is printed, and at the first run a link to set it up.',
    )
    .option('--port <number>', `port to listen on; 0 takes any free one (default: PORT, or ${defaultPort})`)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--json', 'print address and first-run link as JSON')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const port = readPort(options.port ?? process.env.PORT ?? String(defaultPort));
  const services = await openDesk();
  tell(services.knowledge.problems);
  let serving: Serving;
  try {
    const anyHost = publicOrigin() === null && !isLocal(options.host);
    serving = await serve(createApp(services, { anyHost }), { port, host: options.host });
  } catch (error) {
    await services.close();
    throw error;
  }
  startWorker(services, (error) => say(`tecum: a job stopped: ${(error as Error).message}`));
  if (!hasAssets()) say('tecum: the styles were not built; run "npm run build".');
  await announce(services, publicOrigin() ?? serving.url, options);
  stopOnSignal(serving, services);
}

async function announce(services: Services, url: string, options: Options): Promise<void> {
  const first = await services.firstRun.needed();
  const { code } = services.firstRun;
  const link = first ? `${url}/first-run?code=${code}` : null;
  if (options.json) return printJson({ url, firstRun: link, code: first ? code : null });
  print(`Tecum is at ${url}`);
  if (link !== null)
    print(
      '',
      'Nobody has an account yet. Set it up here:',
      `  ${link}`,
      `The code is ${code}; it works until the first account is made.`,
    );
  await aboutKeys(services);
  print('', 'Stop it with Ctrl+C.');
}

/** A key that nobody has a copy of is one disk away from the loss of every original: it is said at once, and plainly. */
async function aboutKeys({ vault: { ring } }: Services): Promise<void> {
  const problem = await ring.problem();
  if (problem !== null) say(`tecum: ${problem.message}`);
  const warning = await ring.warning();
  if (warning !== null) say(`tecum: ${warning}`);
  if (ring.made)
    print(
      '',
      `The key of the vault was made: ${ring.file}`,
      'Copy it now to a safe place that is NOT the data folder and not its backup.',
      'Without it nobody can open the originals, not even with all the rest.',
    );
}

function stopOnSignal(serving: Serving, services: Services): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('tecum: stopping; what is under way is finished first.');
    await serving.stop();
    await services.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Problem({
    code: 'port-unreadable',
    what: `"${text}" is not a port.`,
    where: 'port',
    remedy: 'Use a number from 0 to 65535, such as 4180.',
  });
}
