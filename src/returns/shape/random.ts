/** Fresh randomness from the system, by the byte. */
import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(16 * 1024);
let at = pool.length;

/** A number from 0 to below `n` (n up to 256). */
export function below(n: number): number {
  if (at >= pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  return pool[at++]! % n;
}

export function pick<T>(list: readonly T[]): T {
  return list[below(list.length)]!;
}
