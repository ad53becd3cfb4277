/** A clock of a plan as words: how long, from what on, and how it is counted. */
import type { PlanClock } from '../../navigator/types.js';

const names: Partial<Record<PlanClock['id'], string>> = {
  production: 'time to answer',
  retention: 'kept only',
  notice: 'your notice to the person',
  notice_delay: 'notice may be delayed',
  warrant_execution: 'carry out the warrant',
  download_link: 'link to the files',
  nondisclosure: 'order of silence',
};

/** `time to answer 3 days, from the hour the warrant is given (Cal. Bus. & Prof. Code 22946.1): note`. */
export function clockWords({ id, days, from, citation, note }: PlanClock): string {
  const name = names[id] ?? id.replaceAll('_', ' ');
  const start = days === 0 ? 'when' : 'from';
  const begin = days === 0 ? from.replace(/^(?:when|from) /, '') : from;
  const said = note ? ` ${note.replace(/\.$/, '')}` : '';
  return `${name} ${lengthOf(days, id, from)}, ${start} ${begin} (${citation})${said === '' ? '' : `:${said}`}`;
}

/** In hours where the period is counted from an hour, or is no whole number of days. */
function lengthOf(days: number | null, id: PlanClock['id'], from: string): string {
  if (days === null) return id === 'notice' ? 'without a fixed time' : 'as the court or the provider sets';
  if (days === 0) return 'at once';
  if (/\bhour\b/.test(from) || !Number.isInteger(days)) return counted(Math.round(days * 24), 'hour');
  return counted(Number(days.toFixed(1)), 'day');
}

/** `1 day`, `3 days`. */
export function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
