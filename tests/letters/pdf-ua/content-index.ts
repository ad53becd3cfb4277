/** Which element each marked-content sequence of a page belongs to, by the structure tree. */
import type { Mark } from './content.js';
import type { PdfDocument } from './document.js';
import type { Node } from './structure.js';

export interface Owned {
  node: Node;
  /** Place in reading order. */
  order: number;
}
export interface ContentIndex {
  /** Keys `page object:owner:mcid`. */
  all: Map<string, Owned[]>;
  get(page: number, mark: Mark): Owned | undefined;
}

export const keyOf = (page: number | undefined, owner: string, mcid: number | undefined): string =>
  `${page}:${owner}:${mcid}`;

export function contentIndex(doc: PdfDocument): ContentIndex {
  const all = new Map<string, Owned[]>();
  let order = 0;
  const visit = (node: Node): void => {
    for (const kid of node.kids) {
      if (kid.kind === 'element') visit(kid.node);
      if (kid.kind !== 'content') continue;
      const key = keyOf(kid.page, kid.owner, kid.mcid);
      all.set(key, [...(all.get(key) ?? []), { node, order: order++ }]);
    }
  };
  for (const root of doc.tree?.roots ?? []) visit(root);
  return { all, get: (page, mark) => all.get(keyOf(page, mark.owner, mark.mcid))?.[0] };
}
