/** Bare lists of Google Play (each element wrapped in one member that says what it is) and of YouTube's older JSON. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';

interface Wrapped {
  kind: RecordDraft['kind'];
  category?: RecordDraft['category'];
  /** Where the moment stands. */
  time: string[];
}

const wrapped: Record<string, Wrapped> = {
  install: { kind: 'other', time: ['firstInstallationTime', 'lastUpdateTime'] },
  libraryDoc: { kind: 'other', time: ['acquisitionTime'] },
  purchaseHistory: { kind: 'purchase', category: 'purchase_history', time: ['purchaseTime'] },
  orderHistory: { kind: 'purchase', category: 'purchase_history', time: ['creationTime'] },
  subscription: { kind: 'purchase', category: 'purchase_history', time: ['renewalDate'] },
  device: { kind: 'device', category: 'device_identifiers', time: ['userAddedOnDeviceTime'] },
  review: { kind: 'post', time: ['creationTime'] },
};

/** Emits one record for each element. */
export async function readStoreList(item: Item, out: Output): Promise<void> {
  const { encoding } = await readJson(item, {
    elements: ['[]'],
    onElement: (value, place) => {
      out.rows(1);
      out.record(isVideoEntry(value) ? videoEntry(value, out, place) : storeEntry(value, out, place));
    },
    onBadElement: badElement(out, '[]'),
  });
  out.encoding(encodingLabel(encoding));
  await out.drain();
}

function storeEntry(value: unknown, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, '[]', out);
  const name = Object.keys((value ?? {}) as object).find((key) => Object.hasOwn(wrapped, key));
  const { kind, category, time } = (name === undefined ? undefined : wrapped[name]) ?? {
    kind: 'other',
    time: [],
  };
  const inner = name === undefined ? undefined : f.child(name);
  const doc = inner?.child('doc') ?? inner?.child('document');
  const title = doc?.text('title');
  const comment = name === 'review' ? inner?.text('comment') : undefined;
  if (comment !== undefined) doc?.keep('title');
  const draft: RecordDraft = { kind, service: 'Google Play', text: comment ?? title, source };
  if (category !== undefined) draft.category = category;
  const first = time.find((key) => inner?.text(key) !== undefined);
  if (first !== undefined) draft.at = instant.any(inner!.text(first)!);
  doc?.keep('documentType');
  const members = name === undefined ? {} : (value as Record<string, Record<string, unknown>>)[name];
  inner?.keep(
    ...Object.keys(members ?? {}).filter(
      (key) => !['doc', 'document', first].includes(key) && !(comment !== undefined && key === 'comment'),
    ),
  );
  return f.finish(draft);
}

function isVideoEntry(value: unknown): boolean {
  const { kind } = (value ?? {}) as { kind?: unknown };
  return typeof kind === 'string' && kind.startsWith('youtube#');
}

/** A liked video (an entry of the list of likes) is a `reaction`; a channel followed is a `contact`. */
function videoEntry(value: unknown, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, '[]', out);
  const snippet = f.child('snippet');
  const title = snippet?.text('title');
  const followed = f.text('kind') === 'youtube#subscription';
  const draft: RecordDraft = {
    kind: followed ? 'contact' : 'reaction',
    service: 'YouTube',
    text: title,
    source,
  };
  if (followed && title !== undefined) draft.peers = [title];
  const when = snippet?.text('publishedAt');
  if (when !== undefined) draft.at = instant.any(when);
  snippet?.keep(
    'channelId',
    'channelTitle',
    'description',
    'playlistId',
    'position',
    'resourceId',
    'thumbnails',
  );
  f.keep('contentDetails', 'etag', 'id', 'kind', 'status');
  return f.finish(draft);
}

/** True for a list of either kind. */
export function isStoreList(head: string): boolean {
  if (!/^\s*\[\s*\{/.test(head)) return false;
  if (/"kind"\s*:\s*"youtube#(playlistItem|subscription)"/.test(head)) return true;
  return /^\s*\[\s*\{\s*"(install|libraryDoc|purchaseHistory|orderHistory|subscription|review|device)"\s*:\s*\{\s*"(doc|document|acquisitionTime|invoicePrice|orderId|deviceAttribute|mostRecentData|paymentMethodTitle|creationTime|comment|starRating)"/.test(
    head,
  );
}
