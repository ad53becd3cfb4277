/** Reads one section whose records are blocks of labels, whichever labels they are. */

import type { RecordDraft } from '../../src/returns/contract.js';
import { isEndpoint, parseEndpoint } from './address.js';
import { restOf } from './draft-parts.js';
import { type Field, linesOf } from './field.js';
import type { PageContext } from './page-context.js';
import { draftOf, type Making } from './record-draft.js';
import { SectionTally } from './section-tally.js';
import { partLabels, type SectionSpec } from './sections.js';
import { slotsOf } from './slots.js';
import { isTime, parseTime } from './times.js';

/** What a page asks of the reader of one section. */
export interface SectionReader {
  holdsRecords(field: Field): boolean;
  enter(container: Field): void;
  field(field: Field, container: Field | null): void;
  separator(): void;
  /** Words that stand in no block. */
  loose(text: string): void;
  end(): void;
}

const longestGlossary = 2000;
const noneHeld = /^no responsive records?\b/i;
const totalLine = /^([\d,]+) total$/i;

/** Records of labelled fields: a new one begins where a label comes again, or after an empty line. */
export class BlockSection implements SectionReader {
  protected readonly making: Making;
  #fields: Field[] = [];
  readonly #labels = new Set<string>();
  readonly #multi: Set<string>;
  readonly #wraps: Set<string>;
  #blocks = 0;
  #loose = 0;
  #none = false;
  /** The album that the records being read lie in. */
  #album: string | null = null;
  /** Label of the block that holds the records. */
  #title = '';
  #records = 0;

  constructor(
    protected readonly page: PageContext,
    readonly id: string,
    protected readonly spec: SectionSpec,
  ) {
    const tally = new SectionTally(`property-${id}`);
    this.making = { page, spec, slots: slotsOf(spec), tally };
    this.#multi = keysOf(spec.multi);
    this.#wraps = keysOf(spec.wrap);
  }

