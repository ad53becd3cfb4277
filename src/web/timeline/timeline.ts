/** The time line of a case over all its returns. */
import type { Request, Response } from 'express';
import { isoOfUs } from '../../base/moment.js';
import { CaseNames } from '../../desk/returns/case-names.js';
import type { CaseRecords } from '../../desk/returns/case-records.js';
import { sameMailbox, withWrittenForms } from '../../desk/returns/person-forms.js';
import type { ReadingRef, Records } from '../../store/records/query.js';
import { audited, contextOf, personOf } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { caseOf, crumbsTo, handOf, providerName, recordPath } from '../returns/places.js';
import { zoneChoices } from '../zones.js';
import { readQuery, searchOf, type TimelineQuery } from './filters.js';
import { chooseOverview, type Overview } from './overview.js';
import { lineOf } from './rows.js';
import { drawStrip, kindClass } from './strip.js';
import { noteUnsealed } from './unsealed.js';
import { ipRows, ipsAsked, peopleRows } from './who-rows.js';

/** `GET /cases/:caseId/timeline` */
export async function showTimeline(req: Request, res: Response, services: Services): Promise<void> {
  const found = await caseOf(req, services);
  const query = readQuery(req.query as Record<string, unknown>, contextOf(req).zone);
  const { returnId, provider, readingId } = query;
  const person = personOf(req);
  const all = await services.returns.ofCase(found.id, { readingId }, person);
  const chosen = await services.returns.ofCase(found.id, { returnId, provider, readingId }, person);
  await audited(req, 'evidence.viewed', `case/${found.number}`, { page: 'timeline', filters: query.search });
  for (const { made } of chosen.files.values()) await services.returns.noteViewed(made.id, handOf(req));
  const names = new CaseNames(all.files);
  const { country } = await services.settings.agency();
  const { records } = services.returns;
  const filters = await withWrittenForms(records, chosen.readings, names.resolve(query.filters), country);
  const facts = await ask(services, chosen, { ...query, filters });
  await noteUnsealed(req, `case/${found.number}`, 'timeline', facts.page.rows);
  const choices = await services.returns.records.choices(all.readings);
  // After a start of the server, or where the words of a reading were deleted.
  if (searches(query)) services.returns.prepare(found.id);
  const path = `/cases/${found.id}/timeline`;
  const withPerson = (one: string) => path + searchOf({ ...query.values, person: one });
  const mailboxes = await sameMailbox(records, chosen.readings, String(query.values.person ?? ''));
  await page(req, res, 'timeline', {
    title: 'Time line',
    section: 'returns',
    width: 'wide',
    crumbs: crumbsTo(found, undefined, 'Time line'),
    values: { ...query.values, zone: query.zone, order: query.order },
    errors: query.errors,
    caseNumber: found.number,
    casePath: `/cases/${found.id}`,
    path,
    search: query.search,
    narrowed: query.narrowed,
    zoneShown: query.zone,
    hidden: hiddenFields(query),
    totals: facts.totals,
    sealed: facts.sealed,
    strip: facts.strip,
    moreOpen:
      [
        'kind',
        'account',
        'ip',
        'provider',
        'return',
        'position',
        'sender',
        'recipient',
        'device',
        'file',
        'rest',
      ].some((name) => name in query.values) || undefined,
    outliers: facts.far.map(({ text, change }) => ({
      text,
      href: path + searchOf({ ...query.values, ...change }),
    })),
    stripRows: facts.strip?.rows.map((row) => ({
      ...row,
      href: path + searchOf({ ...query.values, from: row.from, to: row.to }),
      cells: facts.strip!.kinds.map((kind) => row.byKind[kind] ?? 0),
    })),
    people: peopleRows(facts.people, names, country, (one) => withPerson(one)),
    ips: ipRows(facts.ips, (ip) => path + searchOf({ ...query.values, ip })),
    mailboxes: mailboxes.map((email) => ({ email, href: withPerson(email) })),
    lines: facts.page.rows.map((record) =>
      lineOf(record, {
        zone: query.zone,
        href: (r) => recordPath(found.id, r.reading, r.seq),
        provider: (r) => providerName(services, chosen.origin(r).provider),
        file: (r) => chosen.origin(r).file,
        names,
        terms: query.filters.search ?? [],
      }),
    ),
    previous: facts.page.previous && {
      href: pageHref(path, query, 'before', facts.page.previous),
      text: 'Previous page',
    },
    next: facts.page.next && { href: pageHref(path, query, 'after', facts.page.next), text: 'Next page' },
    choices: choicesOf(services, all, choices, names),
    exportHref: `/cases/${found.id}/export${query.search}`,
    returns: all.readings.length,
    searching: searches(query),
    helpHref: `/cases/${found.id}/search-help`,
  });
}

