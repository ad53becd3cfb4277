/** One element of a file of X as a record: the key around the object says what it is. */

import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { asInstant, speaksOfTime } from '../../src/returns/generic/time-columns.js';
import { type MemberSpec, memberRecord } from '../../src/returns/member-spec.js';
import { plainText } from '../../src/returns/plain-text.js';
import { accounts } from './accounts.js';
import { events } from './direct-messages.js';
import { like, noteTweet, tweet } from './posts.js';

const specs: Record<string, MemberSpec> = { tweet, noteTweet, like, ...accounts, ...events };
/** Names of files whose elements stand without a key around them in older archives. */
const bare: Record<string, string> = {
  tweet: 'tweet',
  tweets: 'tweet',
  'deleted-tweets': 'tweet',
  like: 'like',
};

/** What a file knows of itself: its name, and the path of its elements. */
export interface Around {
  name: string;
  path: string;
}

/** The record of an element; text and numbers that stand alone are kept as they are. */
export function elementRecord(value: unknown, around: Around, out: Output, source: Place): RecordDraft {
  if (!isObject(value)) {
    out.field(around.path, 'read');
    return {
      kind: 'other',
      service: 'X',
      text: plainText(value),
      source,
    };
  }
  const key = Object.keys(value).find((one) => isObject(value[one]) && (specs[one] ?? null) !== null);
  if (key !== undefined && Object.hasOwn(specs, key)) return wrapped(value, key, around, out, source);
  const own = bare[around.name];
  if (own !== undefined && Object.hasOwn(value, 'id_str'))
    return memberRecord(specs[own]!, value, around.path, out, source);
  if (Object.hasOwn(value, 'senderId') && Object.hasOwn(value, 'createdAt'))
    return memberRecord(events.messageCreate!, value, around.path, out, source);
  return unnamed(value, around, out, source);
}

/** `{ "tweet": { … } }`; members beside the key are kept. */
function wrapped(
  value: Record<string, unknown>,
  key: string,
  around: Around,
  out: Output,
  source: Place,
): RecordDraft {
  const path = `${around.path}.${key}`;
  out.field(path, 'read');
  const draft = memberRecord(specs[key]!, value[key], path, out, source);
  for (const [beside, member] of Object.entries(value)) {
    if (beside === key) continue;
    out.field(
      `${around.path}.${beside}`,
      'unknown',
      1,
      'no reader knows this key; kept in the rest',
      sample(member),
    );
    draft.rest = { ...draft.rest, [beside]: member };
  }
  if (/^deleted/.test(around.name)) draft.category = 'deleted_content';
  if (/headers$/.test(around.name)) draft.category = 'message_metadata';
  return draft;
}

/** A part of the archive that has no name here: kept whole, with a time where a member is one. */
function unnamed(value: Record<string, unknown>, around: Around, out: Output, source: Place): RecordDraft {
  const keys = Object.keys(value);
  const only = keys.length === 1 && isObject(value[keys[0]!]) ? keys[0]! : null;
  const inside = only === null ? value : (value[only] as Record<string, unknown>);
  if (only !== null) out.field(`${around.path}.${only}`, 'read');
  const spec: MemberSpec = {
    id: around.name,
    kind: 'other',
    service: 'X',
    members: {},
    after: (draft, fields) => {
      fields.keep(...Object.keys(inside));
      draft.text = only ?? around.name;
      const when = Object.entries(inside).find(
        ([name, one]) => speaksOfTime(name) && asInstant(one) !== null,
      );
      if (when !== undefined) draft.at = asInstant(when[1]);
    },
  };
  return memberRecord(spec, inside, only === null ? around.path : `${around.path}.${only}`, out, source);
}

function sample(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 120) ?? '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
