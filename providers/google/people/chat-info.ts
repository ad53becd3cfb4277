/** Google Chat beside the messages: who is in a conversation, and whose account it is. */
import type { Item, Output, RecordDraft } from '../../../src/returns/contract.js';
import { Fields } from '../../../src/returns/fields.js';
import { readWholeJson } from '../../../src/returns/formats/json.js';

const service = 'Google Chat';

/** `group_info.json`: one `group` with its members as peers; the conversation is the folder. */
export async function readGroupInfo(item: Item, out: Output): Promise<void> {
  const f = new Fields(await readWholeJson(item), '', out);
  const draft: RecordDraft = {
    kind: 'group',
    category: 'group_membership',
    service,
    thread: folderOf(item),
    text: f.text('name'),
    peers: f.children('members').map((member) => person(member, out)),
    source: { offset: 0, length: item.size, path: '$' },
  };
  out.rows(1);
  out.record(f.finish(draft));
  await out.drain();
}

/** `user_info.json`: one `account`, and one `group` for each conversation that the user was in. */
export async function readUserInfo(item: Item, out: Output): Promise<void> {
  const f = new Fields(await readWholeJson(item), '', out);
  const user = f.child('user');
  const account = user === undefined ? undefined : person(user, out, 'subject');
  const groups = f.children('membership_info');
  const source = { offset: 0, length: item.size, path: '$' };
  const drafts = groups.map((group, i) => ({
    ...membership(group),
    account,
    source: { ...source, path: `membership_info[${i}]` },
  }));
  const own: RecordDraft = { kind: 'account', category: 'basic_subscriber', service, account, source };
  const rest = f.rest();
  const { membership_info: left, ...around } = rest ?? {};
  if (rest !== undefined) own.rest = around;
  f.done();
  for (const [i, draft] of [own, ...drafts].entries()) {
    const further =
      i > 0 && Array.isArray(left) ? (left[i - 1] as Record<string, unknown> | undefined) : undefined;
    out.rows(1);
    out.record(further === undefined ? draft : { ...draft, rest: { ...draft.rest, ...further } });
  }
  await out.drain();
}

function membership(f: Fields): Omit<RecordDraft, 'source'> {
  const [text, thread] = [f.text('group_name'), f.text('group_id')];
  const state = f.text('membership_state');
  return {
    kind: 'group',
    category: 'group_membership',
    service,
    text,
    thread,
    ...(state === undefined ? {} : { rest: { membership_state: state } }),
  };
}

function person(f: Fields, out: Output, role: 'party' | 'subject' = 'party'): string {
  const [name, email] = [f.text('name'), f.text('email')];
  f.keep('name', 'user_type');
  const id = email ?? name ?? '(no name)';
  out.account({ id, ...(name && name !== id ? { name } : {}), service, role });
  return id;
}

/** The conversation that a file of Google Chat belongs to is the folder it lies in. */
export function folderOf(item: Item): string {
  const parts = item.path.split(/!?\//);
  return parts.at(-2) ?? item.base;
}
