/** The lowest process that suffices for one category at one provider, with the chain of reasons behind it. */
import type { DataCategory, Process } from '../base/vocabulary.js';
import { dataFor } from '../catalog/facts.js';
import type { Provider, ProviderData } from '../catalog/types.js';
import { floorFor, higher, rank, rung } from '../law/ladder.js';
import type { CategoryFloor } from '../law/types.js';
import type { Knowledge } from './context.js';
import { hoursKept, neverLost, statedPeriod } from './loss.js';
import { remembered } from './memo.js';
import { overlays } from './overlays.js';
import { noteOf } from './plan-book.js';
import { lawReason, providerReason, sentence, silenceReason } from './reasons.js';
import type { Answers, Reason } from './types.js';
import { categoryWords, processWords } from './words.js';

/** What can be had of a category at a provider. */
export interface Verdict {
  category: DataCategory;
  /** `not_available` when no process gets it. */
  process: Process;
  /** Never empty; each with its citation. */
  reasons: Reason[];
  contains?: string;
  retention?: string;
  /** Hours after which it is gone; see `loss.ts`. */
  hours: number;
  /** The fact that says how long it is kept, its words, and the hours they begin with, if they do. */
  kept?: { reason: Reason; words: string; hours?: number };
  /** What a lower process gives of it. */
  parts: { process: Process; contains: string; citation: string }[];
}

interface Ask {
  provider: Provider;
  category: DataCategory;
  floor: CategoryFloor;
  know: Knowledge;
  asOf: string;
}

const bySuffrance: readonly Process[] = ['consent', 'emergency'];

/**
 * Decides one category at one provider: the highest of the federal floor, the State's overlay and the provider's
 * own policy (design, section 5).
 * @param asOf ISO date on which the age of facts is judged
 */
export function verdictFor(
  provider: Provider,
  category: DataCategory,
  know: Knowledge,
  asOf: string,
  authority: Answers['authority'],
): Verdict {
  const key = `verdict ${provider.id} ${category} ${authority.country} ${authority.state ?? ''}`;
  return remembered(know, asOf, key, () => decide(provider, category, know, asOf, authority));
}

function decide(
  provider: Provider,
  category: DataCategory,
  know: Knowledge,
  asOf: string,
  authority: Answers['authority'],
): Verdict {
  const ask: Ask = { provider, category, floor: floorFor(know.law, category), know, asOf };
  const rows = dataFor(provider, category);
  const usable = rows.filter((row) => row.process !== 'not_available');
  if (usable.length > 0) return raise(available(ask, usable, rows), ask, authority);
  if (rows.length === 0 && know.needs.plan.askAnyway.includes(category))
    return raise(unlisted(ask), ask, authority);
  return { category, process: 'not_available', reasons: whyNot(ask, rows), hours: neverLost, parts: [] };
}

function available(ask: Ask, usable: ProviderData[], rows: ProviderData[]): Verdict {
  const compelled = usable.filter((row) => !bySuffrance.includes(row.process));
  const deciding = compelled.length > 0 ? compelled : usable;
  const process = deciding
    .map((row) => atLeast(ask, row.process))
    .reduce((a, b) => higher(ask.know.law, a, b));
  return {
    category: ask.category,
    process,
    reasons: [...floorReasons(ask), ...rows.map((row) => rowReason(ask, row, process))],
    contains: joined(deciding.map((row) => row.contains)),
    retention: joined(usable.map((row) => row.retention)),
    ...loss(ask, usable),
    parts: partsBelow(ask, usable, process),
  };
}

/** Never below the floor; a thing given only by consent or in an emergency is not compelled at all. */
function atLeast(ask: Ask, process: Process): Process {
  return bySuffrance.includes(process) ? process : higher(ask.know.law, ask.floor.process, process);
}

/** Asked for because the statute names it, though no source says that this provider keeps it. */
function unlisted(ask: Ask): Verdict {
  const basic = dataFor(ask.provider, 'basic_subscriber').find((row) => row.process !== 'not_available');
  const process = basic === undefined ? ask.floor.process : atLeast(ask, basic.process);
  const text = `No source on record says whether ${ask.provider.name} keeps ${categoryWords(ask.category)}. The statute names it among what is asked of any provider; it may answer that it has none.`;
  return {
    category: ask.category,
    process,
    reasons: [...floorReasons(ask), silenceReason(ask.provider, text)],
    hours: hoursKept(ask.category, undefined, ask.know.needs.plan),
    parts: [],
  };
}

