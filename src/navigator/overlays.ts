/** Where a State's law raises the floor. None is in Tecum yet; one is added here and in `data/law/`, and nowhere else. */
import type { DataCategory, Process } from '../base/vocabulary.js';
import type { Answers, Reason } from './types.js';

/** What a State asks for a category, at least. */
export interface OverlayVerdict {
  process: Process;
  reasons: Reason[];
}

/** One State's law: undefined where it leaves the federal floor as it is. */
export type Overlay = (category: DataCategory, authority: Answers['authority']) => OverlayVerdict | undefined;

/** The State laws in force in this plan. */
export const overlays: readonly Overlay[] = [];
