/** The shapes that the letters room hands out: a draft, a problem of it, and what its functions need. */
import type { Severity } from '../base/vocabulary.js';
import type { Catalog } from '../catalog/types.js';
import type { Law, LawBook } from '../law/types.js';
import type { LetterFacts } from './facts.js';
import type { AgencyImages } from './letterhead.js';

/** One instrument to one entity, drafted. Plain data: it can be stored as JSON and read back. */
export interface LetterDraft {
  /** As the plan's step: `snap.preservation`. */
  id: string;
  /** How the letter is referred to, such as the desk's number of the request; the case and the id when absent. */
  reference?: string;
  /** Name of the template: `preservation` is `templates/letters/preservation.md.hbs`. */
  template: string;
  facts: LetterFacts;
  /** Ids of the rules whose `should` a person has read and accepted. */
  acknowledged: string[];
  /** What `check()` found last; kept in the letter's JSON. */
  problems: LetterProblem[];
}

/** What a provider or a court would send the letter back for. */
export interface LetterProblem {
  /** Stable kebab-case id. */
  rule: string;
  severity: Severity;
  /** The field it is about: `period.zone`, `identifiers[2]`. */
  where: string;
  text: string;
  remedy: string;
  citation: string;
}

/** What the checks look things up in. */
export interface LetterKnowledge {
  /** The federal law of the United States. */
  law: Law;
  /** All laws: States', nations' and treaties'. Without them only the federal floor and the provider's policy are judged. */
  laws?: LawBook | undefined;
  catalog: Catalog;
}

/** How a letter is printed. */
export interface PrintOptions {
  /** False or absent: a draft, marked as one. */
  final?: boolean;
  /** The check code of the verification line; made from the facts if absent. */
  code?: string;
  /** Folders searched for templates before Tecum's own: the agency's. */
  templateFolders?: string[];
  /** Only the documents for the provider, for the court, or for the agency's own file; all when absent. */
  audience?: 'provider' | 'court' | 'own';
  /** Of a letter to several providers only what goes to this one (0 = the first): its pages, its cover. */
  target?: number;
  /** Logo and seal; the agency's folder when absent, none when null. */
  images?: AgencyImages | null;
  /** Marks each page as a reprint of the letter issued on that day (ISO date). */
  reprint?: { issued: string };
  /** Who downloaded it, said in the foot of each page. */
  printedFor?: string;
}
