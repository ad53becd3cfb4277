/** Which number of a WhatsApp date is the day: told from the whole file, with the evidence, and never guessed. */

import { quoted } from '../../src/returns/told.js';
import type { LineHead } from './chat-line.js';

export type DateOrder = 'DMY' | 'MDY' | 'YMD' | 'YDM';

const title: Record<DateOrder, string> = {
  DMY: 'day/month/year',
  MDY: 'month/day/year',
  YMD: 'year/month/day',
  YDM: 'year/day/month',
};

/** What one order would make of the lines of one style. */
interface Trial {
  order: DateOrder;
  impossible: number;
  /** A line that this order cannot read, as the evidence against it. */
  against: string;
  backward: number;
  last: number;
}

interface Style {
  lines: number;
  early: number;
  differ: number;
  trials: Trial[];
  example: string;
}

/** The order found for one style of line, or why there is none. */
export interface OrderVerdict {
  order: DateOrder | 'mixed' | null;
  lines: number;
  /** A sentence for the person who has to defend the reading. */
  evidence: string;
}

/** Days since 1970 for a date read in an order; NaN when it is no date. Two-digit years are 2000 to 2099. */
export function dayNumber(head: LineHead, order: DateOrder): number {
  const { a, b, c } = head;
  if (order === 'DMY') return dayOf(c, b, a);
  if (order === 'MDY') return dayOf(c, a, b);
  return order === 'YMD' ? dayOf(a, b, c) : dayOf(a, c, b);
}

function dayOf(y: number, m: number, d: number): number {
  const year = y < 100 ? 2000 + y : y;
  if (m < 1 || m > 12 || d < 1 || d > 31 || year < 1970 || year > 2199) return Number.NaN;
  const ms = Date.UTC(year, m - 1, d);
  // The 31st of a short month runs over into the next one.
  return d > 28 && new Date(ms).getUTCDate() !== d ? Number.NaN : ms / 86_400_000;
}

/** First pass over a file: sees every line's date; afterwards dates lines and states its evidence. */
export class DateOrders {
  private readonly styles = new Map<string, Style>();
  private readonly verdicts = new Map<string, OrderVerdict>();

  observe(head: LineHead, line: number): void {
    const style = this.styles.get(head.style) ?? this.open(head);
    style.lines += 1;
    // WhatsApp began in 2009: a last number below 9 on nearly every line is no year.
    if (head.digitsC < 3 && head.c < 9) style.early += 1;
    const days = style.trials.map((trial) => weigh(trial, head, line));
    if (days[0] !== days[1]) style.differ += 1;
  }

  /** One verdict for each style of line met. */
  decide(): OrderVerdict[] {
    for (const [key, style] of this.styles) this.verdicts.set(key, verdict(style));
    return [...this.verdicts.values()];
  }

  /** Days since 1970, or null where the file does not tell day from month. */
  dayOf(head: LineHead): number | null {
    const order = this.verdicts.get(head.style)?.order ?? null;
    if (order !== null && order !== 'mixed') return real(dayNumber(head, order));
    const days = new Set(
      (this.styles.get(head.style)?.trials ?? []).slice(0, 2).map((t) => dayNumber(head, t.order)),
    );
    days.delete(Number.NaN);
    return days.size === 1 ? ([...days][0] ?? null) : null;
  }

  private open(head: LineHead): Style {
    const orders: DateOrder[] =
      head.digitsA > 2 ? ['YMD', 'YDM'] : head.digitsC > 2 ? ['DMY', 'MDY'] : ['DMY', 'MDY', 'YMD'];
    const trials = orders.map((order) => ({
      order,
      impossible: 0,
      against: '',
      backward: 0,
      last: Number.NaN,
    }));
    const style = { lines: 0, early: 0, differ: 0, trials, example: head.text };
    this.styles.set(head.style, style);
    return style;
  }
}

function real(day: number): number | null {
  return Number.isNaN(day) ? null : day;
}

function weigh(trial: Trial, head: LineHead, line: number): number {
  const day = dayNumber(head, trial.order);
  if (Number.isNaN(day)) {
    if (trial.impossible === 0) trial.against = `line ${line} (${quoted(head.text)})`;
    trial.impossible += 1;
    return day;
  }
  if (day < trial.last) trial.backward += 1;
  trial.last = day;
  return day;
}

function verdict(style: Style): OrderVerdict {
  const [first, second, third] = style.trials as [Trial, Trial, Trial | undefined];
  const say = (order: OrderVerdict['order'], evidence: string) => ({ order, lines: style.lines, evidence });
  if (third && style.early > style.lines * 0.9 && third.impossible === 0) {
    return say(
      'YMD',
      `Dates like ${quoted(style.example)} are read as ${title.YMD}: as a year the last number would be before 2009.`,
    );
  }
  if (first.order === 'YMD' && first.impossible === 0) {
    return say('YMD', `Dates like ${quoted(style.example)} are read as ${title.YMD}: the year stands first.`);
  }
  for (const [yes, no] of [
    [first, second],
    [second, first],
  ] as const) {
    if (yes.impossible === 0 && no.impossible > 0) {
      return say(
        yes.order,
        `Dates like ${quoted(style.example)} are read as ${title[yes.order]}: ${no.against} is no date as ${title[no.order]}.`,
      );
    }
  }
  if (first.impossible > 0) return neither(style, first, second, third);
  return byRun(style, first, second);
}

function neither(style: Style, first: Trial, second: Trial, third: Trial | undefined): OrderVerdict {
  const { lines, example } = style;
  if (third && third.impossible === 0) {
    return {
      order: 'YMD',
      lines,
      evidence: `Dates like ${quoted(example)} are read as ${title.YMD}: ${first.against} and ${second.against} allow no other order.`,
    };
  }
  return {
    order: 'mixed',
    lines,
    evidence: `Dates like ${quoted(example)} follow more than one order in this file (${first.against} against ${second.against}); only lines that can be read in one way are dated.`,
  };
}

/** Both orders are possible on every line: does the conversation run forward in one of them only? */
function byRun(style: Style, first: Trial, second: Trial): OrderVerdict {
  const { lines, example } = style;
  if (style.differ === 0) {
    return {
      order: first.order,
      lines,
      evidence: `Dates like ${quoted(example)} are the same day in either order.`,
    };
  }
  for (const [yes, no] of [
    [first, second],
    [second, first],
  ] as const) {
    if (runsForward(yes, no)) {
      return {
        order: yes.order,
        lines,
        evidence: `Dates like ${quoted(example)} are read as ${title[yes.order]}, from the order of the lines alone: so read they go back to an earlier day ${times(yes.backward)}, as ${title[no.order]} ${times(no.backward)}.`,
      };
    }
  }
  return {
    order: null,
    lines,
    evidence: `Nothing in the file tells ${title[first.order]} from ${title[second.order]} in dates like ${quoted(example)}.`,
  };
}

/** Lines are written in the order of the conversation, but single ones can be late: one step back is no proof. */
function runsForward(yes: Trial, no: Trial): boolean {
  return yes.backward === 0 ? no.backward >= 2 : no.backward >= 5 && no.backward >= yes.backward * 5;
}

function times(n: number): string {
  return n === 0 ? 'never' : n === 1 ? 'once' : `${n} times`;
}
