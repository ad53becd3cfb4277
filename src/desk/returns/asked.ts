/** What a request asked for, read from its letter (or the plan's step it came from), and the scope that follows. */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { askedAlsoAs } from '../../analysis/categories.js';
import type { Asked } from '../../analysis/reconcile-types.js';
import { dataCategories } from '../../base/vocabulary.js';
import type { Step } from '../../navigator/types.js';
import type { Scope } from '../../returns/contract.js';
import type { StoredRequest } from '../../store/desk/requests.js';

/** The parts that a letter's facts and a plan's step have in common; the rest is not looked at. */
const askedShape = z.object({
  categories: z.array(z.object({ id: z.enum(dataCategories) })),
  identifiers: z.array(z.object({ value: z.string() })),
  period: z.object({
    from: z.string().nullable().default(null),
    to: z.string().nullable().default(null),
    zone: z.string().nullable().default(null),
  }),
});

/** What the request asked for: the letter as edited goes before the step. Null when neither can be read. */
export function askedOfRequest(request: Pick<StoredRequest, 'facts' | 'step'>): Asked | null {
  for (const source of [request.facts, request.step]) {
    const found = askedShape.safeParse(source);
    if (found.success) return toAsked(found.data);
  }
  return null;
}

/** What the steps of a plan ask one provider for, taken together. */
export function askedOfSteps(steps: readonly Step[]): Asked {
  const all = steps
    .filter((step) => step.categories.length > 0)
    .map((step) => toAsked(askedShape.parse(step)));
  const first = all[0];
  return {
    categories: [...new Set(all.flatMap((a) => a.categories))],
    accounts: [...new Set(all.flatMap((a) => a.accounts))],
    period: first?.period ?? { from: null, to: null, zone: null },
  };
}

function toAsked(data: z.infer<typeof askedShape>): Asked {
  return {
    categories: [...new Set(data.categories.map((c) => c.id))],
    accounts: [...new Set(data.identifiers.map((i) => i.value))],
    period: data.period,
  };
}

/**
 * What a reading may show. A request that discloses nothing (a preservation letter) limits nothing; accounts are not
 * limited here, as providers name them in other ways than they were asked: "asked and came" tells of strangers.
 */
export function scopeOf(asked: Asked | null): Scope | null {
  if (!asked || asked.categories.length === 0) return null;
  const categories = [...new Set(asked.categories.flatMap((c) => [c, ...(askedAlsoAs[c] ?? [])]))];
  const from = edge(asked.period.from, asked.period.zone, 'from');
  const to = edge(asked.period.to, asked.period.zone, 'to');
  return { categories, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** The first or the last moment of the period, in UTC; a bare end date lasts to the end of that day in its zone. */
function edge(text: string | null, zone: string | null, end: 'from' | 'to'): string | null {
  if (!text) return null;
  const at = DateTime.fromISO(text, { zone: zone ?? 'utc' });
  if (!at.isValid) return null;
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const moment = end === 'to' && bare ? at.endOf('day') : at;
  return moment.toUTC().toISO();
}
