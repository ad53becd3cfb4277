/** The structure tree (ISO 32000-1, 14.7): elements, their kids, types after the RoleMap, attributes, languages. */
import type { PdfFile } from './file.js';
import { isDict, nameOf, numberOf, type PdfDict, PdfRef, type PdfValue, textOf } from './values.js';

export type Kid =
  | { kind: 'element'; node: Node }
  /** A marked-content sequence: MCID `mcid` of `owner` (`page` or a form's StructParents) on the page of that object. */
  | { kind: 'content'; page: number | undefined; owner: string; mcid: number }
  | { kind: 'object'; num: number };

export interface Node {
  num: number;
  dict: PdfDict;
  /** As written in /S. */
  tag: string;
  /** After the RoleMap. */
  type: string;
  parent: Node | undefined;
  kids: Kid[];
}
export interface Tree {
  dict: PdfDict;
  roots: Node[];
  /** All elements in reading order, parents first. */
  nodes: Node[];
  roles: Map<string, string>;
  faults: string[];
}

/** The tree of a catalog; undefined when it has none. */
export function readTree(file: PdfFile, catalog: PdfDict): Tree | undefined {
  const dict = file.dict(catalog.get('StructTreeRoot'));
  if (!dict) return undefined;
  const roles = new Map<string, string>();
  for (const [from, to] of file.dict(dict.get('RoleMap')) ?? []) roles.set(from, nameOf(file.get(to)) ?? '');
  const tree: Tree = { dict, roots: [], nodes: [], roles, faults: [] };
  const builder = new Builder(file, tree);
  tree.roots = builder.kids(dict, undefined).flatMap((kid) => (kid.kind === 'element' ? [kid.node] : []));
  return tree;
}

/** The standard type that a tag ends at; the tag itself where the chain does not end. */
export function roleOf(tag: string, roles: Map<string, string>): string {
  let type = tag;
  for (let hops = 0; roles.has(type) && hops < 50; hops++) type = roles.get(type)!;
  return type;
}

class Builder {
  private readonly seen = new Set<number>();

  constructor(
    private readonly file: PdfFile,
    private readonly tree: Tree,
  ) {}

  kids(dict: PdfDict, parent: Node | undefined): Kid[] {
    const value = this.file.get(dict.get('K'));
    const items = Array.isArray(value) ? value : value === null ? [] : [dict.get('K')!];
    return items.flatMap((item) => this.kid(item, parent) ?? []);
  }

  private kid(item: PdfValue, parent: Node | undefined): Kid | undefined {
    const value = this.file.get(item);
    if (typeof value === 'number') return this.content(value, parent?.dict, undefined);
    if (!isDict(value)) return this.fault(`a kid of ${parent?.tag ?? 'the root'} that is no element`);
    const kind = nameOf(this.file.get(value.get('Type')));
    if (kind === 'MCR')
      return this.content(numberOf(value.get('MCID')) ?? -1, value.has('Pg') ? value : parent?.dict, value);
    if (kind === 'OBJR') return { kind: 'object', num: numOf(value.get('Obj')) ?? -1 };
    return this.element(item, value, parent);
  }

  private content(mcid: number, holder: PdfDict | undefined, mcr: PdfDict | undefined): Kid {
    const form = this.file.dict(mcr?.get('Stm'));
    const owner = form ? `form ${this.file.get(form.get('StructParents'))}` : 'page';
    return { kind: 'content', page: numOf(holder?.get('Pg')), owner, mcid };
  }

  private element(item: PdfValue, dict: PdfDict, parent: Node | undefined): Kid | undefined {
    const num = numOf(item) ?? -1;
    if (this.seen.has(num)) return this.fault(`element ${num} stands twice in the tree`);
    this.seen.add(num);
    const tag = nameOf(this.file.get(dict.get('S'))) ?? '';
    const node: Node = { num, dict, tag, type: roleOf(tag, this.tree.roles), parent, kids: [] };
    this.tree.nodes.push(node);
    node.kids = this.kids(dict, node);
    return { kind: 'element', node };
  }

  private fault(why: string): undefined {
    this.tree.faults.push(why);
    return undefined;
  }
}

export const numOf = (value: PdfValue | undefined): number | undefined =>
  value instanceof PdfRef ? value.num : undefined;

export function elementsOf(node: Node): Node[] {
  return node.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.node] : []));
}

/** An attribute of an element (14.7.5), from /A or from its classes; /A goes first. */
export function attribute(file: PdfFile, tree: Tree, node: Node, owner: string, key: string): PdfValue {
  const classes = file.dict(tree.dict.get('ClassMap'));
  const named = file.list(node.dict.get('C')).flatMap((name) => file.list(classes?.get(nameOf(name) ?? '')));
  for (const item of [...file.list(node.dict.get('A')), ...named])
    if (isDict(item) && nameOf(file.get(item.get('O'))) === owner && item.has(key))
      return file.get(item.get(key));
  return null;
}

/** The language of an element: its own, or that of the nearest element above it. */
export function languageOf(file: PdfFile, node: Node | undefined): string | undefined {
  for (let at = node; at; at = at.parent) {
    const own = textOf(file.get(at.dict.get('Lang')));
    if (own !== undefined) return own;
  }
  return undefined;
}

/** How an element is named in a finding. */
export function label(node: Node): string {
  return `${node.tag} (object ${node.num})`;
}
