/** One line of the table of the law, and the people who ask in it. All offences and accounts are invented. */
import type { ClockId, DataCategory, Instrument, Process } from '../../../src/base/vocabulary.js';
import type { Answers, PathOption } from '../../../src/navigator/types.js';

export type Who = Answers['authority'];

/** What else must be so of the step that carries the category. */
export interface More {
  /** Asked by a need of `data/needs.yaml` and not by the category itself. */
  need?: string;
  /** Greatest penalty of the offence, in years; ten if absent. */
  years?: number;
  danger?: true;
  /** First and last day asked about; the month before the plan's day if absent. */
  period?: { from: string; to: string };
  /** No reason may cite this. */
  never?: RegExp;
  instrument?: Instrument;
  /** A paper with this citation or these words must, or must not, go with the step. */
  paper?: RegExp;
  noPaper?: RegExp;
  /** A clock of so many days must, or must not, run; `cites` is looked for in its citation. */
  clock?: { id: ClockId; days: number; cites?: RegExp };
  noClock?: { id: ClockId; days: number };
  /** Notice that the agency owes: days until it is due, and the law that says so. */
  notice?: { days?: number; cites: RegExp };
  noNotice?: RegExp;
  /** A way across the border: open or not, its days, words in its `why`; `open: 'absent'`: it is not offered at all. */
  way?: { path: PathOption['path']; open: boolean | 'absent'; days?: number; says?: RegExp };
}

/** A request to keep data, which asks for no category. */
export type Ask = DataCategory | 'keep';

export interface LawRow {
  provider: string;
  ask: Ask;
  who: Who;
  /** ISO day for which the plan is made. */
  on: string;
  /** The process; several where the law outside has one name and the vocabulary offers more than one. */
  is: Process[];
  /** Each must stand in some reason's citation or source. */
  cites: RegExp[];
  /** The rule, in our words, with its place in the law or the provider's guide. */
  why: string;
  more: More;
}

/** The day on which the table was written. */
export const now = '2026-11-24';

/** Builds a line; `is` and `cites` take one or several. */
export function row(
  provider: string,
  ask: Ask,
  who: Who,
  on: string,
  is: Process | Process[],
  cites: RegExp | RegExp[],
  why: string,
  more: More = {},
): LawRow {
  return { provider, ask, who, on, is: [is].flat(), cites: [cites].flat(), why, more };
}

const american: Who['canIssue'] = [
  'preservation',
  'subpoena',
  'court_order_2703d',
  'search_warrant',
  'pen_trap_order',
  'wiretap_order',
  'mlat',
];

/** State or local authority of a State. */
export function us(state: string, agencyType: Who['agencyType'] = 'local-police'): Who {
  return { country: 'US', state, agencyType, canIssue: american };
}

/** A federal agency, in a State where one is named. */
export function federal(state?: string): Who {
  return { country: 'US', agencyType: 'federal', canIssue: american, ...(state ? { state } : {}) };
}

/** An authority of another country with the powers that its law knows. */
export function abroad(country: string, agencyType: Who['agencyType'], canIssue: Who['canIssue']): Who {
  return { country, agencyType, canIssue };
}

export const ohio = us('OH');
export const fbi = federal();
export const ukPolice = abroad('GB', 'police', ['ipa_authorisation', 'copo', 'mlat']);
/** What an authority of a Member State can have signed; the law and its office say which of them it may issue. */
const european: Who['canIssue'] = ['epoc', 'epoc_pr', 'mlat', 'foreign_order', 'production_order'];
/** An authority of a Member State of the European Union. */
export const inUnion = (country: string, agencyType: Who['agencyType']): Who =>
  abroad(country, agencyType, european);
export const mountie = abroad('CA', 'federal-police', ['preservation', 'production_order', 'mlat']);
export const afp = abroad('AU', 'federal-police', ['preservation', 'ipo', 'mlat', 'production_order']);
export const indianPolice = abroad('IN', 'police', ['bnss_94', 'mlat']);
