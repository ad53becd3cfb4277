/** The last step over the findings of a text: in order, with bytes, with the moment beside each IP address. */
import type { ScanState } from './scan-state.js';
import type { FoundInText, MomentInText } from './types.js';

/** The findings in the order of the text, none over another. */
export function finished(scan: ScanState): FoundInText[] {
  const found = apart(inOrder(scan.found));
  decideOrder(found);
  const bytes = byteCounter(scan.text);
  for (const [at, finding] of found.entries()) {
    finding.byteStart = bytes(finding.start);
    finding.byteEnd = bytes(finding.end);
    finding.text = finding.at?.text ?? scan.text.slice(finding.start, finding.end);
    if (finding.kind === 'ip') finding.at = momentBeside(scan, found, at);
  }
  return found;
}

/** The finders go forward, so there is seldom anything to sort. */
function inOrder(found: FoundInText[]): FoundInText[] {
  const sorted = found.every((each, at) => at === 0 || each.start >= (found[at - 1]?.start ?? 0));
  return sorted ? found : found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function apart(found: FoundInText[]): FoundInText[] {
  let end = 0;
  return found.filter((each) => {
    const free = each.start >= end;
    if (free) end = each.end;
    return free;
  });
}

/**
 * `04/05/2026` is read as the text's other dates show: one day above 12 decides the order of all of them.
 * Where none does, or two contradict each other, both readings stay.
 */
function decideOrder(found: readonly FoundInText[]): void {
  const slashed = found.filter(({ kind, at }) => kind === 'moment' && /^\d{1,2}[/.-]/.test(at?.text ?? ''));
  const dayFirst = slashed.some(({ at }) => Number(/^\d+/.exec(at?.text ?? '')?.[0]) > 12);
  const monthFirst = slashed.some(({ at }) => Number(/^\d+[/.-](\d+)/.exec(at?.text ?? '')?.[1]) > 12);
  if (dayFirst === monthFirst) return;
  for (const { at } of slashed) {
    if (!at?.readings) continue;
    at.iso = at.readings[dayFirst ? 1 : 0];
    delete at.readings;
  }
}

const near = 80;

/** The nearest moment on the same line, or at the beginning of the next. */
function momentBeside(scan: ScanState, found: readonly FoundInText[], at: number): MomentInText | undefined {
  const ip = found[at];
  if (!ip) return undefined;
  const after = found[at + 1];
  const before = found[at - 1];
  const options = [after, before].flatMap((other) => {
    if (other?.kind !== 'moment' || !other.at) return [];
    const [from, to] = other === after ? [ip.end, other.start] : [other.end, ip.start];
    const gap = to - from;
    const lines = gap > near ? 9 : scan.text.slice(from, to).split('\n').length - 1;
    return gap <= near && (lines === 0 || (lines === 1 && other === after))
      ? [{ moment: other.at, rank: gap + lines * near }]
      : [];
  });
  return options.sort((a, b) => a.rank - b.rank)[0]?.moment;
}

/** UTF-8 offsets for UTF-16 offsets that only grow: each sign is counted once. */
function byteCounter(text: string): (place: number) => number {
  let at = 0;
  let extra = 0;
  return (place) => {
    for (; at < place; at++) {
      const code = text.charCodeAt(at);
      if (code > 127) extra += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
    }
    return place + extra;
  };
}
