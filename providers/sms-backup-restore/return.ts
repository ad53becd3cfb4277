/** Reads the backups of the Android app SMS Backup & Restore: messages (smses) and calls (calls), each one XML file. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { declaredReader, type Part } from '../../src/returns/declared/declared-reader.js';
import { Parties } from '../../src/returns/declared/parties.js';
import { Fields } from '../../src/returns/fields.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { utf8Item } from '../../src/returns/formats/utf8-item.js';
import { readXmlUnits, type XmlUnit } from '../../src/returns/formats/xml-units.js';
import { quoted } from '../../src/returns/told.js';
import { membersOf } from './attributes.js';
import { callDraft } from './call.js';
import { MendedXml } from './mended-xml.js';
import { mmsDraft } from './mms.js';
import { smsDraft } from './sms.js';

type Make = (f: Fields, draft: RecordDraft, out: Output, parties: Parties) => void;

interface Kind {
  kind: RecordDraft['kind'];
  category: RecordDraft['category'];
  make: Make;
}

const kinds: Record<string, Kind> = {
  sms: { kind: 'message', category: 'message_content', make: smsDraft },
  mms: { kind: 'message', category: 'message_content', make: mmsDraft },
  call: { kind: 'call', category: 'call_detail_records', make: callDraft },
};

async function read(item: Item, out: Output, parties: Parties): Promise<void> {
  const mended = new MendedXml(await utf8Item(item));
  let met = 0;
  const onUnit = (unit: XmlUnit): void => {
    met++;
    emit(unit, out, parties);
  };
  const info = await readXmlUnits(mended.item, (_, around) => around.length === 1, onUnit);
  out.encoding(encodingLabel(info.encoding));
  mended.report(out);
  around(info.outside, met, item, out);
}

function emit(unit: XmlUnit, out: Output, parties: Parties): void {
  out.rows(1);
  const { offset, length, line, name } = unit;
  const kind = kinds[name] ?? { kind: 'other', category: undefined, make: () => undefined };
  const draft: RecordDraft = {
    kind: kind.kind,
    category: kind.category,
    source: { offset, length, line, path: name },
  };
  const fields = new Fields(membersOf(unit), name, out);
  kind.make(fields, draft, out, parties);
  const made = draft.rest;
  const record = fields.finish(draft);
  if (made !== undefined && record.rest !== made) record.rest = { ...record.rest, ...made };
  out.record(record);
}

/** The root's own attributes: how many there should be, and which backup it was. */
function around(outside: Map<string, string[]>, met: number, item: Item, out: Output): void {
  const stray: Record<string, unknown> = {};
  for (const [path, [value = '']] of outside) {
    if (!/^(smses|calls)\/@/.test(path)) {
      out.field(path, 'unknown', 1, 'stands outside of every message and call', value.slice(0, 120));
      stray[path] = value;
      continue;
    }
    const note = path.endsWith('/@count') ? undefined : `about the backup: ${quoted(value)}`;
    out.field(path, 'read', 1, note);
    if (path.endsWith('/@count')) compare(value, met, out);
  }
  if (Object.keys(stray).length === 0) return;
  out.rows(1);
  out.record({ kind: 'other', rest: stray, source: { offset: 0, length: item.size } });
}

function compare(count: string, met: number, out: Output): void {
  if (Number(count) === met) return;
  const text = `The file says that it holds ${count} entries; ${met} are there. Ask for the original file: entries may have been taken out, or the backup was broken off.`;
  out.finding('finding', 'count-differs', text);
}

const part = (table: string, root: RegExp): Part<Parties> => ({
  table,
  fit: ({ kind, text }) => (kind !== 'html' && root.test(text) ? 90 : 0),
  read,
});

/** Past a declaration, comments and a style sheet. */
const before = String.raw`^\ufeff?(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->)*`;

export const reader = declaredReader<Parties>({
  id: 'sms-backup-restore',
  version: 1,
  provider: 'sms-backup-restore',
  title: 'SMS Backup & Restore (Android): messages and calls',
  layouts: [{ id: 'xml', title: '<smses> with sms and mms; <calls> with call' }],
  parts: [
    part('smses', new RegExp(`${before}<smses(\\s+[a-z_]+="[^"]*")*\\s*/?>`)),
    part(
      'calls',
      new RegExp(
        `${before}<calls(\\s+(count|backup_set|backup_date|type)="[^"]*")*\\s*/?>\\s*(<call\\s[^>]*\\bnumber="|</calls>|$)`,
      ),
    ),
  ],
  state: () => new Parties(),
});
