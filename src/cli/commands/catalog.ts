/** `tecum catalog`: look after the facts about providers. One file of `src/cli/catalog/` for each sub-command. */
import { Command } from 'commander';
import { checkCommand } from '../catalog/check.js';
import { diffCommand } from '../catalog/diff.js';
import { watchCommand } from '../catalog/watch.js';

/** Builds `tecum catalog` with `check`, `diff` and `watch`. */
export function command(): Command {
  return new Command('catalog')
    .description('Look after the facts about providers.')
    .addCommand(checkCommand())
    .addCommand(diffCommand())
    .addCommand(watchCommand());
}
