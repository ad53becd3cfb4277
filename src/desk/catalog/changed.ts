/** What changed at a provider since a request was drafted: whether its letter still names what is true today. Pure. */
import { allDays, dayAfter, providerAt } from '../../catalog/at.js';
import { changesBetween } from '../../catalog/changes.js';
import type { Channel, Dated, Entity, Provider, Sourced } from '../../catalog/types.js';
import type { LetterFacts } from '../../letters/index.js';
import { categoryWords } from '../../navigator/index.js';
import type { Proposal } from './proposals.js';

/** A change, as the person who drafted the letter reads it. */
export interface News {
  /** One sentence or two. */
  text: string;
  /** ISO day from which it is so; null where nobody knows. */
  date: string | null;
  source: { title: string; url: string };
}

export interface ProviderNews {
  /** What the letter still names and is no longer so: draft it again. */
  outdated: News[];
  /** What else changed: nothing in the letter is wrong for it. */
  toKnow: News[];
}

export interface NewsOf {
  provider: Provider;
  letter: LetterFacts;
  /** ISO day of the catalog that the letter was drafted from. */
  drafted: string;
  today: string;
  /** Changes of this provider that the agency approved, of any day. */
  approved: readonly Proposal[];
}

/** Everything that changed between the day of drafting and today and that a letter may feel. */
export function providerNews(about: NewsOf): ProviderNews {
  const outdated = [addresseeNews(about), channelNews(about)].filter((news) => news !== undefined);
  const said = new Set(outdated.map(({ date }) => date));
  return { outdated, toKnow: [...otherNews(about, said), ...corrections(about)] };
}

/** The addressee as the letter has it is one of another day, and none of today. */
function addresseeNews({ provider, letter, today, approved }: NewsOf): News | undefined {
  const { entity, address } = letter.addressee;
  const same = (row: Partial<Entity>): boolean =>
    row.name === entity && (row.address ?? '') === (address ?? '');
  const now = providerAt(provider, today).entities;
  if (now.some(same)) return undefined;
  const old = olderRow(provider, 'entities', same, approved);
  if (!old) return undefined;
  const next = now.find((row) => row.region === old.row.region) ?? now[0];
  const moved = next?.name === entity;
  return {
    text: sentences(
      `${provider.name}: ${moved ? `the address of ${entity}` : 'the entity that process names'} ${changedOn(old)}; this letter names the old one`,
      next ? `Now: ${moved ? (next.address ?? 'no address is known') : next.name}` : '',
    ),
    date: old.date,
    source: sourceOf(provider, next ?? old.row),
  };
}

function channelNews({ provider, letter, today, approved }: NewsOf): News | undefined {
  const value = letter.channel?.value;
  if (value === undefined) return undefined;
  const same = (row: Partial<Channel>): boolean => row.value === value;
  const now = providerAt(provider, today).channels;
  if (now.some(same)) return undefined;
  const old = olderRow(provider, 'channels', same, approved);
  if (!old) return undefined;
  const next = now.find((row) => row.use === old.row.use && row.type === old.row.type);
  return {
    text: sentences(
      `${provider.name}: the way to send it ${changedOn(old)}; this letter goes to the old one, ${value}`,
      next ? `Now: ${next.value}` : '',
    ),
    date: old.date,
    source: sourceOf(provider, next ?? old.row),
  };
}

interface OldRow<T> {
  row: T;
  date: string | null;
}

/** A row that held on other days; else one that the agency's own approved changes took out of the file. */
function olderRow<K extends 'entities' | 'channels'>(
  provider: Provider,
  key: K,
  same: (row: Partial<Entity & Channel>) => boolean,
  approved: readonly Proposal[],
): OldRow<Entity & Channel> | undefined {
  const rows = allDays(provider).lists[key] as (Entity & Channel)[];
  const row = rows.filter(same).sort((a, b) => (b.to ?? '').localeCompare(a.to ?? ''))[0];
  if (row) return { row, date: endOf(row) };
  const mended = approved.find(
    (one) => one.change.key === key && same((one.before ?? {}) as Partial<Entity>),
  );
  return mended
    ? { row: mended.before as Entity & Channel, date: mended.decidedAt?.slice(0, 10) ?? null }
    : undefined;
}

function endOf({ to }: Dated): string | null {
  return to === undefined ? null : dayAfter(to);
}

/** What the file tells of the days since, but of the letter's own words, which are looked at above. */
function otherNews({ provider, letter, drafted, today }: NewsOf, said: ReadonlySet<string | null>): News[] {
  const asked = new Map(letter.categories.map(({ id }) => [`data: ${id}`, id]));
  return changesBetween(provider, drafted, today)
    .filter(
      ({ field, date }) =>
        field === 'notice' || field === 'process' || (field === 'other' && !said.has(date)),
    )
    .filter(({ field, subject }) => field !== 'process' || asked.has(subject))
    .map(({ field, subject, text, date, source }) => {
      const id = asked.get(subject);
      const what = field === 'process' && id ? ` It is about ${categoryWords(id)}: make the plan again.` : '';
      return { text: `${text}${what}`, date, source };
    });
}

/** Facts that were wrong and were put right since: the file itself keeps no trace of them. */
function corrections({ provider, letter, drafted, approved }: NewsOf): News[] {
  const felt = new Set(letter.categories.map(({ id }) => String(id)));
  return approved
    .filter(({ change, decidedAt }) => change.kind === 'correct' && (decidedAt ?? '') >= drafted)
    .filter(
      ({ change }) =>
        change.key === 'notice' || (change.key === 'data' && felt.has(String(change.values.category))),
    )
    .map(({ sentences: words, decidedAt, change }) => ({
      text: `Put right in the catalog: ${words[0] ?? ''}`,
      date: decidedAt?.slice(0, 10) ?? null,
      source: change.source && 'title' in change.source ? change.source : sourceOf(provider, { source: '' }),
    }));
}

function changedOn({ date }: OldRow<unknown>): string {
  return date === null ? 'changed' : `changed on ${date}`;
}

function sourceOf(provider: Provider, { source: id }: Pick<Sourced, 'source'>): News['source'] {
  const source = provider.sources.get(id);
  return { title: source?.title ?? provider.name, url: source?.url ?? '' };
}

function sentences(...all: string[]): string {
  return all
    .filter(Boolean)
    .map((words) => `${words.replace(/\.$/, '')}.`)
    .join(' ');
}
