/** `tecum show`: one record of a return, its place, and the bytes of the original that it was read from. */
import { Command } from 'commander';
import { exitCodes, fail, print, printJson } from '../output.js';
import { findRecord, type ShownRecord } from '../read/find-record.js';
import { plain } from '../read/plain.js';

interface ShowFlags {
  provider?: string;
  password?: string;
  json?: boolean;
}

/** The command; see {@link findRecord}. */
export function command(): Command {
  return new Command('show')
    .description('Show a record, where it stands in the return, and the original bytes there.')
    .argument('<return>', 'the file or folder of the return')
    .argument('<record>', 'number of the record, as `record` in exports')
    .option('--provider <id>', 'as it was given to `tecum read`')
    .option('--password <password>', 'opens encrypted archives')
    .option('--json', 'print as JSON')
    .action(async (path: string, record: string, flags: ShowFlags) => {
      try {
        const shown = await findRecord(path, record, flags);
        if (flags.json) printJson(shown);
        else show(shown);
        process.exitCode = exitCodes.ok;
      } catch (error) {
        fail(error);
      }
    });
}

/** The place is told apart, below. */
const shownElsewhere = new Set(['record', 'file', 'line', 'byte_offset', 'byte_length', 'path_in_file']);

function show({ record, place, original }: ShownRecord): void {
  print(`Record ${String(record.record)}`);
  for (const [name, value] of Object.entries(record)) {
    if (shownElsewhere.has(name)) continue;
    print(`  ${name.padEnd(15)} ${plain(typeof value === 'string' ? value : JSON.stringify(value))}`);
  }
  const line = place.line === undefined ? '' : `, line ${place.line}`;
  const path = place.path === undefined ? '' : `, ${plain(place.path)}`;
  print(
    '',
    `Stands in ${plain(place.item)}`,
    `  ${place.length} bytes from byte ${place.offset}${line}${path}`,
  );
  print(`  file sha256 ${place.sha256 ?? 'not known'}`, '', 'Original bytes:', plain(original.text, true));
  if (original.cut) print(`… cut; ${place.length} bytes in all`);
}