  holdsRecords(field: Field): boolean {
    if (isDefinition(field) || this.#isWhole(field)) return false;
    if (this.spec.holds?.test(field.label)) return true;
    if (field.depth === 1 && field.key === this.#title) return true;
    return field.depth === 0 && !partLabels.has(field.key);
  }

  enter(container: Field): void {
    this.flush();
    if (container.depth === 0) this.#entitle(container);
    this.#album = this.spec.holds?.test(container.label) ? albumName(container) : null;
  }

  /** The block that holds the records is called as its section is; another title is told. */
  #entitle({ key, label }: Field): void {
    this.#title = key;
    const plain = key.replace(/[^\p{L}\p{N}]+/gu, '_');
    if (plain !== this.id && label !== '') this.making.tally.read(label);
  }

  field(field: Field, container: Field | null): void {
    if (isDefinition(field)) {
      this.making.tally.aside(
        field.label,
        `The provider's own glossary, not a record: ${glossaryText(field)}`,
      );
      return;
    }
    this.#blocks += 1;
    if (this.#saysNone(field)) this.#none = true;
    else if (this.#isWhole(field)) this.#whole(field);
    else if (this.#isList(field)) this.#lines(field);
    else this.add(field, container);
  }

  separator(): void {
    this.flush();
  }

  loose(text: string): void {
    this.#loose += 1;
    this.making.tally.unknown('(words outside blocks)', text);
  }

  end(): void {
    this.flush();
    const { out } = this.page;
    const { path } = this.making.tally;
    this.making.tally.flush(out);
    if (this.#records > 0) return;
    if (this.#none)
      out.field(path, 'read', 1, 'Asked, none held: the provider says that it located no such records.');
    else if (this.#blocks + this.#loose > 0) this.#unread(path);
    else
      out.field(path, 'read', 1, 'The section is there and empty: it does not say whether records are held.');
  }

  protected add(field: Field, _container: Field | null): void {
    const { key } = field;
    if (this.#labels.has(key) && this.beginsRecord(key)) this.flush();
    this.#labels.add(key);
    this.#fields.push(field);
  }

  /** Whether a label that comes again, in lower case, begins a new record. */
  protected beginsRecord(label: string): boolean {
    return !this.#multi.has(label);
  }

  /** Emits what has been gathered as one record. */
  protected flush(): void {
    const fields = this.#fields.filter((field) => !field.container && !this.#isHeading(field));
    this.#fields = [];
    this.#labels.clear();
    if (fields.every(isBlank)) return;
    if (this.spec.list && fields.length === 1 && fields[0]!.children.length === 0) this.#lines(fields[0]!);
    else this.emit(fields);
  }

  protected emit(fields: readonly Field[]): void {
    for (const field of fields) this.#checkTotal(field);
    const draft = draftOf(fields, this.making);
    if (fields.length === 1 && this.spec.kind !== 'media') describeSingle(draft, fields[0]!, this.page);
    if (this.#album !== null) restOf(draft).Album = this.#album;
    this.finishDraft(draft, fields);
    this.count(draft);
  }

  /** What the section knows besides the block: the thread, the kind. */
  protected finishDraft(_draft: RecordDraft, _fields: readonly Field[]): void {}

  protected count(draft: RecordDraft): void {
    this.#records += 1;
    this.page.emit(draft);
  }

  /** A title with nothing beside it, where the records stand next to it and not in it. */
  #isHeading(field: Field): boolean {
    return field.depth === 0 && isBlank(field) && !this.spec.anyLabel && !this.making.slots.has(field.key);
  }

  /** The provider's word that there is nothing, and not somebody's message of these words. */
  #saysNone(field: Field): boolean {
    // Asked of every field: its first letter settles nearly all.
    if (!/^\s*n/i.test(field.text) || !noneHeld.test(field.text.trim())) return false;
    return (
      field.depth === 0 || (this.#fields.length === 0 && this.making.slots.get(field.key)?.name !== 'text')
    );
  }

  #isWhole(field: Field): boolean {
    return this.#wraps.has(field.key);
  }

  #whole(field: Field): void {
    this.flush();
    this.making.tally.read(field.label);
    if (field.children.length === 0) this.emit([field]);
    for (const child of field.children) this.add(child, field);
    this.flush();
  }

  #isList(field: Field): boolean {
    return (
      this.spec.list === true &&
      field.children.length === 0 &&
      field.breaks.length > 0 &&
      lineCount(field) > 1
    );
  }

  /** One record a line. */
  #lines(field: Field): void {
    const lines = linesOf(field);
    const counted = totalLine.test(lines[0]?.text ?? '');
    for (const line of counted ? lines.slice(1) : lines) {
      const { text, offset, length } = line;
      this.emit([{ ...field, text, breaks: [], files: [], offset, end: offset + length }]);
    }
    if (counted) this.#checkTotal(field);
  }

  /** A list may begin with its own count, `12 Total`. */
  #checkTotal(field: Field): void {
    const first = field.text.charCodeAt(0);
    if (first < 48 || first > 57 || !/^[\d,]+ total\s*$/im.test(field.text)) return;
    const lines = linesOf(field);
    const said = totalLine.exec(lines[0]!.text)?.[1];
    const found = lines.length - 1;
    if (said === undefined || Number(said.replaceAll(',', '')) === found) return;
    this.page.out.finding(
      'finding',
      'count-disagrees',
      `${this.page.item.base} says "${field.label}: ${said} Total" and lists ${found}. Ask the provider for the rest.`,
    );
  }

  #unread(path: string): void {
    this.page.out.finding(
      'finding',
      'section-unread',
      `Section ${path} of ${this.page.item.base} is not empty, but no record could be read from it: this layout is not ` +
        'known. Look at the page itself, and report the layout.',
    );
    this.page.out.field(path, 'failed', 1, 'content in a layout that is not known');
  }
}

/** A block that explains labels: `… Definition`. */
export function isDefinition(field: Field): boolean {
  return field.key.endsWith('definition') || field.key.endsWith('definitions');
}

function keysOf(labels: readonly string[] | undefined): Set<string> {
  return new Set((labels ?? []).map((label) => label.toLowerCase()));
}

/** `Album: Summer` names it in the label; other pages name it in the value. */
function albumName(container: Field): string {
  return container.label.replace(/^Album\s*:?\s*/i, '') || container.text.trim();
}

/** What the provider itself says that the labels mean, for the ledger. */
function glossaryText(field: Field): string {
  const nested = field.children.map((child) => `${child.label}: ${child.text.trim()}`);
  return [field.text.trim(), ...nested].join('\n').trim().slice(0, longestGlossary);
}

function isBlank(field: Field): boolean {
  return field.text.trim() === '' && field.children.length === 0 && field.files.length === 0;
}

function lineCount(field: Field): number {
  return field.text.split('\n').filter((line) => line.trim() !== '').length;
}

/** A record of one value: its words are the text, and a time, an address or a user in it is recognised. */
function describeSingle(draft: RecordDraft, field: Field, page: PageContext): void {
  const value = field.text.trim();
  if (value === '' || field.children.length > 0) return;
  if (draft.at == null && isTime(value)) draft.at = parseTime(value);
  if (draft.ip === undefined && isEndpoint(value)) Object.assign(draft, parseEndpoint(value));
  if (draft.kind === 'contact' && draft.peers === undefined) {
    const user = page.user(value);
    if (user) draft.peers = [user.id];
  }
  draft.text ??= value;
}
