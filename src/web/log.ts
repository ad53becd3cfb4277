/** The server's log on stderr: one line an event, no names, no form fields. */
import { randomInt } from 'node:crypto';
import type { Request } from 'express';
import { type Logger, pino } from 'pino';

let opened: Logger | undefined;

/** The log; its level is `TECUM_LOG` when it is first written to (`silent` in tests), else `info`. */
export function log(): Logger {
  const level = process.env.TECUM_LOG ?? 'info';
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  opened ??= pino(options, pino.destination({ dest: 2, sync: true }));
  return opened;
}

/** Writes an error with its stack to the log, and answers the number that the person is given. */
export function logError(error: unknown, req: Request): string {
  const number = String(randomInt(100_000, 1_000_000));
  log().error({ number, method: req.method, path: req.path, err: error }, 'request failed');
  return number;
}
