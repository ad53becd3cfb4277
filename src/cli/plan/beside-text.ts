/** What stands beside a plan, as lines of text: what to find out, what the kind of case asks for, whom to tell, its clocks. */
import { showDate } from '../../base/zone.js';
import type { Plan, PlanSafeguards } from '../../navigator/types.js';
import { counted } from './clock-text.js';
import { wrap } from './words.js';

/** What was answered with "I do not know", the weightiest first. */
export function findOutLines({ findOut = [] }: Plan): string[] {
  if (findOut.length === 0) return [];
  return ['Find out', ...findOut.flatMap(({ text, how }) => wrap(`· ${text} ${how}`, '  ', '    ')), ''];
}

/** Answers that are missing, things to do, release, review and end. Empty where the case asks for nothing. */
export function safeguardLines({ safeguards }: Plan): string[] {
  if (safeguards === undefined) return [];
  const lines = [
    ...safeguards.missing.flatMap(({ text, how, severity }) =>
      wrap(`${severity === 'must' ? '✗' : '⚠'} ${text} ${how}`, '  ', '    '),
    ),
    ...safeguards.checklist.flatMap(({ text, done, who }) =>
      wrap(`${done ? '✓' : '□'} ${who === 'supervisor' ? 'Supervisor: ' : ''}${text}`, '  ', '    '),
    ),
    ...(safeguards.release ? wrap(`Release: ${safeguards.release.text}`, '  ', '    ') : []),
    ...clockLines(safeguards),
  ];
  return lines.length === 0 ? [] : ['Beside the plan', ...lines, ''];
}

function clockLines({ reviewOn, endsOn, followUp }: PlanSafeguards): string[] {
  const after = followUp
    ? `After it: ${counted(followUp.count, followUp.unit.replace('-', ' ').replace(/s$/, ''))} from when ${followUp.event}. ${followUp.text} (${followUp.citation})`
    : '';
  return [
    ...(reviewOn ? [`  Next review: ${showDate(reviewOn)}`] : []),
    ...(endsOn ? [`  Ends: ${showDate(endsOn)}`] : []),
    ...wrap(after, '  ', '    '),
  ].filter((line) => line.trim() !== '');
}
