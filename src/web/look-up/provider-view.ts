/** A provider's facts as its page shows them: each with source, date, age. */
import { cited, entityFor } from '../../catalog/facts.js';
import type { Channel, CitedFact, Provider, ProviderData, Sourced } from '../../catalog/types.js';
import type { Law } from '../../law/types.js';
import { processName, processTone } from './process-words.js';

type Cite = (row: Sourced, text: string) => CitedFact;

const uses: [Channel['use'], string][] = [
  ['legal-process', 'Legal process'],
  ['preservation', 'Preservation'],
  ['emergency', 'Emergencies'],
  ['questions', 'Questions'],
  ['testimony', 'Testimony'],
  ['other', 'Other'],
];

/** Everything on the page of a provider, for an agency of `country`, judged on the day `asOf` (ISO date). */
export function providerView(
  provider: Provider,
  law: Law,
  country: string,
  asOf: string,
): Record<string, unknown> {
  const cite: Cite = (row, text) => cited(provider, row, text, asOf);
  const named = entityFor(provider, { country }, asOf);
  return {
    provider,
    entities: provider.entities.map((entity) => ({
      ...entity,
      yours: entity === named,
      fact: cite(
        entity,
        [entity.attention, entity.address].filter(Boolean).join(', ') || 'No address is known.',
      ),
    })),
    channels: uses
      .map(([use, title]) => ({
        title,
        channels: provider.channels.filter((c) => c.use === use).map((c) => channel(c, cite)),
      }))
      .filter((group) => group.channels.length > 0),
    identifiers: provider.identifiers.map((row) => ({
      ...row,
      fact: cite(row, row.note ?? 'Taken as it is.'),
    })),
    data: provider.data.map((row, i) =>
      dataRow(row, provider.data.findIndex((r) => r.category === row.category) === i, law, cite),
    ),
    sections: sections(provider, cite),
    rejects: provider.rejects.map((row) => cite(row, row.text)),
    returns: returnsOf(provider, cite),
    quirks: provider.quirks.map((row) => cite(row, row.text)),
    conflicts: provider.conflicts.map((row) => cite(row, row.text)),
    changes: provider.changes.map((row) => ({ date: row.date, fact: cite(row, row.text) })),
    sources: [...provider.sources.values()],
    staleCount: allFacts(provider, cite).filter((fact) => fact.stale).length,
    factCount: allFacts(provider, cite).length,
  };
}

function channel(row: Channel, cite: Cite): Record<string, unknown> {
  const href = /^https?:\/\//.test(row.value)
    ? row.value
    : row.type === 'email'
      ? `mailto:${row.value}`
      : null;
  const doubt =
    row.value_known === false ? 'The address is not known.' : row.confirm ? 'Confirm before use.' : '';
  return { ...row, href, fact: cite(row, [row.note, doubt].filter(Boolean).join(' ') || row.type) };
}

function dataRow(row: ProviderData, first: boolean, law: Law, cite: Cite): Record<string, unknown> {
  return {
    ...row,
    // Only the first row of a category carries its id, so that a link has one target.
    anchor: first ? row.category : undefined,
    processName: processName(row.process, law),
    tone: processTone(row.process),
    general: row.process_basis === 'general',
    fact: cite(row, row.contains ?? ''),
  };
}

function sections(p: Provider, cite: Cite): { title: string; facts: CitedFact[] }[] {
  const made = [
    part('Preservation', p.preservation, cite, [
      p.preservation?.period,
      p.preservation?.extension,
      p.preservation?.how,
    ]),
    part('Notice to the user', p.notice, cite, [noticeWords(p.notice?.default), p.notice?.how_to_delay]),
    part('Emergencies', p.emergency, cite, [p.emergency?.how, p.emergency?.needs]),
    part('Requests from other countries', p.international, cite, [
      p.international?.accepts,
      p.international?.how,
    ]),
    part('Cost', p.cost, cite, [p.cost?.text]),
    part('Certificate and testimony', p.certification, cite, [p.certification?.text]),
  ];
  return made.filter((section) => section.facts.length > 0);
}

function part(
  title: string,
  row: Sourced | undefined,
  cite: Cite,
  texts: (string | undefined)[],
): { title: string; facts: CitedFact[] } {
  const facts =
    row === undefined ? [] : texts.filter((text) => text !== undefined).map((text) => cite(row, text));
  if (row?.note) facts.push(cite(row, row.note));
  return { title, facts };
}

const notices: Record<string, string> = {
  notifies: 'The provider tells the user, unless something forbids it.',
  case_by_case: 'The provider decides case by case whether it tells the user.',
  no_notice: 'The provider does not tell the user.',
  unknown: 'Whether the provider tells the user is not known.',
};

function noticeWords(value: string | undefined): string | undefined {
  return value === undefined ? undefined : (notices[value] ?? value);
}

function returnsOf(p: Provider, cite: Cite): { key: string; fact: CitedFact }[] {
  const r = p.returns;
  if (r === undefined) return [];
  const rows: [string, string | undefined][] = [
    ['Delivery', r.delivery],
    ['Format', r.format],
    ['Times', r.timezone],
    ['Files', r.anatomy],
    ['Link ends after', r.link_days === undefined ? undefined : `${r.link_days} days`],
  ];
  return rows.flatMap(([key, text]) => (text === undefined ? [] : [{ key, fact: cite(r, text) }]));
}

function allFacts(p: Provider, cite: Cite): CitedFact[] {
  const single = [p.preservation, p.notice, p.emergency, p.international, p.cost, p.returns, p.certification];
  const rows = [
    ...p.entities,
    ...p.channels,
    ...p.identifiers,
    ...p.data,
    ...p.rejects,
    ...p.quirks,
    ...p.conflicts,
    ...p.changes,
  ];
  return [...rows, ...single.filter((row) => row !== undefined)].map((row) => cite(row, ''));
}
