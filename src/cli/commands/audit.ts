/** `tecum audit`: checks and lists the audit chain with nothing but the files. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { dataFolder } from '../../base/root.js';
import type { AuditEntry } from '../../safeguards/audit/entry.js';
import { listAudit } from '../../safeguards/audit/list.js';
import { verifyAudit } from '../../safeguards/audit/verify.js';
import { exitCodes, print, printJson, say } from '../output.js';

interface Options {
  data?: string;
  json?: boolean;
  limit?: string;
  who?: string;
  action?: string;
}

/** Builds the command and its two sub-commands. */
export function command(): Command {
  const audit = new Command('audit')
    // Before the sub-commands are made, so that they inherit it: wrong use then ends in exit 2.
    .exitOverride()
    .description('Check or list the audit chain of a data folder.');
  audit
    .command('verify')
    .description('Check every byte of the chain; exit 1 and the place when it is broken.')
    .option('--data <folder>', 'the data folder (default: TECUM_DATA, or var/)')
    .option('--json', 'print the verdict as JSON')
    .action(verify);
  audit
    .command('list')
    .description('List entries, the newest first.')
    .option('--data <folder>', 'the data folder (default: TECUM_DATA, or var/)')
    .option('--limit <n>', 'how many', '50')
    .option('--who <email>', 'only those of one person')
    .option('--action <name>', 'only one action, or those that begin with "evidence."')
    .option('--json', 'print them as JSON')
    .action(list);
  return audit;
}

async function verify(options: Options): Promise<void> {
  const verdict = await verifyAudit(folder(options));
  if (options.json) printJson(verdict);
  else if (verdict.ok)
    print(`The audit chain is whole: ${verdict.entries} entries.`, `Last hash: ${verdict.head}`);
  else {
    const { line, byte, text } = verdict.problem!;
    say(`tecum: the audit chain is broken at line ${line}, byte ${byte}. ${text}`);
    say(
      `  → The ${verdict.entries} entries before it are whole. Keep the file as it is, and compare it with a backup.`,
    );
  }
  process.exitCode = verdict.ok ? exitCodes.ok : exitCodes.finding;
}

async function list(options: Options): Promise<void> {
  const limit = Math.max(1, Number.parseInt(options.limit ?? '50', 10) || 50);
  const entries = await listAudit(folder(options), { limit, who: options.who, action: options.action });
  if (options.json) printJson(entries);
  else print(...entries.map(asLine));
}

function asLine(entry: AuditEntry): string {
  const details = Object.keys(entry.details).length > 0 ? ` ${JSON.stringify(entry.details)}` : '';
  return `${entry.n} ${entry.at} ${entry.who} ${entry.action}${entry.subject ? ` ${entry.subject}` : ''}${details}`;
}

function folder(options: Options): string {
  return options.data ? resolve(options.data) : dataFolder();
}
