/**
 * An independent judge of our PDFs: the conditions of PDF/UA-1 and PDF/A-3 that a machine can decide, over the bytes.
 *
 * Sources, read in November 2026: the open validation profiles PDFUA-1 and PDFA-3B of the veraPDF consortium, which state each
 * clause of ISO 14289-1, ISO 19005-3 (ids `A3-…`) and ISO 32000-1 as it is tested, and the failure conditions of the Matterhorn
 * Protocol 1.1 (ids such as `01-003`) as another open checker lists them; the protocol's own text was not to be had. Rules named
 * `Tecum` are ours.
 * Conditions for what our letters never hold (Type 1, TrueType and Type 3 fonts, media clips, Ruby and Warichu, JPEG 2000)
 * have no rule; `judge-limits` fails on such fonts, and `02-001` to `09-006` on misplaced elements.
 */
import { PdfDocument } from './document.js';
import type { Finding, Rule } from './rule.js';
import { annotationRules } from './rules/annotations.js';
import { contentRules } from './rules/content.js';
import { fileRules } from './rules/files.js';
import { fontRules } from './rules/fonts.js';
import { graphicsRules } from './rules/graphics.js';
import { headingRules } from './rules/headings.js';
import { interactiveRules } from './rules/interactive.js';
import { languageRules } from './rules/language.js';
import { metadataRules } from './rules/metadata.js';
import { nestingRules } from './rules/nesting.js';
import { roleRules } from './rules/roles.js';
import { syntaxRules } from './rules/syntax.js';
import { tableRules } from './rules/tables.js';
import { treeRules } from './rules/tree.js';

export interface Verdict {
  rule: string;
  standard: string;
  says: string;
  outcome: 'pass' | 'fail' | 'not applicable';
  findings: Finding[];
}

export const RULES: Rule[] = [
  ...syntaxRules,
  ...metadataRules,
  ...graphicsRules,
  ...contentRules,
  ...fontRules,
  ...treeRules,
  ...roleRules,
  ...nestingRules,
  ...tableRules,
  ...headingRules,
  ...languageRules,
  ...annotationRules,
  ...fileRules,
  ...interactiveRules,
];

/** Judges a whole PDF file by every rule. Throws where the bytes cannot be read as a PDF at all. */
export function judge(bytes: Buffer): Verdict[] {
  const doc = new PdfDocument(bytes);
  return RULES.map((rule) => {
    const findings = rule.judge(doc);
    const outcome = findings === undefined ? 'not applicable' : findings.length > 0 ? 'fail' : 'pass';
    return { rule: rule.id, standard: rule.standard, says: rule.says, outcome, findings: findings ?? [] };
  });
}

/** What fails, a line each: rule, place, reason. */
export function failures(bytes: Buffer): string[] {
  return judge(bytes).flatMap(({ rule, says, findings }) =>
    findings.map(({ where, why }) => `${rule} ${where}: ${why} (${says})`),
  );
}
