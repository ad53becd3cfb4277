/** From a report to answers that the wizard can begin with: accounts, period, needs. The offence is left to the person. */
import type { IdentifierKind } from '../base/vocabulary.js';
import type { Law } from '../law/types.js';
import { type KeptUntil, keptUntil } from './provenance.js';
import type { Intake, IntakeAccount, IntakeIp } from './types.js';

/** A part of a plan's answers. */
export interface IntakeAnswers {
  accounts: { provider?: string; identifier: IdentifierKind; value: string }[];
  /** Ids of `data/needs.yaml`. */
  needs: string[];
  period?: { from: string; to: string; zone: string };
  narrative?: string;
}

export interface IntakeDraft {
  answers: IntakeAnswers;
  clock?: KeptUntil;
  /** What was left out, and what the person must decide. */
  notes: string[];
}

const mostIps = 25;

/**
 * The answers that a report gives. Recipients and victims are left out: they may be those who were harmed.
 * @param law gives the clock, by the day of the report
 */
export function toAnswers(intake: Intake, law: Law): IntakeDraft {
  const accounts = intake.accounts.filter(({ role }) => role === 'suspect' || role === 'found');
  const ips = distinct(intake.ips.filter(({ network }) => network !== 'inside'));
  const period = periodOf(intake);
  const clock = keptUntil(intake, law);
  const narrative = narrativeOf(intake);
  return {
    answers: {
      accounts: [...accounts.flatMap(ofAccount), ...ips.slice(0, mostIps).map(({ ip }) => ipAccount(ip))],
      needs: needsOf(accounts, ips.length > 0),
      ...(period ? { period } : {}),
      ...(narrative ? { narrative } : {}),
    },
    ...(clock ? { clock } : {}),
    notes: notesOf(intake, ips),
  };
}

function ofAccount({ provider, identifiers }: IntakeAccount): IntakeAnswers['accounts'] {
  return identifiers.map(({ identifier, value }) => ({
    ...(provider ? { provider } : {}),
    identifier,
    value,
  }));
}

function ipAccount(ip: string): IntakeAnswers['accounts'][number] {
  return { identifier: 'ip_address', value: ip };
}

function distinct(ips: readonly IntakeIp[]): IntakeIp[] {
  return ips.filter(({ ip }, at) => ips.findIndex((other) => other.ip === ip) === at);
}

/** What each kind of identifier is asked about. */
const needOf: Partial<Record<IdentifierKind, string>> = {
  wallet_address: 'who-owns-wallet',
  transaction_hash: 'where-money-went',
  card_number: 'where-money-went',
  account_number: 'where-money-went',
  order_id: 'where-money-went',
  domain: 'who-owns-site',
  imei: 'which-phone',
  imsi: 'whose-number',
  iccid: 'whose-number',
};

function needsOf(accounts: readonly IntakeAccount[], ips: boolean): string[] {
  const needs = new Set<string>();
  for (const { provider, identifiers } of accounts) {
    for (const { identifier } of identifiers) {
      const need = needOf[identifier] ?? (identifier === 'phone' && !provider ? 'whose-number' : undefined);
      for (const each of need ? [need] : ['who-runs-account', 'where-signed-in']) needs.add(each);
    }
  }
  if (ips) needs.add('who-had-ip');
  return [...needs];
}

/** From a day before the first time to a day after the last: times of log-ins and uploads, else that of the incident. */
function periodOf({ ips, files, incident }: Intake): IntakeAnswers['period'] {
  const own = [...ips.map(({ at }) => at), ...files.map(({ uploadedAt }) => uploadedAt)].flatMap(
    (at) => at?.iso ?? [],
  );
  const times = own.length > 0 ? own : incident.at?.iso ? [incident.at.iso] : [];
  const days = times
    .map((iso) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`))
    .filter((ms) => !Number.isNaN(ms));
  if (days.length === 0) return undefined;
  const first = days.reduce((a, b) => Math.min(a, b));
  const last = days.reduce((a, b) => Math.max(a, b));
  return { from: dayOf(first - 86_400_000), to: dayOf(last + 86_400_000), zone: 'UTC' };
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** What the report is, in one sentence of facts; what happened is the person's to say. */
function narrativeOf({ format, report, reporter, incident }: Intake): string | undefined {
  if (format === 'text' || report.number === undefined) return undefined;
  const by = reporter.name ? ` of ${reporter.name}` : '';
  const received = report.received?.text ? `, received by NCMEC ${report.received.text}` : '';
  const type = incident.type ? `, filed as “${incident.type}”` : '';
  return `CyberTipline report ${report.number}${by}${received}${type}.`;
}

function notesOf(intake: Intake, ips: readonly IntakeIp[]): string[] {
  const others = intake.accounts.filter(({ role }) => role === 'recipient' || role === 'victim').length;
  const inside = intake.ips.filter(({ network }) => network === 'inside').length;
  const unseen = intake.files.filter(({ viewedByEsp }) => viewedByEsp !== true).length;
  const names = intake.accounts.filter(({ identifiers }) => identifiers.length === 0).length;
  return [
    others > 0 &&
      `${counted(others, 'account')} of recipients or victims left out: they may be those who were harmed. Add them yourself where you must.`,
    inside > 0 && `${counted(inside, 'IP address')} of private networks left out: they name nobody.`,
    ips.length > mostIps && `Only the first ${mostIps} of ${ips.length} IP addresses were taken over.`,
    unseen > 0 &&
      `${counted(unseen, 'file')} not viewed by the provider, or it did not say so: ask your prosecutor before you open any.`,
    names > 0 && `${counted(names, 'person')} without an identifier that a provider can search by.`,
    intake.format !== 'text' &&
      'The offence is yours to name: the report’s own words are a provider’s choice from a list.',
  ].filter((note): note is string => typeof note === 'string');
}

function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : word === 'person' ? 'people' : word.endsWith('s') ? `${word}es` : `${word}s`}`;
}
