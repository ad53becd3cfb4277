/** Reads the HTML pages of an Instagram or Facebook download: conversations, and lists of everything else. */

import { isIP } from 'node:net';
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { type HtmlInfo, readHtml } from '../../src/returns/formats/html.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { quoted } from '../../src/returns/told.js';
import { addRest, type Context } from './context.js';
import { facebookFile } from './facebook-sections.js';
import { type Box, PageBoxes, type PageFacts } from './page-box.js';
import { type Section, sectionOfFile } from './sections.js';

const contact: Section = { kind: 'contact', category: 'contacts_friends' };
const profileLink = /^https?:\/\/(?:www\.)?instagram\.com\/(?:_u\/)?([\w.]+)\/?$/;
const timeLabel = /^(?:time|date|zeit|datum|hora|fecha|heure|data|tijd)\b/i;
/** Sign-ins have their time as a heading, with its offset, beside the one by a clock without a zone. */
const isoHeading = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const notOnes = /^(?:Participants:|Group photo$|Group Invite Link:|Mailbox thread pending$)/;

/** Emits one message for each box of a conversation's page. */
export async function readThreadPage(context: Context, out: Output): Promise<void> {
  const reading = new ThreadPage(context, out, pageThread(context));
  const handler = new PageBoxes((box) => reading.box(box));
  const info = await readHtml(context.item, handler);
  reading.end(handler.facts);
  report(context, out, info, handler.facts, reading.records);
  await out.drain();
}

/** Emits one record for each box of a list's page. */
export async function readListPage(context: Context, out: Output): Promise<void> {
  let records = 0;
  let section: Section | null | undefined;
  const handler: PageBoxes = new PageBoxes((box) => {
    section ??= sectionOfPage(context, handler.facts.name || handler.facts.title);
    const drafts = listRecords(box, section, context);
    for (const draft of drafts) {
      records += 1;
      out.rows(1);
      tally(box, out);
      out.record(draft);
    }
  });
  const info = await readHtml(context.item, handler);
  report(context, out, info, handler.facts, records);
  if (section === null && records > 0) {
    const text = `The page ${context.item.path} is of a kind new to Tecum: its ${records} entries are kept as “other”. Look at them, and tell the maintainers what they are.`;
    out.finding('drift', 'section-unknown', text);
  }
  await out.drain();
}

class ThreadPage {
  records = 0;
  readonly #context: Context;
  readonly #out: Output;
  readonly #thread: string | null;
  readonly #told = new Set<string>();

  constructor(context: Context, out: Output, thread: string | null) {
    this.#context = context;
    this.#out = out;
    this.#thread = thread;
  }

