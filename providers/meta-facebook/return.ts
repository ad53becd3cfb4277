/**
 * Reads Meta's legal return ("Business Record") of Facebook, Instagram, Threads and WhatsApp: `records.html` and
 * `preservation-<n>.html` in all four generations of their markup, with the media that they name.
 */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { quoted } from '../../src/returns/told.js';
import { isLinkedMedia, LinkedMedia } from './linked-media.js';
import type { Generation } from './markup.js';
import { lookAtPage, type PageHead, providerOf } from './page-head.js';
import { readRecordPage } from './record-page.js';

const layoutTitles: Record<Generation, string> = {
  table: 'nested tables (index.html, the oldest)',
  class: 'blocks with class names (most_inner)',
  inline: 'blocks with inline style (2024)',
  minified: 'blocks with short class names (2025-26)',
};

/** Pages looked into while recognising; a return has a handful. */
const mostPages = 40;

export const reader: Reader = {
  id: 'meta',
  version: 1,
  provider: 'meta-facebook',
  title: "Meta's legal return (Facebook, Instagram, Threads, WhatsApp)",
  layouts: [
    ...(Object.keys(layoutTitles) as Generation[]).map((id) => ({ id, title: layoutTitles[id] })),
    { id: 'print', title: 'a PDF print alone (text only)' },
  ],
  recognise,
  start: (listing) => new MetaRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  let best: { item: Item; head: PageHead } | null = null;
  let pages = 0;
  for (const item of listing.items) {
    if (pages >= mostPages) break;
    const head = (await isPage(item)) ? await lookAtPage(item) : null;
    if (head) pages += 1;
    if (head && (best === null || rank(item, head) > rank(best.item, best.head))) best = { item, head };
  }
  if (best === null) return recognisePrint(listing);
  const { item, head } = best;
  const sections = `${head.sections.length} section${head.sections.length === 1 ? '' : 's'} of a Meta business record`;
  return {
    score: 95,
    layout: head.generation ?? 'unknown',
    provider: providerOf(head.service),
    evidence: `${item.name} begins with ${sections}${head.title ? ` under the title "${head.title}"` : ''}.`,
  };
}

/** The title that a print of a record page keeps in its description, where that is not compressed. */
const printTitle =
  /\/Title\s*\(\s*(Meta Platforms|WhatsApp|Facebook|Instagram) (?:Business Record|Legal Request)/;

async function recognisePrint(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    const found = await printOf(item);
    if (found === null) continue;
    const provider = providerOf(found);
    return {
      score: 60,
      layout: 'print',
      provider,
      evidence: `${item.name} is a PDF with the title of a record page.`,
    };
  }
  return null;
}

/** The service that a print's title names; null for other files. */
async function printOf(item: Item): Promise<string | null> {
  if (item.size === 0) return null;
  const head = (await item.head()).toString('latin1');
  return head.startsWith('%PDF') ? (printTitle.exec(head)?.[1] ?? null) : null;
}

/** The records themselves tell the service best; a preservation is second. */
function rank(item: Item, head: PageHead): number {
  return (/^records\b/i.test(item.base) ? 2 : 0) + (head.service ? 1 : 0);
}

/** A page has HTML in its first bytes, whatever the file is called. */
async function isPage(item: Item): Promise<boolean> {
  if (item.size === 0) return false;
  const start = await headText((await item.head()).subarray(0, 1024));
  return /^\ufeff?\s*<(?:!doctype|!--|html|head|body|div|meta|title)/i.test(start);
}

/** One reading: the media index and the pages that link to each other. */
class MetaRun implements ReaderRun {
  readonly #media: LinkedMedia;
  readonly #linked: { from: Item; href: string }[] = [];
  readonly #strange: Item[] = [];
  readonly #prints: Item[] = [];
  readonly #folders = new Set<string>();

  constructor(listing: Listing) {
    this.#media = new LinkedMedia(listing);
    for (const item of listing.items)
      if (/\.html?$/i.test(item.base) && item.size > 0) this.#folders.add(folderOf(item));
  }

  async claim(item: Item): Promise<Claim | null> {
    if (await isPage(item)) return this.#claimPage(item);
    if (isLinkedMedia(item))
      return { table: 'linked_media', setAside: 'Media: shown with the record that names it.' };
    if (await isInstructions(item, this.#folders.has(folderOf(item)))) {
      return { table: 'instructions', setAside: "Meta's own instructions for the return, not records." };
    }
    if (!this.#folders.has(folderOf(item))) {
      if ((await printOf(item)) !== null) this.#prints.push(item);
      return null;
    }
    if (/^(?:records|preservation[^.]*|generation)\.pdf$/i.test(item.base)) {
      return {
        table: 'print',
        setAside: 'A print of the HTML page of the same name, which is read instead.',
      };
    }
    return null;
  }

  async finish(out: Output): Promise<void> {
    this.#media.report(out);
    for (const { from, href } of this.#linked)
      if (!this.#media.find(from, decoded(href))) reportMissing(out, from, href);
    for (const item of this.#strange) reportStrange(out, item);
    for (const item of this.#prints) reportPrint(out, item);
  }

  async #claimPage(item: Item): Promise<Claim | null> {
    const head = await lookAtPage(item);
    if (head === null) {
      if (!this.#folders.has(folderOf(item))) return null;
      if (/^(?:records|preservation|generation)/i.test(item.base)) this.#strange.push(item);
      return null;
    }
    return {
      table: item.base.replace(/\.html?$/i, '').toLowerCase(),
      read: async (page, out) => {
        const facts = await readRecordPage(page, out, this.#media);
        for (const href of facts.pages) this.#linked.push({ from: page, href });
      },
    };
  }
}

/** By name beside a page; by its words, which name the page that it explains, wherever it lies. */
async function isInstructions(item: Item, beside: boolean): Promise<boolean> {
  if (beside && /^instructions\.txt$/i.test(item.base)) return true;
  if (item.size === 0 || item.size > 200_000) return false;
  const text = (await item.head()).toString('utf8', 0, 4096);
  return /\bgeneration\.html\b/.test(text) && !/[<{]/.test(text.slice(0, 1));
}

function folderOf(item: Item): string {
  return `${item.container ?? ''}:${item.name.slice(0, item.name.lastIndexOf('/') + 1)}`;
}

/** A link may be written with escapes that are not valid: then it stands as it is. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function reportMissing(out: Output, from: Item, href: string): void {
  out.finding(
    'finding',
    'linked-page-missing',
    `${from.base} lists "${quoted(href)}" among the files of this production, but it did not come. Ask the provider for it.`,
  );
}

function reportStrange(out: Output, item: Item): void {
  out.finding(
    'finding',
    'layout-unknown',
    `${item.name} is named like a Meta record page, but holds none of its known sections. It was left to the generic ` +
      'reader: look at the page itself, and report the layout.',
  );
}

function reportPrint(out: Output, item: Item): void {
  out.finding(
    'finding',
    'print-only',
    `${item.name} is a print of a record page, and the page itself did not come: its words can be searched, but its ` +
      'records are not taken apart. Ask the provider for records.html.',
  );
}
