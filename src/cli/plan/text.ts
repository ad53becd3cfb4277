/** A plan as lines of text for a terminal: what to send first, then, what cannot be had, and what to mind. */
import { showDate } from '../../base/zone.js';
import type { Answers, Plan, PlanWarning } from '../../navigator/types.js';
import { findOutLines, safeguardLines } from './beside-text.js';
import { providerLines } from './provider-text.js';
import { stepLines } from './step-text.js';
import { categoryList, cite, told, wrap } from './words.js';

/** The whole plan, in the order in which a person acts on it. */
export function planText(plan: Plan, answers: Answers): string[] {
  const shared = sharedWarnings(plan);
  const texts = new Set(shared.map(({ text }) => text));
  return [
    `Plan${answers.case ? ` for case ${answers.case.number}` : ''} · as of ${showDate(plan.asOf)}`,
    '',
    ...gate(plan),
    ...findOutLines(plan),
    ...safeguardLines(plan),
    ...group('Send today (what is lost first)', plan, 'today', texts),
    ...group('Then', plan, 'then', texts),
    ...cannot(plan),
    ...unplaced(plan),
    ...mind([...plan.warnings, ...shared], plan),
    ...combined(plan),
    ...providerLines(plan),
    ...laws(plan),
  ];
}

const spoken = {
  allowed: 'The plan is allowed.',
  'needs-review': 'A review is needed before anything that compels is sent.',
  refused: 'No plan is made.',
} as const;

function gate(plan: Plan): string[] {
  const whom = plan.askWhom ? wrap(`Ask: ${plan.askWhom}.`, '  ') : [];
  return [
    spoken[plan.decision],
    ...plan.reasons.flatMap((reason) => wrap(told(reason, plan.asOf), '  ')),
    ...whom,
    '',
  ];
}

/** Steps keep their number over both groups. */
function group(title: string, plan: Plan, urgency: 'today' | 'then', shared: ReadonlySet<string>): string[] {
  const numbered = plan.steps
    .map((step, at) => ({ step, number: at + 1 }))
    .filter(({ step }) => step.urgency === urgency);
  if (numbered.length === 0) return [];
  return [
    title,
    ...numbered.flatMap(({ step, number }) => [...stepLines(step, number, shared, plan.asOf), '']),
  ];
}

function cannot(plan: Plan): string[] {
  if (plan.notAvailable.length === 0) return [];
  const names = new Map(plan.steps.map((step) => [step.provider, step.providerName]));
  const lines = plan.notAvailable.flatMap(({ provider, category, reasons, instead }) => [
    ...wrap(
      `· ${names.get(provider) ?? provider}: ${categoryList([category])}. ${reasons.map((reason) => told(reason, plan.asOf)).join(' ')}`,
      '  ',
      '    ',
    ),
    ...(instead ? wrap(`What else may answer: ${instead}`, '    ') : []),
  ]);
  return ['Cannot be had', ...lines, ''];
}

function unplaced(plan: Plan): string[] {
  if (plan.unplaced.length === 0) return [];
  const lines = plan.unplaced.flatMap(({ identifier, value, why, how }) =>
    wrap(`· ${value} (${identifier.replaceAll('_', ' ')}): ${why} ${how}`, '  ', '    '),
  );
  return ['Accounts without a provider yet', ...lines, ''];
}

/** Steps that one warrant may carry, by the numbers under which they stand. */
function combined({ combined = [], steps, asOf }: Plan): string[] {
  if (combined.length === 0) return [];
  const lines = combined.flatMap(({ steps: ids, text, reason }) => {
    const numbers = steps.flatMap(({ id }, at) => (ids.includes(id) ? [at + 1] : []));
    return wrap(`· Steps ${numbers.join(', ')}: ${text} [${cite(reason, asOf)}]`, '  ', '    ');
  });
  return ['One warrant for several providers', ...lines, ''];
}

/** By which laws the plan was made, and who answers for them. */
function laws({ laws = [] }: Plan): string[] {
  if (laws.length === 0) return [];
  const unread = laws.filter(({ reviewedBy }) => reviewedBy === null);
  const names = laws.map(({ name }) => name).join('; ');
  const review =
    unread.length === laws.length
      ? 'Not reviewed by counsel.'
      : `Not reviewed by counsel: ${unread.map(({ name }) => name).join('; ') || 'none'}.`;
  return [...wrap(`Law used: ${names}. ${review}`, ''), ''];
}

/** Warnings that two or more steps carry, each once. */
function sharedWarnings(plan: Plan): PlanWarning[] {
  const all = plan.steps.flatMap((step) => step.warnings);
  const counts = new Map<string, number>();
  for (const { text } of all) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...new Map(all.map((each) => [each.text, each])).values()].filter(
    ({ text }) => (counts.get(text) ?? 0) > 1,
  );
}

function mind(warnings: PlanWarning[], plan: Plan): string[] {
  if (warnings.length === 0) return [];
  const where = (text: string): string => {
    const numbers = plan.steps.flatMap((step, at) =>
      step.warnings.some((each) => each.text === text) ? [at + 1] : [],
    );
    return numbers.length > 0 ? ` (steps ${numbers.join(', ')})` : '';
  };
  return [
    'Mind',
    ...warnings.flatMap(({ text, citation }) => wrap(`! ${text} [${citation}]${where(text)}`, '  ', '    ')),
    '',
  ];
}
