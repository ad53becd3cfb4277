/** One step of a plan as lines of text: what is its own; what several steps share is said once, elsewhere. */
import { instrumentTitle } from '../../desk/requests/names.js';
import type { Reason, Step } from '../../navigator/types.js';
import { clockWords } from './clock-text.js';
import { lawLines } from './law-text.js';
import { categoryList, cite, told, wrap } from './words.js';

const names: Record<string, string> = {
  preservation: 'Preservation request',
  emergency_disclosure_request: 'Emergency disclosure request',
  subpoena: 'Subpoena',
  court_order_2703d: 'Court order under 18 U.S.C. 2703(d)',
  search_warrant: 'Search warrant',
  pen_trap_order: 'Pen/trap order',
  wiretap_order: 'Interception order',
  mlat_request: 'Request for mutual legal assistance',
  consent: 'Consent of the account holder',
  foreign_order: "Order under the authority's own law",
};

/**
 * A step: its heading, then what to know, in the order in which a person needs it.
 * @param shared texts that several steps carry; they are left out here
 */
export function stepLines(step: Step, number: number, shared: ReadonlySet<string>, asOf: string): string[] {
  const accounts = step.identifiers.map(
    ({ identifier, value }) => `${value} (${identifier.replaceAll('_', ' ')})`,
  );
  const asks = step.categories.flatMap(({ id, reasons }) =>
    wrap(`· ${categoryList([id])} — ${chain(reasons, asOf)}`, '     ', '       '),
  );
  const body = facts(step, asOf).flatMap(([label, text]) =>
    text === '' ? [] : wrap(`${label}: ${text}`, '     ', '       '),
  );
  const warnings = step.warnings.filter(({ text }) => !shared.has(text));
  return [
    ` ${String(number).padStart(2)}  ${title(step)} → ${step.entity}   ${accounts.join(', ')}`,
    ...asks,
    ...body,
    ...lawLines(step, asOf),
    ...warnings.flatMap(({ text, citation }) => wrap(`! ${text} [${citation}]`, '     ', '       ')),
  ];
}

function facts(step: Step, asOf: string): [string, string][] {
  return [
    ['Keep', categoryList(step.preserves)],
    ['Why', told(step.why, asOf)],
    ['Within your reach', step.canIssue ? 'yes' : 'no: see the warning “You did not say …”'],
    [
      'Send by',
      step.channel === null
        ? 'not known'
        : `${step.channel.type}, ${step.channel.value} [${cite(step.channel.reason, asOf)}]`,
    ],
    ['Telling the user', step.process === 'preservation' ? '' : firstSentence(step.notice.text)],
    ['Clocks', step.clocks.map(clockWords).join('; ')],
  ];
}

/** The instrument's name, as a heading. */
export function title({ instrument }: Step): string {
  return names[instrument] ?? instrumentTitle(instrument);
}

/** Each citation of a verdict's chain once. */
function chain(reasons: readonly Reason[], asOf: string): string {
  return [...new Set(reasons.map((reason) => cite(reason, asOf)))].join('; ');
}

function firstSentence(text: string): string {
  return text.split(/(?<=\.) /)[0] ?? text;
}
