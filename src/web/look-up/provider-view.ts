/** A provider's facts as its page shows them, on one day. */
import { allDays, holdsOn, providerAt, turnsOf } from '../../catalog/at.js';
import { rowWords } from '../../catalog/compare/words.js';
import { factGroup } from '../../catalog/edit/fields.js';
import { entityFor } from '../../catalog/facts.js';
import { listKeys, singleKeys } from '../../catalog/keys.js';
import { kindOf } from '../../catalog/kinds.js';
import { reviewBy } from '../../catalog/review-period.js';
import type { Channel, Entity, Provider, ProviderData } from '../../catalog/types.js';
import type { Law } from '../../law/types.js';
import { factViews, type ViewFact } from './fact-view.js';
import { cannotHave, notKnown } from './gaps.js';
import { processName, processTone } from './process-words.js';
import { regionWords } from './region-words.js';
import { sectionsOf } from './sections.js';

interface Asked {
  law: Law;
  /** Country of the agency that looks. */
  country: string;
  /** ISO day whose facts are shown. */
  asOf: string;
  /** ISO day on which the age of sources is judged. */
  today: string;
}

const uses: [Channel['use'], string][] = [
  ['legal-process', 'Legal process'],
  ['preservation', 'Preservation'],
  ['emergency', 'Emergencies'],
  ['questions', 'Questions'],
  ['testimony', 'Testimony'],
  ['other', 'Other'],
];

/** Everything on the page of a provider. */
export function providerView(whole: Provider, { law, country, asOf, today }: Asked): Record<string, unknown> {
  const provider = providerAt(whole, asOf);
  const view = factViews(provider, today);
  const named = entityFor(provider, { country }, asOf);
  const { entities, channels, identifiers, data } = provider;
  return {
    provider,
    kind: kindOf(provider.kind),
    entities: entities.map((row) => entityView(row, row === named, view)),
    channels: uses
      .map(([use, title]) => ({
        title,
        channels: channels.filter((row) => row.use === use).map((row) => channelView(row, view)),
      }))
      .filter((group) => group.channels.length > 0),
    identifiers: identifiers.map((row) => ({ ...row, ...view(row, row.label) })),
    data: data.map((row, at) => dataView(row, at, data, law, view)),
    ...sectionsOf(provider, view),
    rejects: provider.rejects.map((row) => view(row, row.text)),
    quirks: provider.quirks.map((row) => view(row, row.text)),
    conflicts: provider.conflicts.map((row) => view(row, row.text)),
    changes: [...provider.changes]
      .sort((a, b) => b.date.localeCompare(a.date))
      .map((row) => ({ date: row.date, ...view(row, row.text) })),
    names: namesView(whole, asOf),
    otherDays: otherDays(whole, asOf),
    turns: turnsOf(whole).slice(-6).reverse(),
    cannotHave: cannotHave(provider),
    notKnown: notKnown(provider),
    sources: [...provider.sources.values()].map((source, at) => ({ ...source, number: at + 1 })),
    reviewBy: reviewBy(provider),
    overdue: reviewBy(provider) < today,
    ...counts(provider, view),
  };
}

function entityView(row: Entity, yours: boolean, view: ViewFact) {
  const address = [row.attention, row.address].filter(Boolean).join(', ');
  return {
    ...row,
    yours,
    regionWords: regionWords(row.region),
    ...view(row, address || 'No address is known.'),
  };
}

/** A value that nobody knows is no link, and neither is one that a person should not write to unasked. */
function channelView(row: Channel, view: ViewFact) {
  const known = row.value_known !== false;
  const web = /^https?:\/\/\S+$/.test(row.value) ? row.value : null;
  const mail = row.type === 'email' && /^[^\s@]+@[^\s@]+$/.test(row.value) ? `mailto:${row.value}` : null;
  return { ...row, href: known ? (web ?? mail) : null, known, ...view(row, row.value) };
}

function dataView(row: ProviderData, at: number, rows: ProviderData[], law: Law, view: ViewFact) {
  return {
    ...row,
    // Only the first row of a category carries its id, so that a link has one target.
    anchor: rows.findIndex((each) => each.category === row.category) === at ? row.category : undefined,
    processName: processName(row.process, law),
    tone: processTone(row.process),
    general: row.process_basis === 'general',
    ...view(row, row.contains ?? ''),
  };
}

/** Old and other names, and services that are over. */
function namesView(provider: Provider, asOf: string) {
  const services = (provider.history?.services ?? []).filter((each) => each.from || each.to);
  const names = [...(provider.names ?? []), ...services];
  return names.map(({ name, from, to, ...rest }) => ({
    name,
    from,
    to,
    note: 'note' in rest ? rest.note : undefined,
    former: to !== undefined && to < asOf,
  }));
}

/** What held on other days, and no longer or not yet: the latest first. */
function otherDays(provider: Provider, asOf: string) {
  const all = allDays(provider);
  const rows = [
    ...listKeys.flatMap((key) => all.lists[key].map((row) => ({ key, row }))),
    ...singleKeys.flatMap((key) => (all.singles[key] ?? []).map((row) => ({ key, row }))),
  ];
  return rows
    .filter(({ row }) => !holdsOn(row, asOf))
    .map(({ key, row }) => {
      const { from, to, ...rest } = row;
      return { what: factGroup(key)?.title ?? key, words: rowWords({ ...rest }, key), from, to };
    })
    .sort((a, b) => (b.to ?? b.from ?? '').localeCompare(a.to ?? a.from ?? ''));
}

function counts(provider: Provider, view: ViewFact) {
  const rows = [
    ...listKeys.flatMap((key) => [...provider[key]]),
    ...provider.changes,
    ...singleKeys.flatMap((key) => provider[key] ?? []),
  ];
  const views = rows.map((row) => view(row, ''));
  return {
    factCount: views.length,
    staleCount: views.filter(({ fact }) => fact.stale).length,
    marked: views.some(({ mark }) => mark !== ''),
  };
}
