/** One step of a plan as the page shows it. */
import { identifierWord } from '../../catalog/recognise/words.js';
import type { LocalNote } from '../../desk/catalog/notes.js';
import { isEmergency } from '../../desk/plans/emergency-release.js';
import { clockNames } from '../../desk/requests/clocks.js';
import { stateNames } from '../../desk/requests/life.js';
import { instrumentTitle } from '../../desk/requests/names.js';
import type { Request } from '../../desk/requests/requests.js';
import type { Law } from '../../law/types.js';
import { isDraftable } from '../../letters/index.js';
import { categoryWords } from '../../navigator/index.js';
import type { Step } from '../../navigator/types.js';
import { requestHref } from '../requests/places.js';
import { stateTone } from '../requests/state-tone.js';
import { periodWords } from './period-words.js';
import { ownNoticeRows, paperRows, pathRows, verdictsOf } from './step-parts.js';

interface Around {
  /** The request that was drafted from this step. */
  drafted?: Request;
  /** Warnings that stand once for the whole plan. */
  shared: ReadonlySet<string>;
  law: Law;
  /** The agency's own notes beside the provider. */
  notes: LocalNote[];
  /** True once a second person has released the plan's emergency request. */
  released: boolean;
}

const told: Record<Step['notice']['userTold'], string> = {
  yes: 'Yes',
  no: 'No',
  'unless-ordered': 'Yes, unless an order forbids it',
  'not-known': 'Not known',
};

/** Words, links and what can be done with the step now. */
export function stepView(step: Step, number: number, { drafted, shared, law, notes, released }: Around) {
  const template = isDraftable(step.instrument);
  return {
    ...step,
    number,
    anchor: `step-${number}`,
    title: instrumentTitle(step.instrument),
    accounts: step.identifiers.map(({ identifier, value }) => ({ value, kind: identifierWord(identifier) })),
    asks: [...step.preserves, ...step.categories.map(({ id }) => id)].map(categoryWords).join(', '),
    keeps: step.preserves.length > 0,
    verdicts: verdictsOf(step, law),
    paths: pathRows(step),
    papers: paperRows(step),
    ownNotices: ownNoticeRows(step),
    localNotes: notes,
    missing: step.missing.map((one) => ({ ...one, words: missingWord(one.kind) })),
    told: told[step.notice.userTold],
    noticeReason: { ...step.notice.reason, text: sameText(step) ? '' : step.notice.reason.text },
    delayBy: step.notice.delayBy ? instrumentTitle(step.notice.delayBy) : null,
    channelHref: step.channel ? channelHref(step.channel) : null,
    channelSource: step.channel && { ...step.channel.reason, text: '' },
    otherChannels: step.otherChannels.map((one) => ({ ...one, href: channelHref(one) })),
    periodWords: periodWords(step.period),
    clocks: step.clocks.map((clock) => ({
      ...clock,
      what: clockNames[clock.id],
      length: clock.days === null ? 'as the court sets' : `${Number(clock.days.toFixed(1))} days`,
    })),
    warnings: step.warnings.filter(({ text }) => !shared.has(text)),
    draftable: template && drafted === undefined,
    instead: template && !isEmergency(step) ? null : insteadOf(step),
    outside:
      drafted === undefined && (released || !isEmergency(step)) && !(template && step.preserves.length > 0),
    waitsForRelease: isEmergency(step) && !released && drafted === undefined,
    drafted: drafted && {
      number: drafted.number,
      href: requestHref(drafted),
      state: stateNames[drafted.state],
      tone: stateTone(drafted.state),
    },
  };
}

/** The provider's words are often the notice itself: they are said once. */
function sameText({ notice }: Step): boolean {
  return notice.reason.text.trim() === notice.text.trim();
}

function missingWord(kind: Step['missing'][number]['kind']): string {
  if (kind === 'zone') return 'time zone';
  return kind === 'period' ? 'dates' : identifierWord(kind);
}

function channelHref({ type, value }: { type: string; value: string }): string | null {
  if (/^https?:\/\//.test(value)) return value;
  return type === 'email' ? `mailto:${value}` : null;
}

/** What to do where Tecum writes no letter. */
function insteadOf({ instrument, channel }: Step): string {
  if (isEmergency({ instrument }))
    return `Use the provider's own emergency route${channel ? `: ${channel.value}` : ''}. Have the facts below at hand.`;
  if (instrument === 'consent')
    return "Take the account holder's consent on your agency's form. Name the account, the data and the dates below.";
  return 'Tecum writes no letter for this yet. Give this step to whoever signs it: it lists what the paper must name.';
}
