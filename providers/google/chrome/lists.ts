/** Chrome's lists in a Takeout beside the history: forms filled, addresses typed, devices, extensions, settings. */

import type { Item, Output, RecordDraft } from '../../../src/returns/contract.js';
import { Fields } from '../../../src/returns/fields.js';
import { readJson } from '../../../src/returns/formats/json.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';
import { type MemberSpec, memberRecord } from '../../../src/returns/member-spec.js';
import { plainText } from '../../../src/returns/plain-text.js';
import { instant } from '../../../src/returns/time.js';
import { badElement } from '../context.js';
import { since1601 } from '../json-kinds.js';

const service = 'Chrome';
const rest = { to: 'rest' } as const;
/** A moment that may be 0 for "never". */
const micros = {
  to: 'at',
  parse: (text: string) => (text === '0' ? instant.unreadable(text) : instant.epoch(text, 'us')),
} as const;

/** What an element of a list is, and the member that holds its moments where one element tells of several. */
interface ChromeList {
  spec: MemberSpec;
  stamps?: string;
}

const lists: Record<string, ChromeList> = {
  Autofill: {
    spec: {
      id: 'Autofill',
      kind: 'other',
      service,
      members: { value: { via: (value, draft) => texts(value, draft) }, name: rest },
    },
    stamps: 'usage_timestamp',
  },
  'Typed Url': {
    spec: {
      id: 'Typed Url',
      kind: 'visit',
      service,
      members: { title: { to: 'text' }, url: rest, hidden: rest, visit_transitions: rest },
    },
    stamps: 'visits',
  },
  'Search Engines': {
    spec: {
      id: 'Search Engines',
      kind: 'other',
      service,
      members: {
        short_name: { to: 'text' },
        date_created: { to: 'at', parse: since1601 },
        ...all(
          'last_modified keyword url suggestions_url favicon_url safe_for_autoreplace new_tab_url originating_url sync_guid input_encodings prepopulate_id image_url_post_params is_active image_url starter_pack_id',
        ),
      },
    },
  },
  'Device Info': {
    spec: {
      id: 'Device Info',
      kind: 'device',
      category: 'device_identifiers',
      service,
      members: {
        last_updated_timestamp: { to: 'at', unit: 'ms' },
        client_name: { to: 'device' },
        ...all(
          'manufacturer model os_type device_type chrome_version sync_user_agent signin_scoped_device_id',
        ),
      },
    },
  },
  Extensions: {
    spec: {
      id: 'Extensions',
      kind: 'other',
      service,
      members: { name: { to: 'text' }, ...all('id version enabled incognito_enabled remote_install') },
    },
  },
  'Arc Package': {
    spec: {
      id: 'Arc Package',
      kind: 'other',
      service,
      members: {
        package_name: { to: 'text' },
        last_backup_time: micros,
        ...all('package_version last_backup_android_id'),
      },
    },
  },
  'OS Priority Preference': {
    spec: {
      id: 'OS Priority Preference',
      kind: 'other',
      service,
      members: { preference: { inner: { name: { to: 'text' }, value: rest } } },
    },
  },
  'OS Preference': {
    spec: { id: 'OS Preference', kind: 'other', service, members: { name: { to: 'text' }, value: rest } },
  },
};

function all(names: string): MemberSpec['members'] {
  return Object.fromEntries(names.split(' ').map((name) => [name, rest]));
}

function texts(value: unknown, draft: RecordDraft): void {
  draft.text = Array.isArray(value) ? value.map(plainText).join('\n') : plainText(value);
}

const names = Object.keys(lists);

/** Emits one record for each element, or one for each of its moments where it holds a list of them. */
export async function readChromeLists(item: Item, out: Output): Promise<void> {
  const patterns = [...names.map((name) => `${name}[]`), '*[]'];
  const { skeleton, encoding } = await readJson(item, {
    elements: patterns,
    onElement: (value, place, { pattern }) => {
      const list = names[pattern];
      const { spec, stamps } = list === undefined ? unknownList : lists[list]!;
      const path = list === undefined ? (place.path ?? '').replace(/\[\d+\]$/, '[]') : `${list}[]`;
      const moments = stamps === undefined ? undefined : momentsOf(value, stamps);
      if (stamps !== undefined) out.field(`${path}.${stamps}`, 'read', moments?.length ?? 0);
      const draft = memberRecord(spec, without(value, stamps), path, out, place);
      for (const at of moments ?? [undefined]) {
        out.rows(1);
        out.record(at === undefined ? draft : { ...draft, at });
      }
    },
    onBadElement: badElement(out, '[]'),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  for (const key of Object.keys((skeleton ?? {}) as object)) root.list(key);
  root.done();
  await out.drain();
}

const unknownList: ChromeList = { spec: { id: 'other', kind: 'other', service, members: {} } };

function momentsOf(value: unknown, key: string): ReturnType<typeof since1601>[] | undefined {
  const stamps = (value as Record<string, unknown> | null)?.[key];
  if (!Array.isArray(stamps) || stamps.length === 0) return undefined;
  return stamps.map((stamp) => since1601(String(stamp)));
}

function without(value: unknown, key: string | undefined): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  const { [key]: _left, ...rest } = value as Record<string, unknown>;
  return rest;
}

const telling: Record<string, RegExp> = {
  Autofill: /"usage_timestamp"\s*:/,
  'Typed Url': /"visits"\s*:|"visit_transitions"\s*:/,
  'Search Engines': /"short_name"\s*:|"sync_guid"\s*:/,
  'Device Info': /"signin_scoped_device_id"\s*:|"sync_user_agent"\s*:|"client_name"\s*:/,
  Extensions: /"incognito_enabled"\s*:|"remote_install"\s*:/,
  'Arc Package': /"package_name"\s*:/,
  'OS Priority Preference': /"preference"\s*:/,
};

/** True for a file of one or more of the lists, each with a member of its own. */
export function isChromeLists(head: string): boolean {
  if (!/^\s*\{/.test(head)) return false;
  return Object.entries(telling).some(([name, own]) => {
    const at = head.search(new RegExp(`"${name}"\\s*:\\s*\\[`));
    return at >= 0 && (own.test(head.slice(at)) || /^\s*\{\s*"[^"]+"\s*:\s*\[\s*\]\s*\}\s*$/.test(head));
  });
}
