/** What is known of a channel beside its messages: names from `index.json`, people from `channel.json`. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { readWholeJson } from '../../src/returns/formats/json.js';
import type { Owner } from './owner.js';

/** A conversation as records name it. */
export interface Channel {
  thread: string;
  peers?: string[];
}

/** Looks channels up; reads each index once. */
export class Channels {
  private readonly labels = new Map<string, string>();
  private loaded = false;
  private readonly listing: Listing;
  private readonly owner: Owner;

  constructor(listing: Listing, owner: Owner) {
    this.listing = listing;
    this.owner = owner;
  }

  /** The channel of a messages file, from the `channel.json` beside it and the folder's name. */
  async of(item: Item): Promise<Channel> {
    await this.load();
    const folder = item.name.slice(0, item.name.length - item.base.length);
    const beside = this.listing.items.find(
      (other) =>
        other.container === item.container &&
        other.name.toLowerCase() === `${folder}channel.json`.toLowerCase(),
    );
    const info = beside === undefined ? {} : await smallJson(beside);
    const id =
      text(info.id) ??
      /(?:^|\/)c?(\d{5,})\/?$/.exec(folder.replace(/\/$/, ''))?.[1] ??
      /^(\d{15,20})(?:\.\w+)?$/.exec(item.base)?.[1];
    const label = this.label(id, info);
    const thread =
      label && id
        ? `${label} (${id})`
        : (label ?? id ?? (folder.replace(/\/$/, '').split('/').at(-1) || item.base));
    return { thread, peers: this.peers(info) };
  }

  private label(id: string | undefined, info: Record<string, unknown>): string | undefined {
    const { guild } = info as { guild?: { name?: unknown } };
    const own = text(info.name);
    const server = text(guild?.name);
    return this.labels.get(id ?? '') ?? (own && server ? `${own} in ${server}` : own);
  }

  private peers(info: Record<string, unknown>): string[] | undefined {
    if (!Array.isArray(info.recipients)) return undefined;
    const ids = info.recipients.map((who: unknown) => String((who as { id?: unknown } | null)?.id ?? who));
    return ids.filter((id) => id !== this.owner.id).map((id) => this.owner.people.get(id) ?? id);
  }

  private async load(): Promise<void> {
    if (this.loaded) return;
    this.loaded = true;
    for (const item of this.listing.matching(/(^|\/)messages\/index\.json$/i)) {
      for (const [id, label] of Object.entries(await smallJson(item))) {
        if (typeof label === 'string') this.labels.set(id, label);
      }
    }
  }
}

async function smallJson(item: Item): Promise<Record<string, unknown>> {
  try {
    const value = await readWholeJson(item);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // Its own entry in the ledger says that it is broken; messages are then named by their folder.
    return {};
  }
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}
