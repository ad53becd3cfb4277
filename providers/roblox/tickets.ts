/** Tickets of Roblox's help desk (Zendesk JSON): the ticket, and each comment below it. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import { instant } from '../../src/returns/time.js';

/** True when a head holds such a ticket. */
export function isTicket(text: string): boolean {
  return /^\s*[[{]/.test(text) && ['via', 'requester', 'comments'].every((key) => text.includes(`"${key}"`));
}

/** Emits one `support` record for each ticket and for each comment. */
export async function readTickets(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: ['[]', 'tickets[]'],
    onElement: (value, place) => ticket(value, '[]', place, out),
  });
  out.encoding(encodingLabel(encoding));
  const single = skeleton as { comments?: unknown } | null;
  if (!Array.isArray(skeleton) && Array.isArray(single?.comments))
    ticket(skeleton, '', { offset: 0, length: item.size }, out);
  await out.drain();
}

function ticket(value: unknown, path: string, source: Place, out: Output): void {
  const f = new Fields(value, path, out);
  const requester = f.child('requester');
  const id = f.text('id');
  const draft: RecordDraft = {
    kind: 'support',
    category: 'support_correspondence',
    service: 'Roblox support',
    text: f.text('subject'),
    actor: requester?.text('email') ?? requester?.text('name'),
    source,
  };
  const at = f.text('created_at');
  if (at !== undefined) draft.at = instant.any(at, { zone: 'UTC' });
  if (id !== undefined) {
    draft.thread = `ticket ${id}`;
    out.thread(draft.thread);
  }
  requester?.keep('id', 'name', 'created_at');
  f.keep('updated_at', 'status', 'type', 'recipient', 'tags', 'via', 'priority', 'url');
  const comments = f.children('comments').map((one) => comment(one, draft.thread, source));
  out.rows(1 + comments.length);
  const rest = withoutComments(f.rest());
  if (rest !== undefined) draft.rest = rest;
  out.record(draft);
  for (const one of comments) out.record(one);
  f.done();
}

/** What nobody took of a comment stands with the comment. */
function withoutComments(rest: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  if (rest === undefined) return undefined;
  const { comments: _comments, ...others } = rest;
  return Object.keys(others).length > 0 ? others : undefined;
}

function comment(f: Fields, thread: string | undefined, source: Place): RecordDraft {
  const author = f.child('author');
  const system = f.child('metadata')?.child('system');
  const draft: RecordDraft = {
    kind: 'support',
    category: 'support_correspondence',
    service: 'Roblox support',
    text: f.text('body'),
    actor: author?.text('email') ?? author?.text('name') ?? f.text('author_id'),
    ip: system?.text('ip_address'),
    place: system?.text('location'),
    lat: system?.number('latitude'),
    lon: system?.number('longitude'),
    ...(thread === undefined ? {} : { thread }),
    source,
  };
  const at = f.text('created_at');
  if (at !== undefined) draft.at = instant.any(at, { zone: 'UTC' });
  if (draft.lat !== undefined || draft.place !== undefined)
    draft.notes = ['the position is what the help desk looked up for the address, not one of a device'];
  markBadIp(draft);
  author?.keep('id', 'name', 'created_at');
  system?.keep('client');
  f.keep('id', 'type', 'public', 'via', 'html_body', 'plain_body', 'attachments');
  const rest = f.rest();
  if (rest !== undefined) draft.rest = rest;
  return draft;
}