  box(box: Box): void {
    const { heading } = box;
    if (box.time === '' && (heading === '' || notOnes.test(heading) || box.lines.length === 0)) {
      this.#out.field('(participants and the like)', 'read', 1, quoted(heading || box.lines.join(' ')));
      return;
    }
    tally(box, this.#out);
    const draft: RecordDraft = {
      kind: /^(?:Missed|Started|.* started) an? (?:audio|video) (?:call|chat)|^.{1,60} called /.test(
        box.lines[0] ?? '',
      )
        ? 'call'
        : 'message',
      account: this.#context.account,
      actor: heading === '' ? undefined : heading,
      thread: this.#thread ?? this.#context.item.base.replace(/\.html?$/i, ''),
      category: 'message_content',
      service: this.#context.service,
      source: placeOf(box),
    };
    fill(draft, box, this.#context);
    if (heading !== '') this.#context.people.add(heading, draft.thread!);
    if (!this.#told.has(draft.thread!)) this.#out.thread(draft.thread!);
    this.#told.add(draft.thread!);
    this.records += 1;
    this.#out.rows(1);
    this.#out.record(draft);
  }

  end(facts: PageFacts): void {
    if (this.#told.size === 0)
      this.#out.thread(this.#thread ?? (facts.title.trim() || this.#context.item.base));
  }
}

/** The folder names a conversation (`inbox/inescalder_17842`); a loose page is known by its own name. */
function pageThread({ item }: Context): string | null {
  const folder = item.name.slice(0, Math.max(0, item.name.length - item.base.length - 1));
  return /^message(_\d+)?\.html?$/i.test(item.base) && folder !== ''
    ? folder.replace(/^.*messages\//, '')
    : null;
}

function sectionOfPage({ item, facebook }: Context, name: string): Section | null {
  const base = item.base.replace(/\.html?$/i, '');
  const title = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^your_|_$/g, '');
  for (const one of [base, title]) {
    const found = (facebook ? facebookFile(one) : null) ?? sectionOfFile(one);
    if (found !== null) return found;
  }
  return null;
}

/** One record a box; a box of several accounts that are linked, each with its own time, gives one for each. */
function listRecords(box: Box, known: Section | null, context: Context): RecordDraft[] {
  const section =
    known ??
    (box.links.some((link) => profileLink.test(link)) && box.pairs.length === 0
      ? contact
      : { kind: 'other' as const });
  const draft: RecordDraft = {
    kind: section.kind,
    service: context.service,
    account: context.account,
    source: placeOf(box),
  };
  if (section.category !== undefined) draft.category = section.category;
  fill(draft, box, context);
  if (section.kind === 'account') tellOwner(box, context);
  if (section.kind === 'contact' || section.kind === 'reaction') {
    const name = profileLink.exec(box.links[0] ?? '')?.[1] ?? (box.heading || box.lines[0]);
    if (name !== undefined && name !== '') draft.peers = [name];
  }
  return [draft];
}

/** The profile's page names the account; labels are in the account's language. */
function tellOwner({ pairs }: Box, { people, account }: Context): void {
  const value = (label: RegExp) => pairs.find(([name, text]) => label.test(name) && text !== '')?.[1];
  const username = value(/^user ?name$/i) ?? account;
  if (username !== undefined) people.owner(username, value(/^name$/i));
}

/** What boxes of both kinds have: text, time, address, files; all else stays in the rest by its label. */
function fill(draft: RecordDraft, box: Box, context: Context): void {
  const lines = [...box.lines];
  const stamped = isoHeading.test(box.heading);
  const stamp = stamped ? box.heading : box.time || takeTime(box, lines);
  if (stamp !== '') draft.at = instant.any(stamp);
  const said = [draft.thread !== undefined || stamped ? '' : box.heading, ...lines];
  for (const [label, value] of box.pairs) {
    if (isIP(value) !== 0) draft.ip = value;
    else if (/user.?agent|^device/i.test(label)) draft.device = value;
    else if (!timeLabel.test(label)) said.push(value === '' ? label : `${label}: ${value}`);
  }
  const text = said.filter((part) => part !== '').join(box.pairs.length > 0 ? ' · ' : '\n');
  if (text !== '') draft.text = text;
  if (box.media.length > 0) draft.media = box.media.map((uri) => context.media.find(context.item, uri));
  if (box.pairs.length > 0) addRest(draft, Object.fromEntries(box.pairs));
  if (box.links.length > 0) addRest(draft, { links: box.links });
  if (box.reactions.length > 0) addRest(draft, { reactions: box.reactions });
}

/** Lists write the time as a line of its own, or as a row of their table. */
function takeTime(box: Box, lines: string[]): string {
  const row = box.pairs.find(([label, value]) => timeLabel.test(label) && value !== '');
  if (row !== undefined) return row[1];
  const last = lines.at(-1);
  if (last === undefined || !/\d{4}/.test(last) || instant.any(last).basis === 'unreadable') return '';
  lines.pop();
  return last;
}

function tally(box: Box, out: Output): void {
  for (const key of ['heading', 'time'] as const) if (box[key] !== '') out.field(`(${key})`, 'read');
  for (const key of ['lines', 'links', 'media', 'reactions'] as const)
    if (box[key].length > 0) out.field(`(${key})`, 'read', box[key].length);
  for (const [label, value] of box.pairs) out.field(label, 'read', value === '' ? 0 : 1);
}

function placeOf(box: Box): Place {
  return { offset: box.offset, length: box.length };
}

function report(context: Context, out: Output, info: HtmlInfo, facts: PageFacts, records: number): void {
  out.encoding(encodingLabel(info.encoding));
  const name = facts.name.replace(/\s+/g, ' ').trim();
  if (name !== '') out.field('(heading of the page)', 'read', 1, quoted(name));
  if (facts.outside > 0)
    out.field(
      '(texts outside the boxes)',
      'set_aside',
      facts.outside,
      'headings, menus and notes of the page',
    );
  if (info.unclosed > 0) {
    const text = `${context.item.base} ends with ${info.unclosed} open elements: the file may have been cut off, and entries may be missing. Fetch it again.`;
    out.finding('finding', 'page-cut', text);
  }
  if (records > 0) context.pages.count += 1;
}
