/** How a file is read whose layout nobody published, by the resource that it came for. */
import type { RecordKind } from '../../../src/base/vocabulary.js';
import type { Item, Output, RecordDraft } from '../../../src/returns/contract.js';
import { readCsv } from '../../../src/returns/formats/csv.js';
import { genericRead } from '../../../src/returns/generic/generic.js';
import { sniffFile } from '../../../src/returns/generic/sniff-file.js';
import { looksLikeMbox } from '../../../src/returns/mail/read-mail.js';
import { type BoundTable, bindTable, reportCsv, type TableSpec } from '../../../src/returns/table.js';
import { ChangedOutput } from '../changed-output.js';
import type { Facts, ReadFile } from '../context.js';
import { readGmail } from '../people/mail.js';
import { accessLog, legalActivity, legalDevices } from '../tables/access.js';
import { markerNote } from '../tables/kinds.js';
import { categoryOf, holdsFiles } from './categories.js';
import { readPlainFile } from './files.js';
import { readHangoutsText } from './hangouts-text.js';
import { changeHistory, type PageKind, pageReader, tableOf } from './pages.js';

const kinds: [RegExp, RecordKind][] = [
  [/^AccessLogActivity\.Devices|^AndroidDeviceConfiguration|^GooglePlayStore\.Devices/, 'device'],
  [/^AccessLogActivity\.Activity/, 'login'],
  [/^GoogleAccount\.ChangeHistory/, 'change'],
  [/^Google ?Pay\.Transactions/, 'payment'],
  [/^Contacts\./, 'contact'],
  [/SubscriberInf/, 'account'],
  [/^Drive\./, 'file'],
];

function pageKind(resource: string): PageKind {
  const kind = kinds.find(([pattern]) => pattern.test(resource))?.[1] ?? 'other';
  return { kind, category: categoryOf(resource), service: resource };
}

/** Specs that may fit tables of the resource's pages. */
function specsFor(resource: string): TableSpec[] {
  if (/^GoogleAccount\.ChangeHistory/.test(resource)) return [changeHistory];
  if (/^AccessLogActivity\./.test(resource)) return [accessLog, legalActivity, legalDevices];
  return [];
}

/** Reads any file of a resource, each row named by it; nothing is left out. */
export const readByResource: ReadFile = async (item, out, facts) => {
  const { resource = '' } = facts;
  const head = await item.head();
  const { kind } = await sniffFile(head, item.name);
  if (/^G?Mail\./.test(resource) && looksLikeMbox(head)) await readGmail(item, out, facts);
  else if (kind === 'html' && isList(item, resource))
    await pageReader(pageKind(resource), specsFor(resource))(item, out, facts);
  else if (kind === 'csv' && !/^Drive\..*Content/.test(resource))
    await readNamedCsv(item, out, pageKind(resource));
  else if (kind === 'text' && /^Hangouts\./.test(resource)) await readHangoutsText(item, out, facts);
  else if (holdsFiles(resource)) await readPlainFile(item, out, facts);
  else await genericRead(item, new ChangedOutput(out, (draft) => ofKind(draft, pageKind(resource))));
};

/** A page that lists records or files, and is no page that the user kept. */
function isList(item: Item, resource: string): boolean {
  return !holdsFiles(resource) || /^index\.html?$/i.test(item.base);
}

/** What the generic reader made is given the resource's name and category. */
function ofKind(draft: RecordDraft, { category, service }: PageKind): RecordDraft {
  return { ...draft, category: draft.category ?? category, service: draft.service ?? service };
}

/** A CSV whose first row is its header, every column kept under its name. */
async function readNamedCsv(item: Item, out: Output, page: PageKind): Promise<void> {
  let table: BoundTable | null = null;
  const info = await readCsv(
    item,
    (row) => {
      if (row.blank) return;
      if (table === null) table = bindTable(tableOf(row.cells(), page), row, out);
      else table.row(row);
    },
    { delimiter: 'auto' },
  );
  (table as BoundTable | null)?.done();
  reportCsv(out, info);
  await out.drain();
}

/** Puts what the zip's name says on each record: its account, the kind of link, the mark of a copy. */
export function namedOutput(out: Output, facts: Facts): Output {
  const { account, accountId, resource = '', marker } = facts;
  const linked = /^GoogleAccountTargetAssociation\./.test(resource);
  if (account === undefined && marker === undefined && !linked) return out;
  return new ChangedOutput(out, (draft) => {
    if (draft.account === undefined || draft.account === accountId) draft.account = account;
    if (marker !== undefined) draft.notes = [...(draft.notes ?? []), markerNote(marker)];
    if (linked) draft.rest = { ...draft.rest, resource };
    return draft;
  });
}
