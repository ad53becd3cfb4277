/** How long ago something was, in words short enough for a list. */

const steps: [number, string][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** `3 hours ago`, `just now`; both ISO instants. */
export function ageOf(at: string, now: string): string {
  const gone = Date.parse(now) - Date.parse(at);
  for (const [length, name] of steps) {
    const count = Math.floor(gone / length);
    if (count >= 1) return `${count} ${name}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
}
