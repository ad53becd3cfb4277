/** Does the instrument reach what the letter asks for: by federal law, the State's, and the provider's own policy? */
import type { DataCategory, Process } from '../../base/vocabulary.js';
import { dataFor } from '../../catalog/facts.js';
import { providerCanHold, whyNot } from '../../catalog/kinds.js';
import { floorFor, rung, suffices } from '../../law/ladder.js';
import { overlaysFor } from '../../navigator/overlays.js';
import { bySuffrance } from '../../navigator/verdict-case.js';
import type { LetterProblem } from '../types.js';
import { categoryWords, instrumentName } from '../words.js';
import { checkItems } from './items.js';
import { envOf, providerOf } from './judge.js';
import { checkRoute } from './route.js';
import { type Check, type CheckContext, cite, citeProvider, problem } from './rule.js';

const prospective: readonly DataCategory[] = ['live_interception', 'pen_register'];

/** Checks each category against the law of the letter's authority and day, and against the provider's policy. */
export const checkProcess: Check = (context) => {
  const { instrument, jurisdiction } = context.facts;
  if (keeps(instrument)) return checkPreserved(context);
  if (jurisdiction.country !== 'us') return checkRoute(context);
  const process = compelling(context);
  if (process === undefined) return [];
  const found = context.facts.categories.flatMap((_, index) => checkOne(context, process, index));
  return instrument === 'subpoena' ? [...found, ...checkItems(context, found)] : found;
};

function keeps(instrument: string): boolean {
  return /^(preservation|preservation_extension|network_24_7_preservation|epoc_pr)$/.test(instrument);
}

/** The process of an instrument that compels under American law; undefined for one that only asks. */
export function compelling({ facts, law }: CheckContext): Process | undefined {
  const process = facts.instrument as Process;
  const track = rung(law, process)?.track;
  return track === 'stored' || track === 'prospective' ? process : undefined;
}

function checkPreserved(context: CheckContext): LetterProblem[] {
  return context.facts.categories
    .filter((category) => prospective.includes(category.id))
    .map((category) =>
      problem(
        'preserve-future',
        'must',
        'categories',
        `${categoryWords[category.id]}: a preservation request covers only what exists when it is received.`,
        'Leave it out; what is still to come takes a pen register or interception order.',
        cite(context, 'us.2703.f.preserve', '18 U.S.C. 2703(f)(1)'),
      ),
    );
}

/** The first that asks for more: the federal floor, the State, the provider. */
function checkOne(context: CheckContext, process: Process, index: number): LetterProblem[] {
  const category = context.facts.categories[index]!.id;
  const where = `categories[${index}]`;
  const asked = byLaw(context, category, process) ?? byPolicy(context, category, process);
  return asked ? [above(where, category, process, asked)] : notHeld(context, category, where);
}

interface Asked {
  who: string;
  process: Process;
  citation: string;
}

function byLaw(context: CheckContext, category: DataCategory, process: Process): Asked | undefined {
  const env = envOf(context);
  const { law } = env.know;
  const provider = providerOf(context);
  const floor = floorFor(law, category, provider?.kind);
  if (!suffices(law, process, floor.process)) {
    const citation = floor.rules.map((rule) => cite({ ...context, law }, rule, rule)).join('; ');
    return { who: 'the law asks for', process: floor.process, citation };
  }
  if (!provider) return undefined;
  const state = overlaysFor(provider, category, env).find((one) => !suffices(law, process, one.process));
  if (!state) return undefined;
  const citation = [...new Set(state.reasons.map((reason) => reason.citation))].join('; ');
  return { who: `${state.who} asks for`, process: state.process, citation };
}

/** A row whose source names no process stands on the floor, which was judged already. */
function byPolicy(context: CheckContext, category: DataCategory, process: Process): Asked | undefined {
  const provider = providerOf(context);
  const rows = provider ? dataFor(provider, category).filter((row) => row.process_basis !== 'general') : [];
  const binding = rows.filter((row) => !bySuffrance.includes(row.process) && isAtHome(row.process));
  if (binding.length === 0 || binding.some((row) => suffices(context.law, process, row.process)))
    return undefined;
  const row = binding[0]!;
  return {
    who: `${provider!.name} asks for`,
    process: row.process,
    citation: citeProvider(context, row.source),
  };
}

/** Who sits abroad, and what is not held at all, is judged elsewhere. */
function isAtHome(process: Process): boolean {
  return !['mlat', 'foreign_order', 'not_available'].includes(process);
}

/** What the provider says that it does not have, or what its kind of service cannot have. */
function notHeld(context: CheckContext, category: DataCategory, where: string): LetterProblem[] {
  const provider = providerOf(context);
  if (!provider) return [];
  const rows = dataFor(provider, category);
  const refused = rows.length > 0 && rows.every((row) => row.process === 'not_available');
  if (!refused && (rows.length > 0 || providerCanHold(provider, category))) return [];
  const why = refused ? (rows[0]!.contains ?? '') : (whyNot(provider.kind, category) ?? '');
  return [
    problem(
      'category-not-held',
      context.facts.instrument === 'subpoena' ? 'must' : 'should',
      where,
      `${categoryWords[category]}: ${provider.name} does not give it${why ? ` (${why.replace(/\.$/, '')})` : ''}.`,
      'Leave it out, and ask another provider that holds it.',
      refused
        ? citeProvider(context, rows[0]!.source)
        : 'Tecum: what each kind of service can have (data/kinds.yaml)',
    ),
  ];
}

function above(where: string, category: DataCategory, has: Process, asked: Asked): LetterProblem {
  const needs = asked.process;
  return problem(
    'category-above-process',
    'must',
    where,
    `${categoryWords[category]}: ${asked.who} a ${instrumentName(needs)}, and this is a ${instrumentName(has)}.`,
    needs === 'not_available'
      ? 'Leave it out: this provider does not give it.'
      : `Leave it out here and ask for it by ${instrumentName(needs)}.`,
    asked.citation,
  );
}
