/** How the tables of a Google export are told by their header and read, as CSV or as a table of a page. */
import type { RecordDraft } from '../../../src/returns/contract.js';
import { readHtmlTables } from '../../../src/returns/html-table.js';
import { normalName, readTable, type TableSpec } from '../../../src/returns/table.js';
import type { Facts, ReadFile } from '../context.js';

/** A table that can be known by its header alone: every one of `required` must be there. */
export interface KnownTable extends TableSpec {
  /** Columns that together stand in no other provider's header. `required` if absent. */
  telling?: string[];
}

/** Reads a CSV (or a page) by these specs; in a legal return each row also has the account that the zip names. */
export function tableReader(specs: readonly TableSpec[]): ReadFile {
  return async (item, out, facts) => {
    const own = specs.map((spec) => ofAccount(spec, facts));
    const head = (await item.head()).toString('latin1').trimStart();
    if (/^(\ufeff|ï»¿)?</.test(head)) await readHtmlTables(item, out, own);
    else await readTable(item, out, own);
    await out.drain();
  };
}

/** The spec with the account of the zip on each row; a row's own GAIA id, where it is the zip's, gives way to the name. */
function ofAccount(spec: TableSpec, facts: Facts): TableSpec {
  if (facts.account === undefined) return spec;
  return {
    ...spec,
    after(draft, row) {
      const { account } = draft;
      if (account === undefined || account === facts.accountId) draft.account = facts.account;
      if (facts.marker !== undefined) draft.notes = [...(draft.notes ?? []), markerNote(facts.marker)];
      return spec.after?.(draft, row);
    },
  };
}

/** What is said on each record of a copy that is not the current one. */
export function markerNote(marker: string): string {
  return `from the copy marked ${marker}, not from the account as it was when the return was made`;
}

/** True when the first line of the text is a header with all the telling columns of the table. */
export function hasHeader(head: string, spec: KnownTable): boolean {
  const line = head.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
  if (line.length > 8000) return false;
  const cells = new Set(line.split(/[,;\t]/).map((cell) => normalName(cell.replace(/^\s*"|"\s*$/g, ''))));
  const telling = spec.telling ?? spec.required ?? [];
  return telling.length > 0 && telling.every((name) => cells.has(normalName(name)));
}

/** True when a page has, as cells of a table, the telling columns of the table. */
export function hasHtmlHeader(head: string, spec: KnownTable): boolean {
  if (!/<table\b/i.test(head)) return false;
  const cells = new Set(
    [...head.matchAll(/<t[hd]\b[^>]*>\s*(?:<[^>]+>\s*)*([^<]*)/gi)].map((found) =>
      normalName(found[1] ?? ''),
    ),
  );
  const telling = spec.telling ?? spec.required ?? [];
  return telling.length > 0 && telling.every((name) => cells.has(normalName(name)));
}

/** Parts of a place, in the order of the columns. */
export function addPlace(value: string, draft: RecordDraft): void {
  draft.place = draft.place === undefined ? value : `${draft.place}, ${value}`;
}

/** Columns that are known and kept under their own names. */
export function keep(names: string): TableSpec['columns'] {
  return Object.fromEntries(
    names
      .split('|')
      .filter((name) => name !== '')
      .map((name) => [name, { to: 'rest' }]),
  );
}
