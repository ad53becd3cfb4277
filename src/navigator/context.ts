/** What a plan is made from, beside the answers; loaded once and handed to every call. */
import type { Problem } from '../base/problem.js';
import { readCatalog } from '../catalog/load.js';
import type { Catalog } from '../catalog/types.js';
import { lawAt } from '../law/at.js';
import { federalLaw, readLaws } from '../law/load.js';
import type { Law, LawBook } from '../law/types.js';
import { type Gate, loadGate } from './gate-file.js';
import { loadNeeds, type NeedBook } from './needs.js';

/** Laws, catalog, needs and gate, as loaded from the project's own files or handed in. */
export interface Knowledge {
  /** The federal law of the United States, the floor of every plan there. */
  law: Law;
  /** All laws: those of nations, States and treaties. */
  laws: LawBook;
  catalog: Catalog;
  needs: NeedBook;
  gate: Gate;
  /** Law and provider files that could not be used; the rest works without them. */
  problems: Problem[];
}

/**
 * Loads whatever is not handed in. A provider's or a State's file that is broken is left out and told in `problems`.
 * @param own folder of the agency's own provider files, which take the place of the shipped ones; none if absent
 * @throws ProblemList when nothing can be planned without the file: the federal law, the needs, the gate
 */
export function loadKnowledge(given: Partial<Knowledge> = {}, own?: string): Knowledge {
  const laws = given.laws ? { book: given.laws, problems: [] } : readLaws();
  const law = given.law ?? (laws.book.laws.get(federalLaw) as Law);
  const catalog = given.catalog
    ? { catalog: given.catalog, problems: [] }
    : readCatalog(undefined, law, own ? { own } : {});
  return {
    law,
    laws: laws.book,
    catalog: catalog.catalog,
    needs: given.needs ?? loadNeeds(),
    gate: given.gate ?? loadGate(),
    problems: given.problems ?? [...laws.problems, ...catalog.problems],
  };
}

const days = new WeakMap<Knowledge, Map<string, Knowledge>>();

/** What was known to hold on a day: the law is that of the day. Remembered, so that a plan does not cut it anew. */
export function knowledgeAt(know: Knowledge, asOf: string): Knowledge {
  const known = days.get(know) ?? new Map<string, Knowledge>();
  days.set(know, known);
  const law = lawAt(know.law, asOf);
  const key = law.day;
  const view = known.get(key) ?? { ...know, law };
  known.set(key, view);
  return view;
}
