/** Everything that a request's page shows. */
import Handlebars from 'handlebars';
import { isProblem } from '../../base/problem.js';
import type { IdentifierKind } from '../../base/vocabulary.js';
import { identifierWord } from '../../catalog/recognise/words.js';
import { followUpsOf } from '../../desk/requests/follow-ups.js';
import { type Move, stateNames } from '../../desk/requests/life.js';
import { requestTitle } from '../../desk/requests/names.js';
import type { Request } from '../../desk/requests/requests.js';
import {
  documentsOf,
  hasCourtPapers,
  isDraftable,
  type LetterDraft,
  type LetterFacts,
  type LetterTemplate,
  readableTemplate,
  renderHtmlFragment,
  variantOf,
} from '../../letters/index.js';
import type { RequestEvent, StoredClock } from '../../store/desk/requests.js';
import type { FormErrors } from '../contract.js';
import { dateValues } from '../forms.js';
import { zoneChoices } from '../zones.js';
import { clockRows } from './clock-rows.js';
import { type FormAround, fieldGroups, fieldInputs, zonesFor } from './field-view.js';
import { ipInputs, ipRows } from './ip-moments.js';
import { letterChoices } from './letter-choices.js';
import { isUnanswered, openQuestions, type ProblemRow, problemRows } from './letter-problems.js';
import { requestHref } from './places.js';
import { stateTone } from './state-tone.js';

interface Around {
  letter: LetterDraft;
  moves: Move[];
  events: (RequestEvent & { by: string })[];
  clocks: StoredClock[];
  mayDraft: boolean;
  /** ISO instant. */
  now: string;
  errors: FormErrors;
  /** Ticks as typed, when the form comes back. */
  ticked?: string[];
  /** The form as typed, when it comes back. */
  typed?: Record<string, unknown>;
  /** The agency's zone, with which a moment not yet given begins. */
  zone: string;
}

/** The page's own fields; `page()` adds the rest. */
export function letterView(request: Request, around: Around) {
  const { letter, moves, errors } = around;
  const editable = around.mayDraft && request.state === 'draft' && hasLetter(request);
  const rows = hasLetter(request) ? problemRows(letter, request, around.ticked) : [];
  const problems = editable ? rows : rows.map((one) => ({ ...one, field: null, elsewhere: null }));
  const forward = editable ? forwardOf(moves) : [];
  const besides = beside(problems, errors);
  const own = editable
    ? ownFields(letter, around.zone, { wrong: Object.keys(besides), typed: around.typed ?? {} })
    : { inputs: {}, view: {} };
  return {
    title: requestTitle(request),
    request,
    href: requestHref(request),
    state: stateNames[request.state],
    tone: stateTone(request.state),
    editable,
    forward,
    ...actsOf(moves, request, editable, errors),
    awaits: awaits(request) ? `/cases/${request.caseId}/returns/new?request=${request.id}` : null,
    ...mustsOf(problems, editable),
    shoulds: problems.filter((one) => one.severity === 'should'),
    beside: besides,
    openGroups: { ...openGroups(problems, errors), ...orderOpen(letter.facts) },
    values: { ...valuesOf(letter.facts), ...own.inputs },
    ...letterChoices(letter.facts),
    ...own.view,
    preview: hasLetter(request) ? previewOf(request, letter) : null,
    missing: (letter.facts.about === null ? letter.facts.missing : [])
      .filter(({ kind }) => kind !== 'zone' && kind !== 'period')
      .map((one) => ({
        ...one,
        name: `missing-${one.kind}`,
        words: identifierWord(one.kind as IdentifierKind),
      })),
    events: around.events.map((event) => ({ ...event, words: eventWords(event) })),
    clocks: clockRows(around.clocks, around.now),
    courtPapers: hasCourt(letter),
    followUps: around.mayDraft ? followUpsOf(request) : [],
    extendable: request.servedAt !== null && /^preservation(_extension)?$/.test(request.instrument),
  };
}

/** A blank in the text is the same complaint again while the field that fills it is still named. */
function mustsOf(problems: ProblemRow[], editable: boolean) {
  const all = problems.filter((one) => one.severity === 'must');
  const named = all.filter((one) => one.rule !== 'fact-missing');
  const musts = named.length > 0 ? named : all;
  return {
    mustCount: musts.length,
    musts: musts.filter((one) => !editable || !isUnanswered(one)),
    unanswered: editable ? openQuestions(musts) : [],
  };
}

/** The letter's own questions, and which parts of the common form it uses. Empty when its template cannot be read. */
function ownFields(letter: LetterDraft, zone: string, form: Pick<FormAround, 'wrong' | 'typed'>) {
  const template = templateOf(letter);
  if (template === null) return { inputs: {}, view: { uses: {} } };
  const { identifiers } = letter.facts;
  const inputs = { ...fieldInputs(template, letter.facts, zone), ...ipInputs(identifiers, zone) };
  const uses = Object.fromEntries([...usesOf(letter)].map((name) => [name, true]));
  const groups = fieldGroups(template, { facts: letter.facts, ...form });
  return {
    inputs,
    view: { uses, groups, ips: ipRows(identifiers), fieldZones: zonesFor(inputs, zoneChoices()) },
  };
}

/** The main template, or null where it is broken (the check says so). */
function templateOf({ template, facts }: LetterDraft): LetterTemplate | null {
  return readableTemplate(template, undefined, variantOf(facts));
}

/** True when the letter has papers for the court beside those that are served. */
function hasCourt(letter: LetterDraft): boolean {
  const template = templateOf(letter);
  return template !== null && hasCourtPapers(template, letter.facts);
}

