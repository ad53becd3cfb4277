/** What a rule of the judge is, and small helpers that rules share. */
import type { Mark, Paint } from './content.js';
import type { Page, PdfDocument } from './document.js';
import type { Node } from './structure.js';

export interface Finding {
  /** The object, page or element. */
  where: string;
  why: string;
}
export interface Rule {
  /** Failure condition of the Matterhorn Protocol 1.1 (`01-003`), clause of ISO 19005-3 (`A3-6.1.2-1`), or a name of ours. */
  id: string;
  standard: string;
  /** What must hold, in one sentence. */
  says: string;
  /** What is wrong; undefined when the file has nothing that the rule is about. */
  judge(doc: PdfDocument): Finding[] | undefined;
}

export const UA = 'ISO 14289-1';
export const A3 = 'ISO 19005-3';
export const PDF = 'ISO 32000-1';
/** Rules that no standard states: what a reader of our letters needs besides. */
export const HOUSE = 'Tecum';

export function rule(id: string, standard: string, says: string, judge: Rule['judge']): Rule {
  return { id, standard, says, judge };
}

/** One finding when the condition does not hold. */
export function unless(holds: unknown, where: string, why: string): Finding[] {
  return holds ? [] : [{ where, why }];
}

/** The findings of each item, or undefined when there are no items: the rule does not apply. */
export function each<T>(items: Iterable<T>, judge: (item: T) => Finding[]): Finding[] | undefined {
  const all = [...items];
  return all.length === 0 ? undefined : all.flatMap(judge);
}

export function onPages(doc: PdfDocument, judge: (page: Page) => string[]): Finding[] {
  return doc.pages.flatMap((page) => judge(page).map((why) => ({ where: `page ${page.number}`, why })));
}

export const nodesOf = (doc: PdfDocument, ...types: string[]): Node[] =>
  (doc.tree?.nodes ?? []).filter((node) => types.includes(node.type));

export const isArtifact = (mark: Mark): boolean => mark.tag === 'Artifact';
export const isTagged = (mark: Mark): boolean => mark.mcid !== undefined;
export const isReal = (paint: Paint): boolean => paint.marks.some(isTagged);

/** `3 times: text`, so that a fault on every line is told once. */
export function counted(items: string[]): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].map(([item, count]) => (count > 1 ? `${count} times: ${item}` : item));
}
