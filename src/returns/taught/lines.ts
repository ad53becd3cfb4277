/** Reads a text of lines by the pattern of a definition: one line, one record; other lines are kept and counted. */
import type { Item, Output, RecordDraft } from '../contract.js';
import { readLines } from '../formats/lines.js';
import { encodingLabel } from '../formats/text.js';
import { safePattern } from './safe-pattern.js';
import type { TaughtPart, TaughtUse } from './schema.js';
import { timeParser } from './taught-time.js';
import { constants, setKind } from './uses.js';

/** Characters of a line that the pattern is tried on. */
const longest = 64 * 1024;

/** A line that does not fit is a record of kind `other` with its text: nothing is lost, and the ledger says how many. */
export async function readTaughtLines(part: TaughtPart, item: Item, out: Output): Promise<void> {
  const pattern = safePattern(part.line!, part.id);
  const takers = Object.entries(part.fields).map(([name, use]) => ({ name, use, take: taker(name, use) }));
  const met = new Map<string, number>();
  const info = await readLines(item, (line) => {
    if (line.text.trim() === '') return;
    out.rows(1);
    const groups = line.text.length <= longest ? pattern.exec(line.text)?.groups : undefined;
    const source = { offset: line.offset, length: line.length, line: line.no };
    if (groups === undefined) {
      out.field('(line)', 'unknown', 1, 'does not fit the pattern; kept as text', line.text.slice(0, 120));
      out.record({ kind: 'other', text: line.text, source });
      return;
    }
    const draft: RecordDraft = { kind: part.kind, source };
    if (part.category !== undefined) draft.category = part.category;
    fill(part, groups, takers, draft, met);
    out.record(draft);
    if (draft.thread !== undefined) out.thread(draft.thread);
  });
  for (const { name, use } of takers)
    out.field(
      name,
      'aside' in use ? 'set_aside' : 'read',
      met.get(name) ?? 0,
      'aside' in use ? use.aside : undefined,
    );
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}

type Take = (text: string, draft: RecordDraft) => void;

function fill(
  part: TaughtPart,
  groups: Record<string, string>,
  takers: readonly { name: string; take: Take }[],
  draft: RecordDraft,
  met: Map<string, number>,
): void {
  for (const { name, take } of takers) {
    const text = groups[name];
    if (text === undefined || text === '') continue;
    met.set(name, (met.get(name) ?? 0) + 1);
    take(text, draft);
    if (name === part.kinds?.field) setKind(part, text, draft);
  }
  for (const [name, text] of Object.entries(groups))
    if (text !== undefined && text !== '' && !Object.hasOwn(part.fields, name)) keep(name, text, draft);
  constants(part, draft);
}

function taker(name: string, use: TaughtUse): Take {
  if ('aside' in use) return () => undefined;
  const { to } = use;
  if (to === 'rest') return (text, draft) => keep(name, text, draft);
  if (to === 'at' || to === 'until') {
    const parse = timeParser(use.time);
    return (text, draft) => {
      draft[to] = parse(text);
    };
  }
  if (to === 'peers' || to === 'media') {
    const { split } = use;
    return (text, draft) => {
      draft[to] =
        split === undefined
          ? [text]
          : text
              .split(split)
              .map((one) => one.trim())
              .filter(Boolean);
    };
  }
  if (to === 'port' || to === 'lat' || to === 'lon' || to === 'accuracy' || to === 'amount')
    return (text, draft) => {
      if (Number.isNaN(Number(text))) keep(name, text, draft);
      else draft[to] = Number(text);
    };
  return (text, draft) => {
    draft[to] = text;
  };
}

function keep(name: string, text: string, draft: RecordDraft): void {
  draft.rest = { ...draft.rest, [name]: text };
}
