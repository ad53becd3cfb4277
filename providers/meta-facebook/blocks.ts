/**
 * Turns the tags of a record page into labelled fields, in one pass and with memory that does not grow:
 * a field that holds records hands its children on as they close and keeps none of them.
 */
import { added, type Field, newField } from './field.js';
import { HeldField } from './held-field.js';
import { type Generation, generationOf, type Role, roleOf } from './markup.js';
import { addText, join, type Open, setLabel } from './open-block.js';

/** Whom the blocks are told to. Offsets are bytes of the page. */
export interface BlockHandler {
  section(id: string, offset: number): void;
  sectionEnd(end: number): void;
  /** Asked when the first child of a field opens: does the field hold records? */
  holdsRecords(field: Field): boolean;
  /** A container opened; its own text so far is in `field.text`. */
  enter(container: Field): void;
  /** A field closed that is not part of another one. `container` is null directly in the section. */
  field(field: Field, container: Field | null): void;
  /** An empty line between two blocks of a container: the next one begins a new record. */
  separator(): void;
  /** Words in a section that stand in no block. */
  loose(text: string): void;
  /** A labelled block outside all sections. */
  outside(): void;
  /** Words outside all sections, and those of a page's mark. */
  aside(text: string): void;
  /** A link outside all sections. */
  link(href: string): void;
  generation(found: Generation): void;
  script(bytes: number): void;
}

/** Feed it tags and text with byte positions; it calls the handler. */
export class Blocks {
  readonly #roles: Role[] = [];
  readonly #open: Open[] = [];
  /** The last labelled field at each depth of this section: what an unlabelled block continues. */
  #last: Field[] = [];
  #lastLeaf: Field | null = null;
  readonly #held: HeldField;
  #inSection = false;
  /** Levels of ignored elements (page markers, scripts) that are open. */
  #muted = 0;
  #scriptFrom = 0;

  constructor(private readonly handler: BlockHandler) {
    this.#held = new HeldField(handler);
  }

  open(tag: string, attributes: Record<string, string>, offset: number): void {
    const role = this.#muted > 0 ? 'plain' : this.#settle(roleOf(tag, attributes));
    if (!isVoid(tag)) this.#roles.push(role);
    switch (role) {
      case 'page':
      case 'script':
        this.#mute(role, offset);
        break;
      case 'section':
        this.#openSection((attributes.id ?? '').slice('property-'.length), offset);
        break;
      case 'field':
      case 'heading':
        this.#openField(tag, role, attributes, offset);
        break;
      case 'value':
      case 'cell':
        this.#openValue();
        break;
      case 'break':
        if (tag === 'br') this.#break(offset, true);
        break;
      case 'image':
        this.#file(attributes.src);
        break;
      case 'link':
        this.#link(attributes.href);
        break;
    }
  }

  /** Text with entities already resolved. `offset` is its first byte. */
  text(text: string): void {
    if (this.#muted > 0) {
      if (this.#scriptFrom < 0) this.handler.aside(text);
      return;
    }
    const open = this.#open[this.#open.length - 1];
    if (open === undefined) {
      if (this.#inSection) this.#loose(text);
      else this.handler.aside(text);
      return;
    }
    if (!open.inValue) open.label += text;
    else if (open.field.container) this.#loose(text);
    else if (open.pending === 0 || text.trim() !== '') addText(open, text);
  }

  close(tag: string, end: number): void {
    if (isVoid(tag)) return;
    const role = this.#roles.pop();
    if (role === undefined) return;
    if (this.#muted > 0) {
      this.#unmute(role, end);
      return;
    }
    if (role === 'field' || role === 'cell') this.#closeField(end);
    else if (role === 'break') this.#break(end, false);
    else if (role === 'section' && this.#inSection) this.#closeSection(end);
  }

  /** End of the page: closes what the page left open. */
  end(offset: number): void {
    while (this.#open.length > 0) this.#closeField(offset);
    if (this.#inSection) this.#closeSection(offset);
  }

  /** A table cell that follows no heading is layout: it must not close the field around it. */
  #settle(role: Role): Role {
    if (role !== 'cell') return role;
    const open = this.#open[this.#open.length - 1];
    return open && !open.inValue ? role : 'plain';
  }

  #mute(role: Role, offset: number): void {
    this.#muted += 1;
    this.#scriptFrom = role === 'script' ? offset : -1;
  }

  #unmute(role: Role, end: number): void {
    if (role !== 'page' && role !== 'script') return;
    this.#muted -= 1;
    if (role === 'script' && this.#scriptFrom >= 0) this.handler.script(end - this.#scriptFrom);
  }

  #openSection(id: string, offset: number): void {
    if (this.#inSection) this.#closeSection(offset);
    this.#inSection = true;
    this.handler.section(id, offset);
  }

  #closeSection(end: number): void {
    while (this.#open.length > 0) this.#closeField(end);
    this.#held.tell();
    this.#inSection = false;
    this.#last = [];
    this.#lastLeaf = null;
    this.handler.sectionEnd(end);
  }

  #openField(tag: string, role: Role, attributes: Record<string, string>, offset: number): void {
    if (!this.#inSection) {
      this.handler.outside();
      return;
    }
    const found = generationOf(tag, role, attributes);
    if (found) this.handler.generation(found);
    const parent = this.#open[this.#open.length - 1];
    if (parent && !parent.inValue) this.#startValue(parent);
    if (parent) this.#hold(parent);
    const field = newField(this.#open.length, offset);
    this.#open.push({ field, target: field, inValue: false, label: '', pending: 0, brokenAt: 0 });
  }

  /** Settles whom a field's children belong to, at the first of them. */
  #hold(parent: Open): void {
    const { field } = parent;
    if (field.container || field.children.length > 0 || parent.target !== field) return;
    if (field.label === '') {
      this.#continue(parent);
      return;
    }
    this.#settleHolder(field);
  }

  /** Asks once whether a field holds records; one that does is entered. */
  #settleHolder(field: Field): void {
    field.container = this.handler.holdsRecords(field);
    if (!field.container) return;
    this.#held.letGo(field);
    this.#held.tell();
    this.handler.enter(field);
  }

  /** A block without a label that holds blocks carries on the block of its depth from before the page break. */
  #continue(parent: Open): void {
    const before = this.#last[parent.field.depth];
    if (before === undefined) {
      parent.field.container = true;
      return;
    }
    parent.target = before;
    if (before.container) {
      this.#loose(parent.field.text);
      parent.field.text = '';
    }
    if (before.container || before.children.length > 0) return;
    join(before, parent.field, parent.field.end);
    parent.field.text = '';
    this.#settleHolder(before);
  }

