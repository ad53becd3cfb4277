/** What can be told of a record page from its beginning: is it one, of which service, in which markup. */
import { isProblem } from '../../src/base/problem.js';
import type { Item } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { detectEncoding, toUtf8 } from '../../src/returns/formats/text.js';
import type { Generation } from './markup.js';
import { sections } from './sections.js';

export interface PageHead {
  title: string | null;
  /** Ids of the known sections that begin in the part looked at. */
  sections: string[];
  generation: Generation | null;
  /** `Instagram`, `Facebook`, `WhatsApp`, `Threads`; null when the page does not say. */
  service: string | null;
}

/** A page may open with hundreds of kilobytes of style and pictures before its first section. */
const farthest = 8 * 1024 * 1024;
const overlap = 256;
const anySection = /id\s*=\s*["']?property-/i;
const sectionId = /id\s*=\s*["']?property-([a-z0-9_]+)/gi;

/** Looks at the beginning of an HTML file. Null where it is no record page of Meta. */
export async function lookAtPage(item: Item): Promise<PageHead | null> {
  const text = await beginning(item);
  const found = [...text.matchAll(sectionId)].map((match) => match[1]!.toLowerCase());
  const known = found.filter((id) => id in sections);
  if (known.length === 0) return null;
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim() ?? null;
  return { title, sections: known, generation: generationIn(text), service: serviceIn(text, title) };
}

/** Text up to some way past the first section, at most {@link farthest} bytes. */
async function beginning(item: Item): Promise<string> {
  const bytes = await item.head();
  const head = await headText(bytes);
  if (anySection.test(head) || item.size <= bytes.length) return head;
  try {
    return (await fromSection(item, bytes, head)) ?? head;
  } catch (error) {
    // Damage behind the head is met again, and told, by the reading itself.
    if (!isProblem(error)) throw error;
    return head;
  }
}

/** The first letters of the page and what follows the beginning of its first section; null where none begins soon enough. */
async function fromSection(item: Item, bytes: Buffer, head: string): Promise<string | null> {
  let tail = '';
  let read = 0;
  for await (const chunk of toUtf8(item.stream(), detectEncoding(bytes))) {
    const text = tail + chunk.toString('latin1');
    const at = text.search(anySection);
    if (at >= 0) return head.slice(0, 4096) + text.slice(at - 5);
    tail = text.slice(-overlap);
    read += chunk.length;
    if (read > farthest) break;
  }
  return null;
}

function generationIn(text: string): Generation | null {
  const body = text.slice(Math.max(0, text.search(anySection)));
  if (/class\s*=\s*["'][^"']*\bmost_inner\b/i.test(body)) return 'class';
  if (/class\s*=\s*["']?(?:t i|t o)\b/i.test(body)) return 'minified';
  if (/class\s*=\s*["']?div_table\b/i.test(body)) return 'inline';
  return /<th\b/i.test(body) ? 'table' : null;
}

const services = /\b(Instagram|Facebook|WhatsApp|Threads)\b/i;

function serviceIn(text: string, title: string | null): string | null {
  const parameters = text.search(/id\s*=\s*["']?property-request_parameters/i);
  const words = parameters < 0 ? '' : text.slice(parameters, parameters + 20_000).replace(/<[^>]*>/g, '\n');
  const stated = /^\s*Service\s*:?\s*$\s*^\s*(\w+)/m.exec(words)?.[1];
  const service = services.exec(stated ?? '') ?? services.exec(title ?? '');
  return service ? service[1]! : null;
}

/** Catalog id of a service. */
export function providerOf(service: string | null): string {
  const name = service?.toLowerCase();
  if (name === 'whatsapp') return 'whatsapp';
  if (name === 'threads') return 'meta-threads';
  return name === 'instagram' ? 'meta-instagram' : 'meta-facebook';
}
