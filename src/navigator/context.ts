/** What a plan is made from, beside the answers; loaded once and handed to every call. */
import { loadCatalog } from '../catalog/load.js';
import type { Catalog } from '../catalog/types.js';
import { loadLaw } from '../law/load.js';
import type { Law } from '../law/types.js';
import { type Gate, loadGate } from './gate-file.js';
import { loadNeeds, type NeedBook } from './needs.js';

/** Law, catalog, needs and gate, as loaded from the project's own files or handed in. */
export interface Knowledge {
  law: Law;
  catalog: Catalog;
  needs: NeedBook;
  gate: Gate;
}

/** Loads whatever is not handed in. @throws ProblemList when a file cannot be read */
export function loadKnowledge(given: Partial<Knowledge> = {}): Knowledge {
  const law = given.law ?? loadLaw();
  return {
    law,
    catalog: given.catalog ?? loadCatalog(undefined, law),
    needs: given.needs ?? loadNeeds(),
    gate: given.gate ?? loadGate(),
  };
}
