/** What to mind before a step is sent; every warning has its citation. */
import type { Process } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import { rule } from '../law/rules.js';
import { authorityWarnings } from './authority.js';
import { providerDoubts } from './doubts.js';
import type { Draft } from './draft.js';
import { emergencyReason } from './emergency-reason.js';
import type { Env } from './env.js';
import { fixedParts } from './fixed-parts.js';
import { remembered } from './memo.js';
import { hasUsableIdentifier } from './missing.js';
import { silenceable } from './notice.js';
import { type NoteId, noteOf } from './plan-book.js';
import { lawReason, sentence, silenceReason } from './reasons.js';
import { isAmerican, placeFor } from './standing.js';
import type { PlanWarning } from './types.js';
import { processWords } from './words.js';

/** Process that a court or an agency compels with: it names an offence and a period. */
const compelled: readonly Process[] = [
  'subpoena',
  'court_order_2703d',
  'search_warrant',
  'pen_trap_order',
  'wiretap_order',
];

/** All warnings of a step, the gravest first. */
export function stepWarnings(draft: Draft, env: Env): PlanWarning[] {
  const { process } = draft;
  return [
    ...authorityWarnings(draft, env),
    ...delivery(draft, env),
    ...(process === 'preservation' ? preservation(env) : []),
    ...(process === 'emergency' ? emergency(draft, env) : []),
    ...(compels(draft) ? compulsion(process, env) : []),
    ...conditions(draft),
    ...(process === 'preservation' ? [] : range(env)),
    ...fixedParts(draft, env).doubts,
    ...carrier(draft, env),
    ...(draft.first ? providerDoubts(draft, env) : []),
  ];
}

/** The rules of 2703(f) are those of an American letter; elsewhere the way itself says what it does. */
function preservation(env: Env): PlanWarning[] {
  return isAmerican(env) ? notes(['preservation-snapshot', 'preservation-not-secret'], env) : [];
}

function delivery(draft: Draft, env: Env): PlanWarning[] {
  const { provider } = draft.of;
  const ids: NoteId[] = [];
  if (!hasUsableIdentifier(draft.of)) ids.push('no-identifier');
  if (fixedParts(draft, env).channels.channel === null) ids.push('no-channel');
  return ids.map((id) => deliveryNote(id, provider, env));
}

function deliveryNote(id: NoteId, provider: Provider, env: Env): PlanWarning {
  return remembered(env.know, env.asOf, `${id} ${provider.id}`, () => {
    const { citation } = silenceReason(provider, '');
    return noteOf(env.know.needs.plan, id, { provider: provider.name, citation });
  });
}

function compels({ process, routes }: Draft): boolean {
  return compelled.includes(process) || routes.some(({ route }) => route.process !== 'preservation');
}

function compulsion(process: Process, env: Env): PlanWarning[] {
  const ids: NoteId[] = [];
  if (!env.answers.offence?.name && !env.answers.offence?.statute) ids.push('offence-not-named');
  if (isAmerican(env) && env.answers.mayNotify === false && silenceable.includes(process))
    ids.push('order-of-silence');
  return notes(ids, env);
}

/** What the ways that the step takes ask beside: whom else to tell, and what they never reach. */
function conditions({ routes }: Draft): PlanWarning[] {
  const all = routes.flatMap(({ law, route }) => {
    const citation = rule(law, route.rules[0] as string).citation;
    const tell = route.notifies ? [`Also to be told: ${sentence(route.notifies)}`] : [];
    const never = route.excludes?.length
      ? [`What this never reaches: ${route.excludes.map(sentence).join(' ')}`]
      : [];
    return [...tell, ...never].map((text) => ({ text, citation }));
  });
  return all.filter((one, at) => all.findIndex(({ text }) => text === one.text) === at);
}

function range(env: Env): PlanWarning[] {
  const { from, to, zone } = env.answers.period ?? {};
  const ids: NoteId[] = [];
  if (from === undefined || to === undefined) ids.push('period-open');
  if (zone === undefined) ids.push('zone-not-stated');
  return notes(ids, env);
}

function emergency(draft: Draft, env: Env): PlanWarning[] {
  const american = isAmerican(env);
  const ids: NoteId[] = american ? ['emergency-voluntary', 'emergency-two-people'] : ['emergency-two-people'];
  if (american && env.answers.mayNotify === false) ids.push('emergency-not-secret');
  if (draft.asks.length === 0) ids.push('emergency-nothing-urgent');
  const process = (draft.afterwards ?? []).map((each) => processWords(env.know.law, each)).join(', ');
  const abroad = american ? [] : emergencyAbroad(draft.of.provider, env);
  const then = american ? 'emergency-then-process' : 'emergency-then-process-abroad';
  const later = process === '' ? [] : [noteOf(env.know.needs.plan, then, { process })];
  return [...abroad, ...notes(ids, env), ...later];
}

/** What an authority abroad is told of an emergency request: American law where it bears, then the provider's own choice. */
function emergencyAbroad(provider: Provider, env: Env): PlanWarning[] {
  const { citation } = emergencyReason(provider, env);
  const own = noteOf(env.know.needs.plan, 'emergency-voluntary-abroad', {
    provider: provider.name,
    citation,
  });
  return [...acrossTheBorder(provider, env), own];
}

/** American law's exception for emergencies does not speak of authorities abroad. */
function acrossTheBorder(provider: Provider, env: Env): PlanWarning[] {
  const law = env.know.laws.laws.get('mlat');
  if (isAmerican(env) || placeFor(provider, env).country !== 'US' || !law?.rules.has('mla.us.emergency'))
    return [];
  const { text, citation } = lawReason(law, 'mla.us.emergency');
  return [{ text, citation }];
}

function carrier({ of }: Draft, env: Env): PlanWarning[] {
  const phones =
    of.provider.kind === 'carrier' && of.accounts.some((account) => account.identifier === 'phone');
  return phones ? [noteOf(env.know.needs.plan, 'carrier-date', { provider: of.provider.name })] : [];
}

function notes(ids: NoteId[], env: Env): PlanWarning[] {
  return ids.map((id) => noteOf(env.know.needs.plan, id));
}