  #openValue(): void {
    const open = this.#open[this.#open.length - 1];
    if (open && !open.inValue) this.#startValue(open);
  }

  #startValue(open: Open): void {
    open.inValue = true;
    setLabel(open.field, open.label);
    if (open.field.label === '') return;
    if (!this.#carriesOn(this.#held.field)) this.#held.tell();
    this.#last.length = open.field.depth;
    this.#last[open.field.depth] = open.field;
  }

  #closeField(end: number): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    if (!open.inValue) this.#startValue(open);
    open.field.end = end;
    open.field.broken = open.pending > 0;
    if (open.field.label === '') this.#closeUnlabelled(open, end);
    else this.#deliver(open.field);
  }

  #closeUnlabelled(open: Open, end: number): void {
    const { field } = open;
    if (field.text.trim() === '' && field.files.length === 0) return;
    const before = this.#lastLeaf;
    const around = this.#open.findLast((one) => one.field.label !== '')?.field;
    if (before !== null && (around === undefined || around.offset < before.end)) {
      join(before, field, end);
      return;
    }
    setLabel(field, '(no label)');
    this.#deliver(field);
  }

  #deliver(field: Field): void {
    if (field.container) return;
    if (field.children.length === 0) this.#lastLeaf = field;
    const parent = this.#open[this.#open.length - 1]?.target ?? null;
    if (parent === null || parent.container) this.#held.hold(field, parent);
    else {
      parent.children = added(parent.children, field);
      parent.end = Math.max(parent.end, field.end);
    }
  }

  #loose(text: string): void {
    if (text.trim() !== '') this.handler.loose(text.trim());
  }

  /** True where a field that is open now stands in a block that carries this one on from the page before. */
  #carriesOn(field: Field | null): boolean {
    if (field === null) return false;
    for (const open of this.#open) if (open.target === field && open.field !== field) return true;
    return false;
  }

  #break(offset: number, isTag: boolean): void {
    const open = this.#open[this.#open.length - 1];
    if (open === undefined || open.target.container) {
      if (isTag && this.#inSection) this.#held.separator();
      return;
    }
    if (!open.inValue) return;
    if (open.field.text === '') return;
    open.pending += 1;
    open.brokenAt = offset;
  }

  #file(path: string | undefined): void {
    const open = this.#open[this.#open.length - 1];
    if (open && path && !open.field.files.includes(path)) open.field.files = added(open.field.files, path);
  }

  #link(href: string | undefined): void {
    if (!href) return;
    if (!this.#inSection) this.handler.link(href);
    else if (/(?:^|\/)linked_media\//.test(href)) this.#file(href);
  }
}

function isVoid(tag: string): boolean {
  return tag === 'br' || tag === 'img' || tag === 'hr' || tag === 'meta' || tag === 'link' || tag === 'input';
}