function raise(verdict: Verdict, ask: Ask, authority: Answers['authority']): Verdict {
  let raised = verdict;
  for (const overlay of overlays) {
    const more = overlay(ask.category, authority);
    if (more === undefined || bySuffrance.includes(raised.process)) continue;
    raised = {
      ...raised,
      process: higher(ask.know.law, raised.process, more.process),
      reasons: [...raised.reasons, ...more.reasons],
    };
  }
  return raised;
}

function floorReasons({ know, floor }: Ask): Reason[] {
  const lead = `Federal floor: ${processWords(know.law, floor.process)}. `;
  const reasons = floor.rules.map((id, at) => lawReason(know.law, id, at === 0 ? lead : ''));
  const [first, ...rest] = reasons;
  if (first === undefined) return [];
  return [floor.note ? { ...first, text: `${first.text} ${floor.note}` } : first, ...rest];
}

function rowReason(ask: Ask, row: ProviderData, process: Process): Reason {
  const { provider, know, asOf } = ask;
  const has = row.contains ? `: ${row.contains}` : '';
  if (row.process === 'not_available')
    return providerReason(provider, row, sentence(`Not to be had${has}`), asOf);
  if (row.process_basis === 'general') {
    const text = `${provider.name} names no process of its own for this; the general ladder stands${has}`;
    return providerReason(provider, row, sentence(text), asOf);
  }
  const policy = sentence(`${policyOf(provider, row)}: ${processWords(know.law, row.process)}${has}`);
  const tail = rank(know.law, row.process) < rank(know.law, process) ? ' Alone it is not enough here.' : '';
  return providerReason(provider, row, `${policy}${tail}`, asOf);
}

/** A provider's own word, or only what others report of it. */
function policyOf(provider: Provider, row: ProviderData): string {
  const own = provider.sources.get(row.source)?.kind === 'provider';
  return own ? `${provider.name}'s own policy` : `${provider.name}, as others report it`;
}

function whyNot(ask: Ask, rows: ProviderData[]): Reason[] {
  if (rows.length > 0) return rows.map((row) => rowReason(ask, row, 'not_available'));
  const text = `No source on record says that ${ask.provider.name} has ${categoryWords(ask.category)}.`;
  return [silenceReason(ask.provider, text)];
}

/** The shortest time that any row of the category names. */
function loss(ask: Ask, rows: ProviderData[]): Pick<Verdict, 'hours' | 'kept'> {
  const all = rows.map((row) => ({
    row,
    hours: hoursKept(ask.category, row.retention, ask.know.needs.plan),
  }));
  const soonest = all.reduce((a, b) => (b.hours < a.hours ? b : a));
  const { row, hours } = soonest;
  if (row.retention === undefined) return { hours };
  const text = `${sentence(categoryWords(ask.category)).slice(0, -1)}: ${row.retention}.`;
  const reason = providerReason(ask.provider, row, text, ask.asOf);
  return { hours, kept: { reason, words: row.retention, hours: statedPeriod(row.retention) } };
}

function partsBelow(ask: Ask, usable: ProviderData[], process: Process): Verdict['parts'] {
  return usable.flatMap((row) => {
    const own = atLeast(ask, row.process);
    const lower = rank(ask.know.law, own) < rank(ask.know.law, process) && !bySuffrance.includes(own);
    if (!lower || row.contains === undefined) return [];
    const { citation } = providerReason(ask.provider, row, '', ask.asOf);
    return [{ process: own, contains: row.contains, citation }];
  });
}

function joined(parts: (string | undefined)[]): string | undefined {
  const given = [...new Set(parts.filter((part): part is string => part !== undefined))];
  return given.length > 0 ? given.join('; ') : undefined;
}

/** The verdict for one who cannot use an emergency: what is given only then cannot be had. */
export function withoutEmergency(verdict: Verdict, provider: Provider, know: Knowledge): Verdict {
  if (verdict.process !== 'emergency') return verdict;
  const note = noteOf(know.needs.plan, 'emergency-only', { provider: provider.name });
  return { ...verdict, process: 'not_available', reasons: [{ ...note }, ...verdict.reasons] };
}

/** True for what is still to come (pen register, interception): it can be neither preserved nor produced. */
export function isProspective(verdict: Verdict, know: Knowledge): boolean {
  return (
    rung(know.law, know.law.floors.get(verdict.category)?.process ?? 'not_available')?.track === 'prospective'
  );
}
