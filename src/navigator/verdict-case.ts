/** What both kinds of verdict are made of: one category at one provider, with what its file says of it. */
import type { DataCategory, Process } from '../base/vocabulary.js';
import { whyNot } from '../catalog/kinds.js';
import type { Provider, ProviderData } from '../catalog/types.js';
import type { CategoryFloor } from '../law/types.js';
import type { Env } from './env.js';
import { hoursKept, statedPeriod } from './loss.js';
import { providerReason, sentence, silenceReason } from './reasons.js';
import { isAmerican } from './standing.js';
import type { Reason } from './types.js';
import type { Verdict } from './verdict.js';
import { categoryWords, processWords } from './words.js';

/** One category at one provider. `usable` are the rows that say it can be had. */
export interface Case {
  provider: Provider;
  category: DataCategory;
  env: Env;
  /** The federal floor of the day, for the provider's kind. */
  floor: CategoryFloor;
  rows: ProviderData[];
  usable: ProviderData[];
}

/** Given by somebody's leave, and not compelled. */
export const bySuffrance: readonly Process[] = ['consent', 'emergency'];

/** What no floor stands in for: the provider sits abroad. */
const acrossBorders: readonly Process[] = ['mlat', 'foreign_order'];

/**
 * The process that a row asks for. A row whose source names none takes the floor of the plan's day, not that of the
 * day on which the catalog was read.
 */
export function processOf({ floor }: Case, row: ProviderData): Process {
  const ladder = row.process_basis === 'general' && !acrossBorders.includes(row.process);
  return ladder ? floor.process : row.process;
}

/** What the usable rows say that it holds, and how long it is kept. */
export function holdings(held: Case): Pick<Verdict, 'contains' | 'retention' | 'hours' | 'kept'> {
  if (held.usable.length === 0) {
    return { hours: hoursKept(held.category, undefined, held.env.know.needs.plan) };
  }
  return {
    contains: joined(held.usable.map((row) => row.contains)),
    retention: joined(held.usable.map((row) => row.retention)),
    ...loss(held),
  };
}

/** The shortest time that any row of the category names. */
function loss({ provider, category, usable, env }: Case): Pick<Verdict, 'hours' | 'kept'> {
  const all = usable.map((row) => ({ row, hours: hoursKept(category, row.retention, env.know.needs.plan) }));
  const { row, hours } = all.reduce((a, b) => (b.hours < a.hours ? b : a));
  if (row.retention === undefined) return { hours };
  const text = `${sentence(categoryWords(category)).slice(0, -1)}: ${row.retention}.`;
  const reason = providerReason(provider, row, text, env.asOf);
  return { hours, kept: { reason, words: row.retention, hours: statedPeriod(row.retention) } };
}

/** Said where the statute names a thing and the provider's file does not. */
export function unlistedReason({ provider, category, env }: Case): Reason {
  const statute = isAmerican(env) && env.know.needs.plan.askAnyway.includes(category);
  const why = statute
    ? 'The statute names it among what is asked of any provider'
    : 'It goes with what such a service does';
  const text = `No source on record says whether ${provider.name} keeps ${categoryWords(category)}. ${why}; it may answer that it has none.`;
  return silenceReason(provider, text);
}

/** Why a category cannot be had: the provider's own word, what its kind of service cannot have, or silence. */
export function whyNotHad(held: Case): Reason[] {
  const { provider, category, rows, env } = held;
  if (rows.length > 0) {
    return rows.map((row) => {
      const has = row.contains ? `: ${row.contains}` : '';
      return providerReason(provider, row, sentence(`Not to be had${has}`), env.asOf);
    });
  }
  const cannot = whyNot(provider.kind, category);
  if (cannot !== undefined) {
    return [
      { text: sentence(cannot), citation: 'Tecum: what each kind of service can have (data/kinds.yaml)' },
    ];
  }
  const text = `No source on record says that ${provider.name} has ${categoryWords(category)}.`;
  return [silenceReason(provider, text)];
}

/** A provider's own word, or only what others report of it. */
export function policyWords(provider: Provider, row: ProviderData): string {
  const own = provider.sources.get(row.source)?.kind === 'provider';
  return own ? `${provider.name}'s own policy` : `${provider.name}, as others report it`;
}

/** `subpoena: name and address`, as the row has it. */
export function rowWords(held: Case, row: ProviderData): string {
  const has = row.contains ? `: ${row.contains}` : '';
  return `${processWords(held.env.know.law, row.process)}${has}`;
}

function joined(parts: (string | undefined)[]): string | undefined {
  const given = [...new Set(parts.filter((part): part is string => part !== undefined))];
  return given.length > 0 ? given.join('; ') : undefined;
}
