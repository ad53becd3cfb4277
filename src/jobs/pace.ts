/** How far a reading is, in words: bytes, records, the file, and the time left by the pace of the last half minute. */

/** What the reading process says of itself. */
export interface Progress {
  bytes: number;
  of: number;
  /** The file that is being read. */
  item: string;
  records: number;
}

/** ms of the past that the pace is taken from, and the least of it that says anything. */
const windowMs = 30_000;
const leastMs = 2_000;

/** Share done, 0 to 1; nothing to read is not begun. */
export function shareOf({ bytes, of }: Pick<Progress, 'bytes' | 'of'>): number {
  return of > 0 ? bytes / of : 0;
}

/** One for a reading. */
export class Pace {
  private readonly seen: { at: number; bytes: number }[] = [];

  /** @param now ms of a clock that never goes back */
  label(progress: Progress, now: number): string {
    const { bytes, of, item, records } = progress;
    const parts = [
      `${size(bytes)} of ${size(of)}`,
      `${records.toLocaleString('en-US')} ${records === 1 ? 'record' : 'records'} so far`,
      this.left(progress, now),
      `reading ${shortened(item)}`,
    ];
    return parts.filter((part) => part !== '').join(' · ');
  }

  /** Time left in words; empty until the pace is known. */
  private left({ bytes, of }: Progress, now: number): string {
    this.seen.push({ at: now, bytes });
    while (this.seen.length > 2 && this.seen[1]!.at <= now - windowMs) this.seen.shift();
    const first = this.seen[0]!;
    const took = now - first.at;
    const done = bytes - first.bytes;
    if (took < leastMs || done <= 0) return '';
    return timeLeft(((of - bytes) / done) * took);
  }
}

function timeLeft(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 90) return `about ${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} minutes left`;
  const hours = Math.round(minutes / 60);
  return `about ${hours} hours left`;
}

/** The end of a long path says more than its beginning. */
function shortened(item: string): string {
  return item.length <= 120 ? item : `…${item.slice(-119)}`;
}

function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
