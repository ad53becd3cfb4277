#!/usr/bin/env node
/** The `tecum` command: one file a sub-command, loaded only when it is asked for. */
import { Command, CommanderError } from 'commander';
import { isProblem } from '../base/problem.js';
import { exitCodes, fail } from './output.js';

interface CommandModule {
  /** Builds the sub-command; its action sets `process.exitCode`. */
  command(): Command;
}

const commands: Record<string, () => Promise<CommandModule>> = {
  plan: () => import('./commands/plan.js'),
  letter: () => import('./commands/letter.js'),
  intake: () => import('./commands/intake.js'),
  read: () => import('./commands/read.js'),
  show: () => import('./commands/show.js'),
  shape: () => import('./commands/shape.js'),
  diff: () => import('./commands/diff.js'),
  reconcile: () => import('./commands/reconcile.js'),
  catalog: () => import('./commands/catalog.js'),
  audit: () => import('./commands/audit.js'),
  take: () => import('./commands/take.js'),
  vault: () => import('./commands/vault.js'),
  demo: () => import('./commands/demo.js'),
  serve: () => import('./commands/serve.js'),
};

async function main(argv: string[]): Promise<void> {
  const program = new Command('tecum');
  program
    .description('From a question to a lawful request, and from the answer to findings.')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  const wanted = argv[2];
  const names = wanted !== undefined && wanted in commands ? [wanted] : Object.keys(commands);
  for (const name of names) {
    const load = commands[name];
    if (load) program.addCommand((await load()).command().exitOverride());
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.wrongUse;
      return;
    }
    fail(error);
    if (!isProblem(error)) throw error;
  }
}

// `tecum read … | head` closes the pipe early: that is the reader's choice and no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.ok);
  throw error;
});

await main(process.argv);
