/** ChatGPT's conversations: each is a tree of nodes, since every changed question or new answer begins a branch. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { type JsonContext, jsonPart } from '../../src/returns/declared/json-part.js';
import type { Owners } from '../../src/returns/declared/owners.js';
import { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';

type Context = JsonContext<Owners>;
type Nodes = Record<string, { parent?: unknown } | null>;

interface Tree {
  thread: string;
  account: string | undefined;
  nodes: Nodes;
  /** Nodes from the current one up to the root: what the user last saw. */
  current: Set<string>;
  place: Place;
  out: Output;
}

/** The conversation itself is a record; then one for each node that holds a message, on whichever branch. */
function conversation(f: Fields, draft: RecordDraft, context: Context): void {
  const { item, out, state, place } = context;
  const title = f.text('title');
  const id = f.text('conversation_id') ?? f.text('id') ?? place.path ?? '';
  const account = state.of(item);
  draft.thread = id;
  draft.text = title;
  if (account !== undefined) draft.account = account;
  draft.at = seconds(f, 'create_time');
  draft.until = seconds(f, 'update_time');
  f.keep(
    'id',
    'conversation_id',
    'current_node',
    'moderation_results',
    'plugin_ids',
    'gizmo_id',
    'gizmo_type',
  );
  f.keep('is_archived', 'is_starred', 'safe_urls', 'default_model_slug', 'conversation_template_id', 'voice');
  f.keep('conversation_origin', 'async_status', 'disabled_tool_ids', 'blocked_urls', 'is_do_not_remember');
  f.keep('memory_scope', 'context_scopes', 'sugar_item_id', 'workspace_id', 'owner');
  out.thread(id);
  const mapping = f.raw('mapping');
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return;
  const nodes = mapping as Nodes;
  const current = pathTo(nodes, f.raw('current_node'));
  const tree: Tree = { thread: id, account, nodes, current, place, out };
  for (const key of Object.keys(nodes)) node(key, tree);
}

function pathTo(nodes: Nodes, last: unknown): Set<string> {
  const path = new Set<string>();
  for (let at = last; typeof at === 'string' && !path.has(at); at = nodes[at]?.parent) path.add(at);
  return path;
}

/** The root of a tree, or a place kept free: no record, but for what nobody knows of it. */
function silent(f: Fields, { out, place, thread }: Tree): void {
  const why = 'the root of a tree, or a place kept free: nothing was said';
  f.text('message');
  for (const key of ['id', 'parent', 'children']) f.aside(key, why);
  out.field('(nodes without a message)', 'set_aside', 1, why);
  const rest = f.rest();
  f.done();
  if (rest !== undefined) out.record({ kind: 'other', service: 'ChatGPT', thread, rest, source: place });
}

function node(key: string, tree: Tree): void {
  const { out, place, thread, account } = tree;
  out.rows(1);
  const f = new Fields(tree.nodes[key], '[].mapping.*', out);
  const source: Place = { ...place, path: `${place.path}.mapping.${key}` };
  const draft: RecordDraft = {
    kind: 'message',
    category: 'ai_conversations',
    service: 'ChatGPT',
    thread,
    source,
  };
  if (account !== undefined) draft.account = account;
  const message = f.child('message');
  if (message === undefined) {
    silent(f, tree);
    return;
  }
  f.keep('id', 'parent', 'children');
  const on = tree.current.size === 0 || tree.current.has(key);
  if (!on)
    draft.notes = ['on another branch than the one last shown: an earlier question or a second answer'];
  fill(message, draft);
  out.record(f.finish(draft));
}

function fill(message: Fields, draft: RecordDraft): void {
  draft.at = seconds(message, 'create_time');
  draft.until = seconds(message, 'update_time');
  const author = message.child('author');
  const role = author?.text('role');
  const name = author?.text('name');
  author?.keep('metadata');
  draft.actor = role === 'user' ? (draft.account ?? 'user') : [role, name].filter(Boolean).join(' ');
  if (role === 'system') draft.kind = 'system';
  const content = message.child('content');
  draft.text = textOf(content);
  const media = assetsOf(content);
  if (media.length > 0) draft.media = media;
  content?.keep(
    'content_type',
    'language',
    'model_set_context',
    'repository',
    'repo_summary',
    'source_analysis_msg_id',
  );
  content?.keep('thoughts', 'content', 'result', 'domain', 'title', 'url', 'summary', 'assets', 'tether_id');
  message.keep('id', 'status', 'end_turn', 'weight', 'metadata', 'recipient', 'channel');
}

/** Words of a message: its parts, or the one text that some kinds of content have. */
function textOf(content: Fields | undefined): string | undefined {
  if (content === undefined) return undefined;
  const parts = content.raw('parts');
  const words = Array.isArray(parts) ? parts.filter((part): part is string => typeof part === 'string') : [];
  const spoken = Array.isArray(parts)
    ? parts.flatMap((part: { text?: unknown } | null) => (typeof part?.text === 'string' ? [part.text] : []))
    : [];
  const own = ['text', 'user_profile', 'user_instructions'].flatMap((key) => content.text(key) ?? []);
  const all = [...words, ...spoken, ...own].filter((part) => part !== '');
  return all.length > 0 ? all.join('\n') : undefined;
}

/** Pictures and sounds among the parts, by their pointers; what else stands there is kept. */
function assetsOf(content: Fields | undefined): string[] {
  const parts = content?.raw('parts');
  if (!Array.isArray(parts) || parts.every((part) => typeof part === 'string')) return [];
  content?.keep('parts');
  return parts.flatMap((part: { asset_pointer?: unknown } | null) =>
    typeof part?.asset_pointer === 'string' ? [part.asset_pointer] : [],
  );
}

function seconds(f: Fields, key: string): RecordDraft['at'] {
  const value = f.text(key);
  if (value === undefined) return undefined;
  return /^\d+(\.\d+)?$/.test(value) ? instant.epoch(value, 's') : instant.any(value);
}

export const conversationPart = jsonPart<Owners>({
  table: 'conversations',
  proof: ['[].mapping', '[].title', '[].create_time'],
  empty: /^conversations/i,
  lists: [
    { elements: '[]', kind: 'group', category: 'ai_conversations', service: 'ChatGPT', make: conversation },
  ],
});
