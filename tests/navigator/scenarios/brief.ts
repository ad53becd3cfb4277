/** A plan in brief, one fact a line: the form in which the twelve scenarios are read by hand and kept. */
import type { Plan, Step } from '../../../src/navigator/types.js';

/** Lines of what a prosecutor would look at: decision, steps with their verdicts, ways, clocks, papers, what cannot be had. */
export function brief(plan: Plan): string {
  const lines = [
    `decision: ${plan.decision}`,
    ...plan.reasons.map((reason) => `  because: ${reason.text} [${reason.citation}]`),
    ...(plan.askWhom ? [`  ask: ${plan.askWhom}`] : []),
    ...(plan.laws ?? []).map(
      (law) => `law: ${law.name}${law.reviewedBy === null ? ', not reviewed by counsel' : ''}`,
    ),
    ...plan.steps.flatMap(stepLines),
    ...plan.notAvailable.map(
      ({ provider, category, reasons }) =>
        `not to be had: ${provider} ${category}: ${reasons.map((reason) => reason.text).join(' ')}`,
    ),
    ...plan.unplaced.map(({ identifier, value, how }) => `no provider yet: ${identifier} ${value}: ${how}`),
    ...(plan.combined ?? []).map(({ process, steps }) => `one ${process} may carry: ${steps.join(', ')}`),
    ...safeguardLines(plan),
    ...plan.warnings.map((warning) => `warning: ${warning.text}`),
  ];
  return `${lines.join('\n')}\n`;
}

function stepLines(step: Step): string[] {
  const told = step.notice.userTold + (step.notice.delayBy ? `, delayed by ${step.notice.delayBy}` : '');
  return [
    '',
    `step ${step.id}: ${step.instrument} (${step.process}) to ${step.entity}`,
    `  address: ${step.addressee.address ?? 'not known'}`,
    `  for: ${step.identifiers.map((each) => `${each.identifier} ${each.value}`).join(', ')}`,
    `  can be signed: ${step.canIssue ? 'yes' : 'no'}; send by: ${step.channel?.value ?? 'not known'}; user told: ${told}`,
    ...step.preserves.map((category) => `  keep ${category}`),
    ...step.categories.map(
      ({ id, process, because, reasons }) =>
        `  ${id}: ${process}. ${because ?? ''} [${[...new Set(reasons.map((reason) => reason.citation))].join('; ')}]`,
    ),
    ...(step.paths ?? []).map(
      (path) =>
        `  way${path.chosen ? ' (this)' : ''}: ${path.name}: ${path.open ? 'open' : 'closed'}, ${path.days ?? 'unknown'} days, reaches ${path.reaches.join(' ') || 'nothing'}`,
    ),
    ...step.clocks.map(
      (clock) => `  clock ${clock.id}: ${clock.days ?? 'open'} days from ${clock.from} [${clock.citation}]`,
    ),
    ...(step.papers ?? []).map(
      (paper) => `  paper (${paper.kind}, ${paper.placement}): ${paper.text} [${paper.reason.citation}]`,
    ),
    ...(step.ownNotices ?? []).map((notice) => `  own notice: ${notice.text} [${notice.reason.citation}]`),
    ...step.missing.map((missing) => `  missing ${missing.kind}: ${missing.why}`),
    ...step.warnings.map((warning) => `  mind: ${warning.text}`),
  ];
}

function safeguardLines(plan: Plan): string[] {
  const { safeguards } = plan;
  if (safeguards === undefined) return [];
  return [
    '',
    ...safeguards.checklist.map((line) => `safeguard: ${line.text} [${line.citation}]`),
    ...safeguards.missing.map((line) => `safeguard missing: ${line.text}`),
    ...(safeguards.release ? [`release by ${safeguards.release.people}: ${safeguards.release.text}`] : []),
    ...(safeguards.reviewOn ? [`review on ${safeguards.reviewOn}`] : []),
    ...(safeguards.endsOn ? [`ends on ${safeguards.endsOn}`] : []),
  ];
}
