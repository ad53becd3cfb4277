/** What every reader of a report is handed. */

import { recogniseText } from '../catalog/recognise-text.js';
import type { Catalog } from '../catalog/types.js';
import type { Intake } from './types.js';

export interface ReadContext {
  intake: Intake;
  catalog: Catalog;
}

/** Keeps running text, and the identifiers that stand in it as mentions. */
export function keepText({ intake, catalog }: ReadContext, path: string, text: string): void {
  const whole = text.trim();
  if (whole === '') return;
  intake.texts.push({ path, text: whole });
  for (const found of recogniseText(whole, catalog))
    if (found.kind !== 'moment') intake.mentions.push({ path, found });
}
