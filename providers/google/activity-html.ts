/** My Activity as HTML: one card for each entry, with the clock of the account and often no zone. */
import type { Instant, Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { readHtml } from '../../src/returns/formats/html.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { activityRecord } from './activity.js';
import { type Card, type CardLine, CardReader } from './activity-cards.js';
import { htmlTime, looksLikeTime } from './html-time.js';

/** Emits one record for each card. */
export async function readActivityHtml(item: Item, out: Output): Promise<void> {
  const zones = { none: 0, total: 0 };
  const cards = new CardReader((card) => {
    const draft = cardRecord(card, out);
    zones.total += 1;
    if (draft.at?.basis === 'not-stated') zones.none += 1;
    out.rows(1);
    out.record(draft);
  });
  const info = await readHtml(item, cards);
  cards.finish();
  out.encoding(encodingLabel(info.encoding));
  if (zones.total === 0) out.field('outer-cell', 'read', 0);
  sayZones(zones, out);
  await out.drain();
}

function sayZones({ none, total }: { none: number; total: number }, out: Output): void {
  if (none === 0) return;
  out.finding(
    'warning',
    'zone-not-stated',
    `${none} of ${total} entries show a clock without a zone that can be told: their times are as Google showed them, in the zone of the account or the computer that asked. The JSON form of the export states UTC.`,
  );
}

function cardRecord(card: Card, out: Output): RecordDraft {
  const body = card.lines.body.filter((line) => clean(line.text) !== '');
  const when = body.findLastIndex((line) => looksLikeTime(clean(line.text)));
  const said = body.filter((_, index) => index !== when);
  const caption = sections(card.lines.caption, out);
  const rest: Record<string, unknown> = { ...caption };
  if (said.length > 1) rest.subtitles = said.slice(1).map(withLink);
  const side = card.lines.side.map((line) => clean(line.text)).filter((text) => text !== '');
  if (side.length > 0) rest.side = side;
  return activityRecord(
    {
      header: card.lines.header.map((line) => clean(line.text)).find((text) => text !== ''),
      title: said[0] === undefined ? '' : clean(said[0].text),
      link: said[0]?.links[0],
      at: timeOf(body[when], out),
      places: card.lines.caption.flatMap((line) => line.links),
      rest,
    },
    { offset: card.start, length: card.end - card.start },
  );
}

function timeOf(line: CardLine | undefined, out: Output): Instant | null {
  out.field('header-cell', 'read');
  out.field('content-cell (what)', 'read');
  if (line === undefined) {
    out.field('content-cell (time)', 'failed', 1, 'no line of the entry is a time');
    return null;
  }
  const at = htmlTime(clean(line.text));
  const read = at.basis !== 'unreadable';
  out.field(
    'content-cell (time)',
    read ? 'read' : 'failed',
    1,
    read ? undefined : 'a way of writing time that is not known',
    read ? undefined : at.text,
  );
  return at;
}

/** `Products:` and the like open a list of the lines below; labels are in the language of the account. */
function sections(lines: CardLine[], out: Output): Record<string, unknown> {
  const found: Record<string, unknown[]> = {};
  let label = '(caption)';
  for (const line of lines) {
    const text = clean(line.text);
    if (text === '') continue;
    if (line.label) label = text.replace(/\s*:$/u, '');
    else {
      found[label] = [...(found[label] ?? []), withLink(line)];
      out.field(`caption: ${label}`, 'read');
    }
  }
  return found;
}

function withLink(line: CardLine): unknown {
  const text = clean(line.text);
  return line.links.length === 0 ? text : { text, links: line.links };
}

function clean(text: string): string {
  return text.replace(/[\s\u00a0\u2003]+/gu, ' ').trim();
}
