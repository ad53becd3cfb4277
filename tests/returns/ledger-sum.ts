/** What must hold of every ledger, whatever was read. */
import type { ReadingSummary } from '../../src/returns/contract.js';

/** Faults of a ledger's sums, in words; empty when it adds up. */
export function ledgerFaults(summary: ReadingSummary): string[] {
  const { read, setAside, unknown, failed, generic, items } = summary.ledger;
  const faults: string[] = [];
  const say = (bad: boolean, what: string): void => {
    if (bad) faults.push(what);
  };
  const states = read + setAside + unknown + failed;
  say(states !== summary.files, `read + set aside + unknown + failed = ${states}, files = ${summary.files}`);
  say(items.length !== summary.files, `${items.length} entries for ${summary.files} files`);
  say(generic > read, `${generic} generic files of ${read} read ones`);
  say(
    summary.bytesAccounted !== summary.bytes,
    `${summary.bytesAccounted} bytes accounted of ${summary.bytes}`,
  );
  const kinds = Object.values(summary.records.byKind).reduce((sum, n) => sum + n, 0);
  say(kinds !== summary.records.total, `kinds add up to ${kinds}, records = ${summary.records.total}`);
  const byItem = items.reduce((sum, item) => sum + item.records, 0);
  say(byItem > summary.records.total, `entries count ${byItem} records of ${summary.records.total}`);
  for (const item of items) {
    const silent = item.state !== 'read' && item.state !== 'generic' && item.why === undefined;
    say(silent, `${item.path} is ${item.state} without a reason`);
    const blank = item.state === 'read' && item.bytes > 0 && item.records + item.rows === 0;
    const said = item.why !== undefined || item.fields.length > 0;
    const found = (summary.problems ?? []).some((problem) => problem.item === item.no);
    say(blank && !said && !found, `${item.path} was read, and nothing is said of what was in it`);
  }
  return faults;
}
