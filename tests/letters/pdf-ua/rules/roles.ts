/** Checkpoint 02: each type is a standard one, or is mapped to one. */

import type { PdfDocument } from '../document.js';
import { type Finding, type Rule, rule, UA, unless } from '../rule.js';
import { label } from '../structure.js';

/** Standard structure types of PDF 1.7 (ISO 32000-1, Tables 333 to 340). */
export const STANDARD_TYPES = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
   Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
   Figure Formula Form`.split(/\s+/),
);

const roleMap = (doc: PdfDocument) => [...(doc.tree?.roles ?? [])];

function turnsInCircles(tag: string, roles: Map<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = tag; at !== undefined; at = roles.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

export const roleRules: Rule[] = [
  rule('02-001', `${UA} 7.1`, 'The mapping of each type in use ends at a standard type.', (doc) =>
    doc.tree?.nodes.flatMap((node): Finding[] =>
      unless(
        STANDARD_TYPES.has(node.type),
        label(node),
        `${node.tag} ends at ${node.type}, which is no standard type`,
      ),
    ),
  ),
  rule('02-003', `${UA} 7.1`, 'No mapping of types goes round in a circle.', (doc) =>
    roleMap(doc).flatMap(([from]) =>
      unless(!turnsInCircles(from, doc.tree!.roles), 'RoleMap', `${from} leads back to itself`),
    ),
  ),
  rule('02-004', `${UA} 7.1`, 'No standard type is mapped to another.', (doc) =>
    roleMap(doc).flatMap(([from, to]) =>
      unless(!STANDARD_TYPES.has(from), 'RoleMap', `${from} is mapped to ${to}`),
    ),
  ),
];
