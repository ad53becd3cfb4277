/** Reads CASE/UCO JSON-LD, in which tools of the field hand investigations to each other: one record for each node. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { declaredReader, type Part } from '../../src/returns/declared/declared-reader.js';
import { type JsonContext, jsonPart } from '../../src/returns/declared/json-part.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { kindOf } from './kinds.js';
import { Links } from './links.js';
import { localName, Node } from './node.js';

/** The links of the file that is being read. */
interface State {
  links: Links;
}

const graph = jsonPart<State>({
  table: 'graph',
  proof: ['@graph'],
  sign: /ontology\.(unifiedcyberontology|caseontology)\.org\//,
  lists: [{ elements: '@graph[]', kind: 'other', make }],
  aside: { '@context': 'says which vocabularies the names belong to' },
});

const part: Part<State> = {
  ...graph,
  read: async (item: Item, out: Output, state: State) => {
    state.links = await Links.of(item);
    await graph.read!(item, out, state);
  },
};

function make(f: Fields, draft: RecordDraft, context: JsonContext<State>): void {
  const node = new Node(context.value);
  const { links } = context.state;
  const { kind, category } = kindOf(node);
  draft.kind = kind;
  draft.category = category;
  times(node, draft);
  people(node, draft, links, context.out);
  draft.text = textOf(node, links);
  position(node, draft);
  const application = node.ref('application');
  draft.service = application === undefined ? undefined : links.labelOf(application);
  if (kind === 'message') conversation(node, draft, links, context.out);
  if (kind === 'account') account(node, links, context.out);
  keepKnown(f, context.value);
}

function times(node: Node, draft: RecordDraft): void {
  const at =
    node.text('sentTime') ?? node.text('startTime') ?? node.text('receivedTime') ?? node.text('resultTime');
  const until = node.text('endTime');
  if (at !== undefined) draft.at = instant.any(at);
  if (until !== undefined) draft.until = instant.any(until);
}

/** `from` and `to` of messages and calls, by the number or name of the account that they point to. */
function people(node: Node, draft: RecordDraft, links: Links, out: Output): void {
  const from = node.refs('from').map((id) => links.labelOf(id));
  const to = node.refs('to').map((id) => links.labelOf(id));
  draft.actor = from[0];
  if (to.length + from.length > 1 || (to.length > 0 && from.length === 0))
    draft.peers = [...from.slice(1), ...to];
  for (const id of [...from, ...to]) out.account({ id, role: 'party' });
  if (from.length === 0 && to.length > 1) draft.notes = ['the node names who took part and not who began'];
  const contact = node.type === 'Contact' ? ['displayName', 'phoneNumber', 'emailAddress'] : [];
  const named = contact.flatMap((name) =>
    [node.text(name) ?? [], node.refs(name).map((id) => links.labelOf(id))].flat(),
  );
  if (named.length > 0) draft.peers = named;
}

function textOf(node: Node, links: Links): string | undefined {
  const said = node.text('messageText') ?? node.text('body');
  if (said !== undefined) return said;
  if (node.type === 'Call') return node.text('callType');
  const relation = node.text('kindOfRelationship');
  if (relation !== undefined) {
    const ends = ['source', 'target'].map((end) =>
      node
        .refs(end)
        .map((id) => links.labelOf(id))
        .join(', '),
    );
    return `${ends[0]} — ${relation} — ${ends[1]}`;
  }
  return node.text('displayName') ?? node.text('name') ?? links.ownLabel(node);
}

function position(node: Node, draft: RecordDraft): void {
  const lat = Number(node.text('latitude') ?? Number.NaN);
  const lon = Number(node.text('longitude') ?? Number.NaN);
  if (draft.kind === 'location' && Number.isFinite(lat) && Number.isFinite(lon))
    [draft.lat, draft.lon] = [lat, lon];
}

function conversation(node: Node, draft: RecordDraft, links: Links, out: Output): void {
  draft.thread = links.threadOf(node.id);
  if (draft.thread !== undefined) out.thread(draft.thread);
  const media = links.attachmentsOf(node.id);
  if (media.length > 0) draft.media = media;
}

function account(node: Node, links: Links, out: Output): void {
  const id = links.ownLabel(node);
  if (id !== undefined) out.account({ id, role: 'party', ...nameOf(node) });
}

function nameOf(node: Node): { name?: string } {
  const name = node.text('displayName');
  return name === undefined ? {} : { name };
}

/** Every member whose name belongs to a vocabulary is kept as it is; a name of none is for nobody to explain. */
function keepKnown(f: Fields, value: unknown): void {
  const members = Object.keys(typeof value === 'object' && value !== null ? value : {});
  f.keep(...members.filter((key) => key.startsWith('@') || localName(key) !== key));
}

export const reader = declaredReader<State>({
  id: 'case-uco',
  version: 1,
  provider: 'case-uco',
  title: 'CASE/UCO JSON-LD (exchange between tools)',
  layouts: [{ id: 'graph', title: 'one @graph of nodes with facets' }],
  parts: [part],
  state: () => ({ links: new Links() }),
});
