/** Wrapped lists below `Account/user_data_exports`: each says how many records it should hold. */
import type { RecordKind } from '../../src/base/vocabulary.js';
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { tellMembers } from '../../src/returns/tell-members.js';
import { instant } from '../../src/returns/time.js';
import { paymentRecord } from './payments.js';

const kinds: [RegExp, RecordKind][] = [
  [/^payments$|coin_transactions|refunds/, 'payment'],
  [/entitlements|gifts|subscriptions/, 'purchase'],
  [/billing_profile|coin_accounts/, 'account'],
  [/data_subject_access_requests|support|appeals/, 'support'],
];

/** Emits one record for each element of `records` (or of a bare list); fewer than `record_count` is a finding. */
export async function readDataExport(item: Item, account: string | undefined, out: Output): Promise<void> {
  const name = item.base.replace(/\.json$/i, '').toLowerCase();
  let found = 0;
  const { skeleton, encoding } = await readJson(item, {
    elements: ['records[]', '[]'],
    onElement: (value, place, { pattern }) => {
      found += 1;
      out.rows(1);
      out.record({ ...exported(value, name, pattern === 0 ? 'records[]' : '[]', out, place), account });
    },
  });
  out.encoding(encodingLabel(encoding));
  if (!Array.isArray(skeleton)) wrapper(skeleton, found, item, out);
  await out.drain();
}

function exported(value: unknown, section: string, path: string, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, path, out);
  const draft: RecordDraft = {
    kind: kinds.find(([pattern]) => pattern.test(section))?.[1] ?? 'other',
    service: 'Discord',
    source,
  };
  if (draft.kind === 'payment') paymentRecord(f, draft);
  else describe(f, draft, section);
  return f.finish(draft);
}

function describe(f: Fields, draft: RecordDraft, section: string): void {
  const at = f.text('created_at') ?? f.text('starts_at') ?? f.text('claimed_at') ?? f.text('updated_at');
  if (at !== undefined) draft.at = instant.any(at);
  draft.text = [section.replaceAll('_', ' '), f.text('name') ?? f.text('type') ?? f.text('status')]
    .filter(Boolean)
    .join(' · ');
  f.keep('id', 'created_at', 'updated_at', 'status', 'user_id', 'sku_id', 'type');
}

function wrapper(skeleton: unknown, found: number, item: Item, out: Output): void {
  const f = new Fields(skeleton, '', out);
  f.list('records');
  const declared = f.number('record_count');
  tellMembers(f, ['section', 'generated_at', 'metadata'], 'of the export', out);
  f.done();
  if (declared === undefined || declared === found) return;
  out.finding(
    'finding',
    'record-count',
    `${item.path} says that it holds ${declared} records, but ${found} are in it. Ask Discord for the missing ones, and say so where you rely on this list.`,
  );
}
