/** What a report holds, as its page shows it: tables of accounts, addresses and files, and all that was not understood. */
import { identifierWord } from '../../catalog/recognise/words.js';
import type { MomentInText } from '../../catalog/recognise-text.js';
import type { Catalog } from '../../catalog/types.js';
import type { KeptReport } from '../../desk/plans/intake.js';
import type { Intake, IntakeAccount } from '../../intake/types.js';

const formats: Record<Intake['format'], string> = {
  'cybertip-pdf': 'CyberTipline report, as printed',
  'cybertip-json': 'CyberTipline report, JSON',
  'cybertip-xml': 'CyberTipline report, XML',
  text: 'Text',
};
const lists: Record<string, string> = {
  accounts: 'accounts',
  ips: 'IP addresses',
  files: 'files',
  mentions: 'mentions',
  texts: 'texts',
  unknown: 'fields not understood',
  setAside: 'parts left out',
};

/** Columns of the tables, by the key of a row that fills each. */
const columns: Record<string, { key: string; text: string }[]> = Object.fromEntries(
  Object.entries({
    accounts: 'who Who|where Provider|what What|value Value|note Note',
    ips: 'ip IP address|port Port|time Time|event Event|of Of',
    files: 'name Name|hashes Hashes|viewed Viewed by the provider|public Public',
    mentions: 'what What|value Value|why Why|path Place',
    unknown: 'path Place|value What stands there',
  }).map(([table, list]) => [table, list.split('|').map(column)]),
);

function column(words: string): { key: string; text: string } {
  const [key = '', ...text] = words.split(' ');
  return { key, text: text.join(' ') };
}

/** The rows of a table as lists, in the order of its columns. */
function rows(table: string, list: readonly object[]): unknown[][] {
  return list.map((row) => {
    const cells = row as Record<string, unknown>;
    return (columns[table] ?? []).map(({ key }) => String(cells[key] ?? ''));
  });
}

/** The fields of the page's template. */
export function reportView(
  { intake, draft, sha256, cut }: KeptReport,
  catalog: Catalog,
): Record<string, unknown> {
  const name = (id: string | undefined): string => (id && catalog.providers.get(id)?.name) || '';
  return {
    columns,
    isReport: intake.format !== 'text',
    complete: intake.complete,
    findings: intake.findings,
    notes: [
      ...draft.notes,
      ...cut.map(({ list, rows }) => `${rows} more ${lists[list] ?? list} are not shown here.`),
    ],
    limits: intake.limits,
    clock: draft.clock,
    summary: summaryOf(intake, sha256, name(intake.reporter.provider)),
    accounts: rows(
      'accounts',
      intake.accounts.flatMap((account) => accountRows(account, name(account.provider))),
    ),
    ips: rows(
      'ips',
      intake.ips.map(({ ip, port, at, event, of, network }) => ({
        ip,
        port: port ?? '',
        time: shown(at),
        event: event ?? 'not said',
        of: network === 'inside' ? `${of} (a private network: it names nobody)` : of,
      })),
    ),
    files: rows(
      'files',
      intake.files.map(({ name: file, hashes, viewedByEsp, publiclyAvailable }) => ({
        name: file,
        hashes: hashes.map(({ algorithm, value }) => `${algorithm} ${value}`).join(' · ') || 'none given',
        viewed: said(viewedByEsp),
        public: said(publiclyAvailable),
      })),
    ),
    mentions: rows(
      'mentions',
      intake.mentions.map(({ path, found }) => ({
        what: found.kind,
        value: found.value,
        why: found.why,
        path,
      })),
    ),
    texts: intake.texts,
    unknown: rows('unknown', intake.unknown),
    setAside: intake.setAside,
    sections: intake.sections,
  };
}

function summaryOf(intake: Intake, sha256: string, provider: string): { key: string; value: string }[] {
  const { report, reporter, incident } = intake;
  const rows: [string, string | undefined][] = [
    ['Format', formats[intake.format]],
    ['SHA-256', sha256],
    ['Report number', report.number],
    ['Received by NCMEC', report.received && shown(report.received)],
    ['Priority', report.priority],
    [
      'Reporter',
      reporter.name &&
        (provider
          ? `${reporter.name} (${provider})`
          : `${reporter.name} (no provider of this name is known here)`),
    ],
    ['Incident', incident.type],
    ['Incident time', incident.at && shown(incident.at)],
    ['Description', incident.description],
    ...[...reporter.contacts, ...incident.notes].map(({ label, value }): [string, string] => [label, value]),
  ];
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []));
}

function accountRows(account: IntakeAccount, provider: string): Record<string, string>[] {
  const who = account.role === 'found' ? 'In the text' : account.label;
  const where = provider || account.service || 'not known';
  const ids = account.identifiers.map(({ identifier, value, note = '' }) => ({
    who,
    where,
    what: identifierWord(identifier),
    value,
    note,
  }));
  const rest = account.particulars.map(({ label, value }) => ({
    who,
    where,
    what: label,
    value,
    note: 'no provider searches by it',
  }));
  const prior = account.priorReports.map((value) => ({
    who,
    where,
    what: 'earlier report',
    value,
    note: '',
  }));
  return [...ids, ...rest, ...prior];
}

function said(value: boolean | null): string {
  return value === null ? 'not said' : value ? 'yes' : 'no';
}

/** As written, and in UTC. */
function shown(at: MomentInText | undefined): string {
  if (!at) return 'not given';
  if (at.readings) return `${at.text} (either ${at.readings.join(' or ')})`;
  if (!at.iso || at.iso === at.text) return at.text;
  return at.zone
    ? `${at.text} = ${at.iso.replace('T', ' ').replace('Z', ' UTC')}`
    : `${at.text} (no zone written)`;
}
