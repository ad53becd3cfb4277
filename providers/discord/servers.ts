/** Servers the account is in, and their audit logs. */
import type { Item, Listing, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson, readWholeJson } from '../../src/returns/formats/json.js';

/** Emits one `group` for a `guild.json`. */
export async function readGuild(item: Item, account: string | undefined, out: Output): Promise<void> {
  const f = new Fields(await readWholeJson(item), '', out);
  const draft = group(f.text('name'), f.text('id'), { offset: 0, length: item.size });
  f.keep('id', 'description', 'owner_id', 'icon', 'banner', 'region', 'preferred_locale');
  // Their keys are ids: data, not names of members.
  const [channels, threads] = [f.raw('channels'), f.raw('threads')];
  const rest = { ...f.rest(), ...(channels ? { channels } : {}), ...(threads ? { threads } : {}) };
  if (Object.keys(rest).length > 0) draft.rest = rest;
  draft.account = account;
  out.rows(1);
  out.record(draft);
  f.done();
}

/** Emits one `group` for each server of the index that has no `guild.json` of its own. */
export async function readServerIndex(
  item: Item,
  listing: Listing,
  account: string | undefined,
  out: Output,
): Promise<void> {
  const described = new Set(
    listing.matching(/(^|\/)\d+\/guild\.json$/i).map((guild) => guild.name.split('/').at(-2)),
  );
  const index = (await readWholeJson(item)) as Record<string, unknown>;
  for (const [id, name] of Object.entries(index ?? {})) {
    out.rows(1);
    const own = described.has(id);
    out.field(
      '(server id)',
      own ? 'set_aside' : 'read',
      1,
      own ? 'the server has a file of its own' : undefined,
    );
    if (own) continue;
    const source = { offset: 0, length: item.size, path: id };
    out.record({ ...group(typeof name === 'string' ? name : undefined, id, source), account });
  }
}

function group(name: string | undefined, id: string | undefined, source: Place): RecordDraft {
  const draft: RecordDraft = { kind: 'group', category: 'group_membership', service: 'Discord', source };
  draft.text = name ?? id;
  if (id !== undefined) draft.rest = { id };
  return draft;
}

/** Emits one `other` for each entry of an audit log: what was done on a server, and by whom. */
export async function readAuditLog(item: Item, out: Output): Promise<void> {
  await readJson(item, {
    elements: ['[]', 'audit_log_entries[]'],
    onElement: (value, source) => {
      const f = new Fields(value, '[]', out);
      const draft: RecordDraft = { kind: 'other', service: 'Discord', source };
      draft.actor = f.text('user_id');
      draft.text = `audit log, action ${f.text('action_type') ?? '(none)'}`;
      f.keep('id', 'target_id', 'changes', 'options', 'reason', 'action_type');
      const rest = f.rest();
      if (rest !== undefined) draft.rest = rest;
      out.rows(1);
      out.record(draft);
      f.done();
    },
  });
}
