/** The Google profile of a Takeout: name, addresses, birthday. */
import type { Output, RecordDraft } from '../../../src/returns/contract.js';
import type { MemberSpec } from '../../../src/returns/member-spec.js';
import { ChangedOutput } from '../changed-output.js';
import type { ReadFile } from '../context.js';
import { objectReader } from '../json-kinds.js';

const rest = { to: 'rest' } as const;

const spec: MemberSpec = {
  id: 'profile',
  kind: 'account',
  category: 'basic_subscriber',
  service: 'Google Account',
  members: {
    name: { inner: { formattedName: { to: 'text' }, givenName: rest, familyName: rest } },
    displayName: rest,
    emails: { via: (value, draft) => addresses(value, draft) },
    birthday: rest,
    gender: rest,
    nickname: rest,
    phoneNumbers: rest,
    addresses: rest,
    urls: rest,
    occupation: rest,
    tagLine: rest,
  },
};

const read = objectReader(spec);

/** Emits one `account`; its first address is the account of the Takeout. */
export const readProfile: ReadFile = (item, out, facts) =>
  read(item, new ChangedOutput(out, (draft) => told(draft, out)), facts);

function told(draft: RecordDraft, out: Output): RecordDraft {
  if (draft.account !== undefined) {
    const name = draft.text === undefined ? {} : { name: draft.text };
    out.account({ id: draft.account, ...name, service: 'Google Account', role: 'subject' });
  }
  return draft;
}

function addresses(value: unknown, draft: RecordDraft): void {
  draft.rest = { ...draft.rest, emails: value };
  const first = Array.isArray(value) ? (value[0] as { value?: unknown } | undefined)?.value : undefined;
  if (typeof first === 'string') draft.account = first;
}

/** True for the profile. */
export function isProfile(head: string): boolean {
  return /^\s*\{/.test(head) && /"formattedName"\s*:/.test(head) && /"(emails|displayName)"\s*:/.test(head);
}
