/** `tecum shape`: a copy of a return that has its layout and none of its values. */
import { basename } from 'node:path';
import { Command } from 'commander';
import { shapeReturn } from '../../returns/shape/shape-return.js';
import { exitCodes, fail, print, printJson, progressLine } from '../output.js';

interface ShapeFlags {
  out?: string;
  password?: string[];
  json?: boolean;
}

/** The command; see {@link shapeReturn}. */
export function command(): Command {
  return new Command('shape')
    .description(
      'Copy a return with every value replaced and every structure kept, so that its layout can be shared.',
    )
    .argument('<path>', 'file or folder of the return')
    .option('--out <dir>', 'folder for the shape; must not exist yet (default: shape-of-return)')
    .option('--password <password>', 'opens encrypted archives; give several by repeating it', collected)
    .option('--json', 'print what was written as JSON')
    .action(run);
}

function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

async function run(path: string, flags: ShapeFlags): Promise<void> {
  const progress = progressLine();
  try {
    const report = await shapeReturn(path, flags.out ?? 'shape-of-return', {
      ...(flags.password ? { passwords: flags.password } : {}),
      onFile: (file) => progress.at(0, basename(file)),
    });
    progress.done();
    if (flags.json) printJson(report);
    else print(`The shape is in ${report.dir}`, '', report.statement);
    process.exitCode = exitCodes.ok;
  } catch (error) {
    progress.done();
    fail(error, exitCodes.finding);
  }
}
