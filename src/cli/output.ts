/** What every command shares: data on stdout, progress and problems on stderr, three exit codes. */
import { isProblem, type Problem } from '../base/problem.js';

/** 0 = done; 1 = a finding or a refusal; 2 = wrong use. */
export const exitCodes = { ok: 0, finding: 1, wrongUse: 2 } as const;

/** Prints one JSON document on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints lines on stdout. */
export function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Prints a line on stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Tells problems that stop nothing, on stderr: a provider's file that was left out, say. The exit code stays. */
export function tell(problems: readonly Problem[]): void {
  for (const { where, what, remedy } of problems) {
    say(`tecum: ${where ? `${where}: ` : ''}${what}`);
    if (remedy) say(`  → ${remedy}`);
  }
}

/** Says what went wrong on stderr and sets the exit code: 2 for wrong use, 1 otherwise. */
export function fail(error: unknown, code: number = exitCodes.wrongUse): void {
  if (isProblem(error)) {
    say(`tecum: ${error.where ? `${error.where}: ` : ''}${error.what}`);
    if (error.remedy) say(`  → ${error.remedy}`);
  } else {
    say(`tecum: ${error instanceof Error ? error.message : String(error)}`);
  }
  process.exitCode = code;
}

/**
 * A progress line on stderr, redrawn in place on a terminal and silent elsewhere (so that logs stay clean).
 * Call with the share done (0 to 1) and a label; call `done()` at the end.
 */
export function progressLine(): { at(share: number, label: string): void; done(): void } {
  const tty = process.stderr.isTTY === true;
  let last = 0;
  return {
    at(share, label) {
      const now = Date.now();
      if (!tty || now - last < 100) return;
      last = now;
      const filled = Math.round(Math.min(1, Math.max(0, share)) * 24);
      const bar = '█'.repeat(filled) + '░'.repeat(24 - filled);
      process.stderr.write(`\r\x1b[2K${bar} ${Math.round(share * 100)}% ${label.slice(0, 60)}`);
    },
    done() {
      if (tty) process.stderr.write('\r\x1b[2K');
    },
  };
}