async function ask(services: Services, chosen: CaseRecords, query: TimelineQuery) {
  const { records } = services.returns;
  const { readings } = chosen;
  const { after, before, order } = query;
  const [page, totals, people, ips, sealed] = await Promise.all([
    records.timeline(readings, query.filters, { after, before, order, whole: searches(query) }),
    records.totals(readings, query.filters),
    records.topPeople(readings, query.filters),
    records.topIps(readings, query.filters, ipsAsked),
    records.sealed(readings),
  ]);
  const overview = await overviewOf(records, readings, query);
  const kinds = Object.entries(totals.byKind).map(([kind, count]) => ({
    kind,
    count,
    className: kindClass(kind),
  }));
  return { page, totals: { ...totals, kinds }, people, ips, sealed, ...overview };
}

/** Words are searched for, so that rows are shown with the place where they stand. */
function searches(query: TimelineQuery): boolean {
  return (query.filters.search?.length ?? 0) > 0;
}

/** Bars over the span where most records lie; the few that stand far off are told, with a way to them. */
async function overviewOf(records: Records, readings: ReadingRef[], query: TimelineQuery) {
  const days = await records.histogram(readings, query.filters, 'day');
  const chosen = chooseOverview(days.bars);
  if (!chosen) return { strip: null, far: [] };
  const { from, to, bucket } = chosen;
  const hours =
    bucket === 'hour' && (await records.histogram(readings, { ...query.filters, from, to }, 'hour'));
  const bars = hours ? hours.bars : chosen.bars;
  return { strip: drawStrip({ bucket, bars, undated: days.undated }), far: farOff(chosen) };
}

interface Far {
  count: number;
  text: string;
  change: Record<string, string>;
}

function farOff({ before, after, from, to }: Overview): Far[] {
  const side = (count: number, where: string, change: Record<string, string>): Far => ({
    count,
    text: `${count} ${count === 1 ? 'record lies' : 'records lie'} ${where} these bars`,
    change,
  });
  return [
    side(before, 'long before', { to: utcMinute(from - 60_000_000) }),
    side(after, 'long after', { from: utcMinute(to) }),
  ].filter(({ count }) => count > 0);
}

function utcMinute(us: number): string {
  return `${isoOfUs(us).slice(0, 16)}Z`;
}

function pageHref(path: string, query: TimelineQuery, way: 'after' | 'before', cursor: string): string {
  return path + searchOf({ ...query.values, [way]: cursor });
}

/** Filters that have no field of their own on the form, so that "Show" does not lose them. */
function hiddenFields(query: TimelineQuery): { name: string; value: string }[] {
  return ['thread', 'category', 'item', 'reading'].flatMap((name) => {
    const value = query.values[name];
    return typeof value === 'string' ? [{ name, value }] : [];
  });
}

function choicesOf(
  services: Services,
  all: CaseRecords,
  found: { accounts: { id: string; count: number }[]; kinds: { id: string; count: number }[] },
  names: CaseNames,
) {
  const files = [...all.files.values()];
  const providers = [...new Set(files.flatMap((f) => f.reading.provider ?? []))];
  return {
    kinds: found.kinds.map((k) => ({ value: k.id, text: `${k.id} (${k.count.toLocaleString('en-US')})` })),
    accounts: found.accounts.map((a) => ({
      value: a.id,
      text: `${names.shown(a.id)} (${a.count.toLocaleString('en-US')})`,
    })),
    providers: providers.map((id) => ({ value: id, text: providerName(services, id) })),
    returns: files.map((f) => ({
      value: String(f.made.id),
      text: `${f.made.id} · ${providerName(services, f.reading.provider)} · ${f.made.files[0]?.name ?? ''}`,
    })),
    zones: zoneChoices(),
    orders: [
      { value: 'oldest', text: 'Oldest first' },
      { value: 'newest', text: 'Newest first' },
    ],
  };
}
