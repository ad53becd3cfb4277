/** The fields of a record with what each means, in the order of the record page. */

import { categoryWords } from '../../analysis/category-words.js';
import { isoOfUs, wallText } from '../../base/moment.js';
import type { StoredRecord } from '../../base/stored-record.js';
import type { CaseNames } from '../../desk/returns/case-names.js';
import type { ItemEntry } from '../../returns/contract.js';
import { ipForm } from '../../returns/people/ip.js';
import { type Explained, explain, type Glossary } from '../returns/glossary.js';
import { searchOf } from './filters.js';

export interface FieldRow {
  name: string;
  value: string;
  meaning: string;
  href?: string;
}

const basisWords: Record<string, string> = {
  stated: 'The source names its zone or offset.',
  epoch: 'The source counts from 1970, which is UTC.',
  layout: 'The layout’s own legend or documentation names the zone.',
  'not-stated': 'Nothing says which zone it is: the record stands by its own clock and may be hours off.',
  unreadable: 'The text is no time that Tecum can read. It is kept as it came.',
};

/**
 * Every field of Tecum’s own that the record has. `timeline` is the address of the case’s time line; `names` are those that
 * the sources give beside ids.
 */
export function fieldRows(r: StoredRecord, timeline: string, names: CaseNames): FieldRow[] {
  const shown = (id: string | null): string => names.shown(id ?? '', r.reading);
  const rows: (FieldRow | null)[] = [
    row('Time, UTC', r.at === null ? null : isoOfUs(r.at), basisWords[r.atBasis ?? ''] ?? ''),
    row('Time without zone', r.wall === null ? null : wallText(r.wall), basisWords['not-stated']!),
    row('Time in the source', r.atText, 'The text as it stands in the file.'),
    row('Until, UTC', r.until === null ? null : isoOfUs(r.until), 'When it ended, where the source says so.'),
    row('Until, in the source', r.untilText, 'The text as it stands in the file.'),
    row(
      'Account',
      shown(r.account),
      'The account whose return this is, as the source names it.',
      timeline + searchOf({ account: r.account ?? '' }),
    ),
    row(
      'Actor',
      shown(r.actor),
      'Who did it, as the source names them.',
      timeline + searchOf({ person: r.actor ?? '' }),
    ),
    row(
      'With or for',
      r.peers.map(shown).join('\n') || null,
      'Whom it was with or for, as the source names them.',
    ),
    row(
      'Conversation',
      r.thread,
      'The conversation, album or session it belongs to.',
      timeline + searchOf({ thread: r.thread ?? '' }),
    ),
    row('Text', r.text, 'The words themselves, as they came.'),
    row('IP address', r.ip, ipMeaning(r.ip), timeline + searchOf({ ip: r.ip ?? '' })),
    row('Port', r.port, 'Needed where many share one address.'),
    row(
      'Position',
      r.lat === null || r.lon === null ? null : `${r.lat}, ${r.lon}`,
      'Degrees, WGS 84: latitude, longitude.',
    ),
    row(
      'Accuracy',
      r.accuracy === null ? null : `${r.accuracy} m`,
      'The provider’s own estimate, in metres. The device may be outside it.',
    ),
    row('Place', r.place, 'The place in the source’s own words.'),
    row(
      'Amount',
      r.amount === null ? null : `${r.amount} ${r.currency ?? ''}`.trim(),
      'As the source states it.',
    ),
    row('Device', r.device, 'As the source names it.'),
    row('Media', r.media.join('\n') || null, 'References to files. “item:” is a file of this return.'),
    row('Service', r.service, 'The provider’s service or product.'),
    row(
      'Category',
      r.category === null ? null : categoryWords(r.category),
      'The data category that the reader gave it.',
    ),
    row(
      'Inferred',
      r.notes.join('\n') || null,
      'What the reader concluded, and how. It does not stand in the source.',
    ),
  ];
  return rows.filter((found) => found !== null);
}

/** What an address tells, its usual writing where it stands otherwise, and that nobody can be asked about it where that is so. */
function ipMeaning(ip: string | null): string {
  const form = ip === null ? null : ipForm(ip);
  const usual = form !== null && form.address !== ip ? ` Usually written ${form.address}.` : '';
  const range = form?.range ? ` Its range: ${form.range}.` : '';
  return `An address says which connection was used, not who used it.${usual}${range}`;
}

function row(name: string, value: string | number | null, meaning: string, href?: string): FieldRow | null {
  if (value === null || value === '') return null;
  return { name, value: String(value), meaning, ...(href === undefined ? {} : { href }) };
}

/** Everything else, by the source’s own names, with the glossary’s word on each. */
export function restRows(
  record: StoredRecord,
  item: ItemEntry | undefined,
  glossary: Glossary,
): { name: string; value: string; entry: Explained | null }[] {
  return Object.entries(record.rest).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value, null, 1),
    entry: explain(glossary, record.path?.startsWith('property-') ? record.path : (item?.table ?? ''), name),
  }));
}