/** Names of the facts that the letter's documents print. */
export function usesOf(letter: LetterDraft): ReadonlySet<string> {
  const template = templateOf(letter);
  if (template === null) return new Set();
  const names = new Set(documentsOf(template, letter.facts).flatMap((one) => one.facts));
  // Clauses that several instruments share print the power of a subpoena; only a subpoena asks for it.
  if (letter.facts.authority === null) names.delete('authority');
  return names;
}

/** False for process that was written outside Tecum: it was served without a print of ours. */
export function hasLetter({ instrument, frozen, servedAt }: Request): boolean {
  return isDraftable(instrument) && (frozen !== null || servedAt === null);
}

function previewOf(request: Request, letter: LetterDraft): Handlebars.SafeString {
  const code = request.code ? { code: request.code } : {};
  const options = {
    headingOffset: 1,
    pictureHref: '/letterhead',
    final: request.frozen !== null,
    ...code,
  };
  try {
    return new Handlebars.SafeString(renderHtmlFragment(letter, options));
  } catch (error) {
    if (!isProblem(error)) throw error;
    const words = Handlebars.escapeExpression(`${error.what} ${error.remedy ?? ''}`);
    return new Handlebars.SafeString(`<p><strong>It cannot be printed.</strong> ${words}</p>`);
  }
}

/** What the letter's form can do beside saving; the last one is the shortest way and stands out. */
function forwardOf(moves: Move[]): (Move & { kind: string })[] {
  const open = moves.filter((move) => ['review', 'approved'].includes(move.to));
  return open.map((move, at) => ({ ...move, kind: at === open.length - 1 ? 'primary' : 'secondary' }));
}

/**
 * True when the provider's answer may come: a preservation is answered with nothing but a reference, and a letter that
 * goes with another (an order of silence, a withdrawal) with nothing at all, save the one on what is missing.
 */
function awaits({ state, instrument, facts }: Request): boolean {
  if (!['served', 'acknowledged', 'partly_returned'].includes(state)) return false;
  if (instrument === 'deficiency_letter') return true;
  return !instrument.startsWith('preservation') && facts.about === null;
}

/** Steps that are not in the letter's own form; those that want words apart, since they ask for them along with the act. */
function actsOf(moves: Move[], request: Request, editable: boolean, errors: FormErrors) {
  const acts = moves
    .filter((move) => !(editable && ['review', 'approved'].includes(move.to)))
    .map((move, at) => ({
      ...move,
      field: `note-${move.to}`,
      error: errors[`note-${move.to}`],
      oneLine: move.to === 'acknowledged',
      service: move.to === 'served' ? requestHref(request, '/service') : null,
      primary: at === 0 && !awaits(request),
    }));
  return {
    plainActs: acts.filter((act) => act.note === undefined),
    notedActs: acts.filter((act) => act.note !== undefined),
  };
}

/** What is wrong, beside the field: errors of the form first, then what the check says. */
function beside(problems: ProblemRow[], errors: FormErrors): FormErrors {
  const musts = problems.flatMap((one) =>
    one.severity === 'must' && one.field !== null ? [[one.field, besideWords(one)]] : [],
  );
  return { ...Object.fromEntries(musts), ...errors };
}

/** At the question itself its label and its hint need not be said again. */
function besideWords(problem: ProblemRow): string {
  if (isUnanswered(problem)) return 'Not answered yet';
  const hinted = problem.where.startsWith('fields.');
  return hinted ? problem.text : `${problem.text} ${problem.remedy}`;
}

const groups: Record<string, RegExp> = {
  signer: /^signer/,
  secrecy: /^(nonDisclosure|order)/,
  order: /^order/,
  scope: /^(offence|from|to|zone)/,
  words: /^(remarks|providerReference|attests)/,
};

/** Closed parts of the form that must be open, since something in them wants a look. */
function openGroups(problems: ProblemRow[], errors: FormErrors): Record<string, boolean> {
  const open = problems.filter((one) => one.severity === 'must' || !one.ticked).map((one) => one.field ?? '');
  const fields = [...open, ...Object.keys(errors)];
  return Object.fromEntries(
    Object.entries(groups).map(([name, pattern]) => [name, fields.some((field) => pattern.test(field))]),
  );
}

/** An order that is spoken of is shown. */
function orderOpen({ notice }: LetterFacts): Record<string, boolean> {
  return notice.nonDisclosure === 'order' ? { secrecy: true, order: true } : {};
}

function valuesOf(facts: LetterFacts): Record<string, unknown> {
  const { signer, authority, notice, offence, period } = facts;
  return {
    ...dateValues('date', facts.date),
    ...dateValues('returnDate', facts.returnDate),
    ...dateValues('received', facts.preservation?.received),
    ...dateValues('from', period.from),
    ...dateValues('to', period.to),
    ...dateValues('orderDate', notice.order?.date),
    ...dateValues('orderEnds', notice.order?.ends),
    zone: period.zone ?? '',
    signerName: signer.name,
    signerTitle: signer.title,
    signerBadge: signer.badge,
    signerEmail: signer.email,
    signerPhone: signer.phone,
    authorityKind: authority?.kind,
    statute: authority?.statute,
    court: authority?.court,
    number: authority?.number,
    delivery: facts.delivery,
    nonDisclosure: notice.nonDisclosure,
    orderCourt: notice.order?.court,
    orderNumber: notice.order?.number,
    providerReference: facts.providerReference,
    offence: offence?.name,
    offenceStatute: offence?.statute,
    remarks: facts.remarks,
    attests: facts.attestsNoProhibitedViolation ? 'yes' : '',
    language: facts.language,
  };
}

/** `Draft → In review` */
function eventWords({ from, to }: RequestEvent): string {
  if (from === to) return 'Another signature';
  return from === null ? 'Drafted' : `${stateNames[from]} → ${stateNames[to]}`;
}
