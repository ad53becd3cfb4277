/** What holds for all steps to one provider, as lines of text: how it tells users, what it returns, what it sends back. */
import type { Plan, Step } from '../../navigator/types.js';
import { cite, told, wrap } from './words.js';

/** One block for each provider of the plan, in the order of its first step. */
export function providerLines(plan: Plan): string[] {
  const providers = [...new Set(plan.steps.map((step) => step.provider))];
  return providers.flatMap((id) =>
    block(
      plan.steps.filter((step) => step.provider === id),
      plan.asOf,
    ),
  );
}

/** The last step knows most: a preservation has neither cost nor return. */
function block(steps: Step[], asOf: string): string[] {
  const step = steps.at(-1)!;
  const missing = new Map(steps.flatMap((each) => each.missing).map((each) => [each.kind, each]));
  const others = step.otherChannels.map(
    ({ use, type, value }) => `${use.replace('-', ' ')}: ${type} ${value}`,
  );
  const facts: [string, string][] = [
    [
      'Address',
      `${[step.addressee.attention, step.addressee.address].filter(Boolean).join(', ') || 'not on record'} [${cite(step.addressee.reason, asOf)}]`,
    ],
    ['Also reached by', others.join('; ')],
    ['Telling the user', told({ ...step.notice.reason, text: step.notice.text }, asOf)],
    ['Cost', step.cost === null ? '' : told(step.cost, asOf)],
    ['What comes back', step.expectedReturn === null ? '' : told(step.expectedReturn, asOf)],
  ];
  return [
    `About ${step.providerName}`,
    ...[...missing.values()].flatMap(({ kind, why, how }) =>
      wrap(`? Missing: ${kind.replaceAll('_', ' ')}. ${why} ${how}`, '  ', '    '),
    ),
    ...facts.flatMap(([label, text]) => (text === '' ? [] : wrap(`${label}: ${text}`, '  ', '    '))),
    ...step.rejects.flatMap((reason) => wrap(`x Sent back: ${told(reason, asOf)}`, '  ', '    ')),
    '',
  ];
}
