/** A reader made of parts: each part is one kind of file, told by what is in it, and says how it is read. */
import type { Claim, Item, Listing, Output, Reader, ReaderRun, Recognised } from '../contract.js';
import { type FileHead, fileHead } from './file-head.js';

/** One kind of file of a return. `S` is what the reading keeps across files. */
export interface Part<S> {
  /** What the ledger calls it. */
  table: string;
  /** The reader's layout that it belongs to; the first one if absent. */
  layout?: string;
  /**
   * How surely a file is of this kind. From {@link sure} up its content is found with no other provider, and the file
   * alone makes the return known; below, it is taken only beside such a file. 0 = it is not.
   */
  fit(head: FileHead): number;
  /** Why it is set aside, or how it is read. */
  aside?: string;
  read?(item: Item, out: Output, state: S): Promise<void>;
  /** Called, and awaited, when a file is claimed, before any is read: a place to learn names. */
  learn?(head: FileHead, state: S): unknown;
}

/** The least {@link Part.fit} at which the content alone is proof. */
export const sure = 60;

export interface DeclaredReader<S> {
  id: string;
  version: number;
  provider: string;
  title: string;
  layouts: { id: string; title: string }[];
  parts: readonly Part<S>[];
  state(listing: Listing): S;
  finish?(out: Output, state: S): Promise<void> | void;
}

/** The reader. It is recognised when any file fits a part with {@link sure} or more; the surest file is the evidence. */
export function declaredReader<S>(about: DeclaredReader<S>): Reader {
  const { id, version, provider, title, layouts } = about;
  return {
    id,
    version,
    provider,
    title,
    layouts,
    recognise: (listing) => recognise(about, listing),
    start: (listing) => new DeclaredRun(about, listing),
  };
}

async function recognise<S>(about: DeclaredReader<S>, listing: Listing): Promise<Recognised | null> {
  let best: { item: Item; part: Part<S>; fit: number } | null = null;
  for (const item of listing.items) {
    if (item.size === 0) continue;
    const found = bestPart(about.parts, await fileHead(item));
    if (found !== null && found.fit >= sure && found.fit > (best?.fit ?? 0)) best = { item, ...found };
    if (best !== null && best.fit >= 90) break;
  }
  if (best === null) return null;
  const { item, part, fit } = best;
  const layout = part.layout ?? about.layouts[0]!.id;
  return {
    score: Math.min(fit, 95),
    layout,
    evidence: `${item.path} holds what only ${part.table} of this provider holds.`,
  };
}

function bestPart<S>(parts: readonly Part<S>[], head: FileHead): { part: Part<S>; fit: number } | null {
  let best: { part: Part<S>; fit: number } | null = null;
  for (const part of parts) {
    const fit = part.fit(head);
    if (fit > (best?.fit ?? 0)) best = { part, fit };
  }
  return best;
}

class DeclaredRun<S> implements ReaderRun {
  private readonly about: DeclaredReader<S>;
  private readonly state: S;

  constructor(about: DeclaredReader<S>, listing: Listing) {
    this.about = about;
    this.state = about.state(listing);
  }

  async claim(item: Item): Promise<Claim | null> {
    const head = await fileHead(item);
    const found = bestPart(this.about.parts, head);
    if (found === null) return null;
    const { part } = found;
    await part.learn?.(head, this.state);
    if (part.read === undefined) return { table: part.table, setAside: part.aside ?? 'holds no records' };
    return { table: part.table, read: (file, out) => part.read!(file, out, this.state) };
  }

  async finish(out: Output): Promise<void> {
    await this.about.finish?.(out, this.state);
  }
}
