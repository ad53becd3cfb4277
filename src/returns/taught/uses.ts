/** Turns what a definition says of its fields into what tables and JSON objects are read by. */
import type { RecordDraft } from '../contract.js';
import type { Members, MemberUse } from '../member-spec.js';
import type { ColumnUse, TableSpec } from '../table.js';
import { splitCell } from '../table-cells.js';
import { normalName } from '../table-spec.js';
import type { TaughtPart, TaughtUse } from './schema.js';
import { timeParser } from './taught-time.js';

/** The table of a part; its columns by name. */
export function tableSpecOf(part: TaughtPart): TableSpec {
  const columns: Record<string, ColumnUse> = {};
  const kinds = part.kinds && normalName(part.kinds.field);
  for (const [name, use] of Object.entries(part.fields))
    columns[name] = normalName(name) === kinds ? kindColumn(part, use) : columnUse(use);
  return {
    id: part.id,
    kind: part.kind,
    ...(part.category === undefined ? {} : { category: part.category }),
    ...(part.constants?.service === undefined ? {} : { service: part.constants.service }),
    columns,
    required: part.recognise.fields ?? [],
    threads: Object.values(part.fields).some((use) => 'to' in use && use.to === 'thread'),
    after: (draft) => constants(part, draft),
  };
}

function columnUse(use: TaughtUse): ColumnUse {
  if ('aside' in use) return { aside: use.aside };
  if (use.to === 'at' || use.to === 'until') return { to: use.to, parse: timeParser(use.time) };
  if (use.to === 'peers' || use.to === 'media')
    return use.split === undefined ? { to: use.to } : { to: use.to, split: use.split };
  return { to: use.to } as ColumnUse;
}

/** The column that tells the kind is kept under its own name as well: a word that is not listed must not be lost. */
function kindColumn(part: TaughtPart, use: TaughtUse): ColumnUse {
  const name = part.kinds!.field;
  return {
    via(value, draft) {
      setKind(part, value, draft);
      if ('to' in use && use.to === 'text') draft.text = value;
      else draft.rest = { ...draft.rest, [name]: value };
    },
  };
}

/** The members of a JSON part: a dot in a name leads inward. */
export function membersOf(part: TaughtPart): Members {
  const members: Members = Object.create(null) as Members;
  for (const [path, use] of Object.entries(part.fields)) place(members, path.split('.'), memberUse(use));
  return members;
}

function place(members: Members, [name, ...inner]: string[], use: MemberUse): void {
  if (inner.length === 0) {
    members[name!] = use;
    return;
  }
  const there = members[name!];
  const below = there !== undefined && 'inner' in there ? there.inner : (Object.create(null) as Members);
  members[name!] = { inner: below };
  place(below, inner, use);
}

function memberUse(use: TaughtUse): MemberUse {
  if ('aside' in use) return { aside: use.aside };
  if (use.to === 'at' || use.to === 'until') return { to: use.to, parse: timeParser(use.time) };
  if ((use.to === 'peers' || use.to === 'media') && use.split !== undefined)
    return { via: (value, draft) => splitInto(value, use.to as 'peers', use.split!, draft) };
  return { to: use.to } as MemberUse;
}

function splitInto(value: unknown, to: 'peers' | 'media', split: string, draft: RecordDraft): void {
  const texts = (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'object' ? JSON.stringify(one) : String(one),
  );
  draft[to] = [...(draft[to] ?? []), ...texts.flatMap((text) => splitCell(text, split))];
}

/** Kind by value, where the part has such a rule; a word that it does not know leaves the part's own kind. */
export function setKind(part: TaughtPart, value: unknown, draft: RecordDraft): void {
  const { kinds } = part;
  if (kinds === undefined || !Object.hasOwn(kinds.values, String(value))) return;
  draft.kind = kinds.values[String(value)]!;
}

/** What is the same for every record of the part. */
export function constants(part: TaughtPart, draft: RecordDraft): void {
  const { service, currency } = part.constants ?? {};
  if (service !== undefined) draft.service ??= service;
  if (currency !== undefined && draft.amount !== undefined) draft.currency ??= currency;
}
