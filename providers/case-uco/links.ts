/** What nodes say of each other, gathered before any is read, since a node may point to one that comes later. */
import { isProblem } from '../../src/base/problem.js';
import type { Item } from '../../src/returns/contract.js';
import { readJson } from '../../src/returns/formats/json.js';
import { idOf, listOf, localName, Node } from './node.js';

/** Members by which a node is known, the most telling first. */
const labels = [
  'phoneNumber',
  'MSISDN',
  'accountLogin',
  'accountIdentifier',
  'addressValue',
  'displayName',
  'fullValue',
  'name',
  'serialNumber',
  'ICCID',
  'cellSiteIdentifier',
];

export class Links {
  private readonly byId = new Map<string, string>();
  /** Nodes that are known by another: a mail account by its address. */
  private readonly through = new Map<string, string>();
  private readonly threads = new Map<string, string>();
  private readonly attachments = new Map<string, string[]>();

  static async of(item: Item): Promise<Links> {
    const links = new Links();
    try {
      await readJson(item, {
        elements: ['@graph[]'],
        onElement: (value) => links.learn(new Node(value)),
        onBadElement: () => undefined,
      });
    } catch (error) {
      // The reading itself meets the damage again, and says so.
      if (!isProblem(error)) throw error;
    }
    return links;
  }

  /** The number, name or address of a node; its id where it has none. */
  labelOf(id: string): string {
    let at = id;
    for (let steps = 0; steps < 4; steps++) {
      const label = this.byId.get(at);
      if (label !== undefined) return label;
      const next = this.through.get(at);
      if (next === undefined) break;
      at = next;
    }
    return id;
  }

  /** The same for a node at hand; undefined where it has none. */
  ownLabel(node: Node): string | undefined {
    const label = this.labelOf(node.id);
    return label === node.id ? undefined : label;
  }

  threadOf(id: string): string | undefined {
    return this.threads.get(id);
  }

  attachmentsOf(id: string): string[] {
    return (this.attachments.get(id) ?? []).map((one) => this.labelOf(one));
  }

  private learn(node: Node): void {
    const label = labels.map((name) => node.text(name)).find((text) => text !== undefined);
    if (label !== undefined) this.byId.set(node.id, label);
    const other = node.ref('emailAddress') ?? node.ref('dataPayloadReferenceURL');
    if (label === undefined && other !== undefined) this.through.set(node.id, other);
    if (node.type === 'MessageThread') this.thread(node);
    if (node.text('kindOfRelationship') === 'Attachment_Of') this.attachment(node);
  }

  private thread(node: Node): void {
    const name = node.text('name') ?? node.text('identifier') ?? node.id;
    for (const inner of node.values('messageThread'))
      for (const [key, value] of Object.entries(inner as Record<string, unknown>))
        if (localName(key) === 'element')
          for (const message of listOf(value)) this.threads.set(idOf(message) ?? '', name);
  }

  private attachment(node: Node): void {
    for (const message of node.refs('target'))
      this.attachments.set(message, [...(this.attachments.get(message) ?? []), ...node.refs('source')]);
  }
}
