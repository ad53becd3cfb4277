/** An output for files of which nobody knows whether their keys are names of fields or values, as in `{ "ann": [ … ] }`. */
import type { Output } from '../contract.js';
import { quoted } from '../told.js';

/** The same output, where every path of a field counts as a value of the return: withheld where records of the file are sealed. */
export function quotedKeys(out: Output): Output {
  const known = new Map<string, string>();
  const pathOf = (path: string): string => {
    let made = known.get(path);
    if (made === undefined) {
      made = quoted(path);
      known.set(path, made);
    }
    return made;
  };
  return {
    field: (path, ...rest) => out.field(pathOf(path), ...rest),
    record: (draft) => out.record(draft),
    rows: (n) => out.rows(n),
    finding: (...said) => out.finding(...said),
    account: (entry) => out.account(entry),
    thread: (id) => out.thread(id),
    encoding: (name) => out.encoding(name),
    state: (state, why) => out.state(state, why),
    drain: () => out.drain(),
  };
}
