/** Pages of a legal return beside that of the subscriber: change history, device configuration, any other. */

import type { DataCategory, RecordKind } from '../../../src/base/vocabulary.js';
import type { Output, RecordDraft } from '../../../src/returns/contract.js';
import { emptyRecord } from '../../../src/returns/empty-record.js';
import { asInstant, speaksOfTime } from '../../../src/returns/generic/time-columns.js';
import { type HtmlBlock, readHtmlTables } from '../../../src/returns/html-table.js';
import type { TableSpec } from '../../../src/returns/table.js';
import { instant } from '../../../src/returns/time.js';
import { quoted } from '../../../src/returns/told.js';
import type { ReadFile } from '../context.js';
import type { KnownTable } from '../tables/kinds.js';

export const changeHistory: KnownTable = {
  id: 'change history',
  kind: 'change',
  category: 'basic_subscriber',
  service: 'Google Account',
  columns: {
    Timestamp: { to: 'at' },
    'IP Address': { to: 'ip' },
    'Change Type': { to: 'text' },
    'Old Value': { to: 'rest' },
    'New Value': { to: 'rest' },
  },
  aliases: { IP: 'IP Address', Type: 'Change Type', Time: 'Timestamp' },
  required: ['Timestamp', 'Old Value', 'New Value'],
};

/** What the rows of a page's tables are, by what the page is. */
export interface PageKind {
  kind: RecordKind;
  category?: DataCategory;
  service?: string;
}

/**
 * Reads any page: rows of tables under their own header, lines `Label: value` outside tables as one record a page, other
 * text with it. Nothing of the page is left out.
 */
export function pageReader(page: PageKind, specs: readonly TableSpec[] = []): ReadFile {
  return async (item, out) => {
    const facts = new PageFacts();
    const own = specs.map((spec) => ({ service: page.service, ...spec }));
    await readHtmlTables(item, out, own, {
      onBlock: (block) => facts.block(block, out),
      onPair: (label, value, { offset, length }) =>
        facts.block(
          {
            text: `${label.trimEnd().replace(/:$/, '').trimEnd()}: ${value}`,
            tag: 'th',
            links: [],
            offset,
            length,
          },
          out,
        ),
      other: (header) => tableOf(header, page),
    });
    facts.emit(page, out);
    await out.drain();
  };
}

/** A spec for any header. Every column kept; the one that speaks of time gives the time, the one that is an IP address the address. */
export function tableOf(header: readonly string[], page: PageKind): TableSpec {
  const columns: TableSpec['columns'] = {};
  let timed = false;
  for (const name of header) {
    const time = !timed && (speaksOfTime(name) || speaksOfTime(name.toLowerCase()));
    if (time) timed = true;
    if (time) columns[name] = { to: 'at', parse: (text) => asInstant(text) ?? instant.unreadable(text) };
    else columns[name] = /^ip( address)?$/i.test(name.trim()) ? { to: 'ip' } : { to: 'rest' };
  }
  return { id: 'table', ...page, columns };
}

/** Labels and text of a page, outside its tables. */
class PageFacts {
  readonly #rest: Record<string, string> = emptyRecord();
  readonly #text: string[] = [];
  #start = -1;
  #end = 0;

  block({ text, offset, length, links }: HtmlBlock, out: Output): void {
    for (const line of text.split('\n')) {
      const found = /^([^:]{1,60}?)\s*:\s*(\S.*)$/s.exec(line);
      if (found !== null && !/^https?$/i.test(found[1]!)) this.#put(found[1]!, found[2]!, out);
      else this.#text.push(line);
    }
    if (links.length > 0) this.#put('links', links.join('\n'), out);
    if (this.#start < 0) this.#start = offset;
    this.#end = offset + length;
  }

  /** Short headings alone are no record; the ledger has them. */
  emit(page: PageKind, out: Output): void {
    if (this.#start < 0) return;
    if (this.#isHeadings()) {
      const words = quoted(this.#text.join('; '));
      out.field(
        '(headings)',
        'set_aside',
        this.#text.length,
        `what the page calls itself, no record: ${words}`,
      );
      return;
    }
    if (this.#text.length > 0) out.field('(text)', 'read', this.#text.length);
    const draft: RecordDraft = {
      ...page,
      text: this.#text.join('\n') || undefined,
      source: { offset: this.#start, length: this.#end - this.#start },
    };
    if (Object.keys(this.#rest).length > 0) draft.rest = this.#rest;
    out.rows(1);
    out.record(draft);
  }

  #isHeadings(): boolean {
    const bare = Object.keys(this.#rest).length === 0;
    return bare && this.#text.length < 4 && this.#text.every((line) => line.length < 80);
  }

  #put(label: string, value: string, out: Output): void {
    out.field(label, 'read');
    this.#rest[label] = this.#rest[label] === undefined ? value : `${this.#rest[label]}\n${value}`;
  }
}

/** The page of Android's device configuration service. */
export const readDeviceConfiguration = pageReader({
  kind: 'device',
  category: 'device_identifiers',
  service: 'Android Device Configuration Service',
});

/** True for it. */
export function isDeviceConfiguration(head: string): boolean {
  return /ANDROID DEVICE CONFIGURATION SERVICE DATA/i.test(head);
}
