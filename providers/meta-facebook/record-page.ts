/** Reads one page of records: hands each section to its reader and remembers what the page links to. */
import type { Item, Output } from '../../src/returns/contract.js';
import { type BlockHandler, Blocks } from './blocks.js';
import { CallSection } from './call-section.js';
import type { Field } from './field.js';
import type { LinkedMedia } from './linked-media.js';
import type { Generation } from './markup.js';
import { readPage } from './page.js';
import { PageContext } from './page-context.js';
import { RequestSection } from './request-section.js';
import { BlockSection, type SectionReader } from './section-reader.js';
import { type SectionSpec, sections, threadSections } from './sections.js';
import { ThreadSection } from './thread-section.js';

/** What a page told besides its records. */
export interface PageFacts {
  generations: Set<Generation>;
  /** Links to other pages of the return, as written. */
  pages: string[];
  sections: number;
}

/** Reads a page to its end. Records, ledger and findings go to `out`. */
export async function readRecordPage(item: Item, out: Output, media: LinkedMedia): Promise<PageFacts> {
  const page = new RecordPage(item, out, media);
  const info = await readPage(item, new Blocks(page));
  out.encoding(info.encoding.name);
  if (info.unclosed > 0 || !info.closed) page.reportCut(info.unclosed);
  page.finish();
  return page.facts;
}

class RecordPage implements BlockHandler {
  readonly facts: PageFacts = { generations: new Set(), pages: [], sections: 0 };
  readonly #context: PageContext;
  #reader: SectionReader | null = null;
  #request: RequestSection | null = null;
  #generation: Generation | null = null;
  #scripts = 0;
  #outside = 0;
  #asides = 0;

  constructor(item: Item, out: Output, media: LinkedMedia) {
    this.#context = new PageContext(item, out, media);
  }

  section(id: string): void {
    this.facts.sections += 1;
    const spec = sections[id];
    if (!spec) this.#reportNew(id);
    this.#reader = this.#readerFor(id, spec);
  }

  sectionEnd(): void {
    this.#reader?.end();
    this.#reader = null;
  }

  holdsRecords(field: Field): boolean {
    return this.#reader?.holdsRecords(field) ?? false;
  }

  enter(container: Field): void {
    this.#reader?.enter(container);
  }

  field(field: Field, container: Field | null): void {
    this.#reader?.field(field, container);
  }

  loose(text: string): void {
    this.#reader?.loose(text);
  }

  /** Only the 2024 generation sets records apart by an empty line. */
  separator(): void {
    if (this.#generation === 'inline') this.#reader?.separator();
  }

  outside(): void {
    this.#outside += 1;
  }

  aside(text: string): void {
    if (text.trim() !== '') this.#asides += 1;
  }

  link(href: string): void {
    if (/^[^:#?]+\.html?$/i.test(href) && !this.facts.pages.includes(href)) this.facts.pages.push(href);
  }

  generation(found: Generation): void {
    this.#generation = found;
    this.facts.generations.add(found);
  }

  script(): void {
    this.#scripts += 1;
  }

  /** A download that broke off, or a file that was cut: what it lacks nobody can see from the records. */
  reportCut(unclosed: number): void {
    const { out, item } = this.#context;
    const inside = unclosed > 0 ? `in the midst of ${unclosed} open blocks` : 'without its closing tag';
    out.finding(
      unclosed > 0 ? 'finding' : 'warning',
      'page-cut',
      `${item.base} ends ${inside} (byte ${item.size}): the file may have been cut off. Its last record may lack words, and records after ` +
        'it may be missing. Fetch the file again and compare its size.',
    );
  }

  finish(): void {
    const { out, item } = this.#context;
    if (this.#scripts > 0) {
      out.field(
        '<script>',
        'set_aside',
        this.#scripts,
        'script or style of the page: never run, holds no records',
      );
    }
    if (this.#outside > 0) {
      const why = 'labelled blocks before, between or after the sections: not read';
      out.field('(blocks outside sections)', 'unknown', this.#outside, why);
    }
    if (this.#asides > 0) {
      const why = 'the menu of the pages, and the marks at the end of each printed one';
      out.field('(words outside sections)', 'set_aside', this.#asides, why);
    }
    this.#context.reportRange(this.#request?.range ?? null);
    if (this.facts.sections > 0) return;
    out.finding(
      'finding',
      'layout-unknown',
      `${item.base} holds no section of a Meta record page: this layout is not known. Open the page and report the layout.`,
    );
  }

  #readerFor(id: string, spec: SectionSpec | undefined): SectionReader {
    const page = this.#context;
    if (id === 'request_parameters') {
      this.#request = new RequestSection(page, id, spec!);
      return this.#request;
    }
    if (threadSections.has(id)) return new ThreadSection(page, id, spec!);
    if (id === 'call_logs') return new CallSection(page, id, spec!);
    return new BlockSection(page, id, spec ?? { kind: 'other', anyLabel: true });
  }

  #reportNew(id: string): void {
    this.#context.out.field(`property-${id}`, 'unknown', 1, 'a section that this reader does not know');
    this.#context.out.finding(
      'drift',
      'new-section',
      `${this.#context.item.base} has a section that this reader does not know: property-${id}. ` +
        'Its labels and values are kept as records of kind "other".',
    );
  }
}
