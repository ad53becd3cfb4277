/** Reader of Discord's legal returns, of its data package (which returns may be too), and of DiscordChatExporter. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { runPerAccount } from '../../src/returns/run-per-account.js';
import { readTable } from '../../src/returns/table.js';
import { readAccount } from './account-file.js';
import { Attachments } from './attachments.js';
import { Channels } from './channels.js';
import { readDataExport } from './data-export.js';
import { readEvents, SeenEvents } from './events.js';
import { readExporter } from './exporter.js';
import { readExporterCsv } from './exporter-csv.js';
import { readExporterText } from './exporter-text.js';
import { type FileKind, fileKind } from './files.js';
import { readMessagesCsv, readMessagesJson, relationshipTable } from './messages.js';
import { accountFiles, findOwner, noOwner, type Owner } from './owner.js';
import { readAuditLog, readGuild, readServerIndex } from './servers.js';
import { readSubscriber } from './subscriber.js';

export const reader: Reader = {
  id: 'discord-package',
  version: 1,
  provider: 'discord',
  title: 'Discord: legal return, data package, DiscordChatExporter',
  layouts: [
    { id: 'package', title: 'Data package: Account, Activity, Messages, Servers' },
    { id: 'legal', title: 'Legal return: CSV of messages, relationships, servers, subscriber text' },
    { id: 'chat-exporter', title: 'DiscordChatExporter JSON, CSV or text of one channel' },
  ],
  recognise,
  start: (listing) =>
    runPerAccount(
      listing,
      (all) => accountFiles(all, kindOf),
      (part, mixed) => new PackageRun(part, mixed),
    ),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  const sure: { item: Item; kind: FileKind }[] = [];
  let named = 0;
  for (const item of listing.items) {
    const known = await fileKind(item);
    if (known?.sure) sure.push({ item, kind: known.kind });
    else if (known !== null) named += 1;
  }
  const first = sure[0];
  if (first === undefined) {
    return named < 2
      ? null
      : { score: 40, layout: 'package', evidence: `${named} files bear names of a Discord package.` };
  }
  const layout = layoutOf(
    sure.map((one) => one.kind),
    await hasLegal(sure),
  );
  return {
    score: 85,
    layout,
    evidence: `${first.item.path} has the content of a Discord ${first.kind} file; ${sure.length + named} files in all.`,
  };
}

/** Rows of a legal return name their author; those of a package are all the owner's. */
async function hasLegal(sure: readonly { item: Item; kind: FileKind }[]): Promise<boolean> {
  for (const { item, kind } of sure) {
    if (kind === 'subscriber-text') return true;
    if (kind === 'messages-csv' && /^[^\r\n]*author_id/i.test((await item.head()).toString('latin1', 0, 400)))
      return true;
  }
  return false;
}

function layoutOf(kinds: readonly FileKind[], legal: boolean): string {
  if (kinds.every((kind) => kind.startsWith('exporter'))) return 'chat-exporter';
  return legal && !kinds.includes('user') ? 'legal' : 'package';
}

const asides: Partial<Record<FileKind, string>> = {
  'channel-index': 'names of the channels, joined to their messages',
  channel: 'name and people of the channel, joined to its messages',
  readme: 'Discord’s own explanation of the package',
};

async function kindOf(item: Item): Promise<FileKind | undefined> {
  return (await fileKind(item))?.kind;
}

class PackageRun implements ReaderRun {
  private readonly listing: Listing;
  private readonly mixed: boolean;
  private readonly seen = new SeenEvents();
  private readonly byName = new Map<string, number>();
  private readonly attachments: Attachments;
  private known: { owner: Owner; channels: Channels } | null = null;

  constructor(listing: Listing, mixed: boolean) {
    this.listing = listing;
    this.mixed = mixed;
    this.attachments = new Attachments(listing.items);
    for (const item of listing.items) this.byName.set(`${item.container}/${item.name}`, item.no);
  }

  async claim(item: Item): Promise<Claim | null> {
    const kind = (await fileKind(item))?.kind;
    if (kind === undefined) return null;
    const why = asides[kind];
    if (why !== undefined) return { table: kind, setAside: why };
    return { table: kind, read: (file: Item, out: Output) => this.read(kind, file, out) };
  }

  async finish(out: Output): Promise<void> {
    if (this.seen.twice > 0) {
      out.finding(
        'warning',
        'event-twice',
        `${this.seen.twice} events stand in more than one folder of the package. Each is kept where it stands and noted; count them once.`,
      );
    }
    if (this.seen.full) {
      out.finding(
        'warning',
        'events-not-compared',
        'The package holds more than two million events; later ones were not compared for repeats.',
      );
    }
  }

  private async read(kind: FileKind, item: Item, out: Output): Promise<void> {
    const { owner, channels } = await this.context();
    switch (kind) {
      case 'user':
        return readAccount(item, owner.name, out);
      case 'messages-json':
        return readMessagesJson(item, await channels.of(item), owner, out);
      case 'messages-csv':
        return readMessagesCsv(item, await channels.of(item), owner, this.attachments, out);
      case 'relationships-csv':
        return void (await readTable(item, out, relationshipTable));
      case 'guild':
        return readGuild(item, owner.name, out);
      case 'server-index':
        return readServerIndex(item, this.listing, owner.name, out);
      case 'audit-log':
        return readAuditLog(item, out);
      case 'events':
        return readEvents(item, this.seen, owner.name, out);
      case 'exporter':
        return readExporter(item, (name) => this.findFile(item, name), out);
      case 'exporter-csv':
        return readExporterCsv(item, out);
      case 'exporter-text':
        return readExporterText(item, out);
      case 'subscriber-text':
        return readSubscriber(item, out);
      default:
        return readDataExport(item, owner.name, out);
    }
  }

  private async context(): Promise<{ owner: Owner; channels: Channels }> {
    if (this.known === null) {
      const owner = this.mixed ? noOwner : await findOwner(this.listing, kindOf);
      this.known = { owner, channels: new Channels(this.listing, owner) };
    }
    return this.known;
  }

  private findFile(item: Item, name: string): string {
    const folder = item.name.slice(0, item.name.length - item.base.length);
    const no = this.byName.get(`${item.container}/${folder}${name}`);
    return no === undefined ? name : `item:${no}`;
  }
}
