/** The typefaces of a letter, parsed once for the process: Public Sans, and Roboto Mono for identifiers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommonSubset } from './common-subset.js';
import { type ParsedFont, parseFont } from './font-kit.js';
import type { Shaped } from './shape.js';

/** A typeface and what was already worked out with it; words laid out for one letter serve the next too. */
export interface Face {
  name: string;
  font: ParsedFont;
  shapes: Map<string, Shaped>;
  /** The signs that most letters need, embedded as the same bytes in each; null for faces that are rarely used. */
  common: CommonSubset | null;
}

export type Style = 'regular' | 'bold' | 'italic' | 'boldItalic' | 'mono';

const files: Record<Style, string> = {
  regular: 'public-sans/PublicSans-Regular.ttf',
  bold: 'public-sans/PublicSans-Bold.ttf',
  italic: 'public-sans/PublicSans-Italic.ttf',
  boldItalic: 'public-sans/PublicSans-BoldItalic.ttf',
  mono: 'roboto-mono/roboto-mono-v5-latin-regular.ttf',
};

const faces = new Map<Style, Face>();

/** The face of a style. @throws Error when the USWDS package is not installed. */
export function face(style: Style): Face {
  let found = faces.get(style);
  if (!found) {
    const font = parseFont(readFileSync(join(uswdsFonts(), files[style])));
    found = { ...newFace(style, font), common: new CommonSubset(font) };
    faces.set(style, found);
  }
  return found;
}

/** A face of which nothing is worked out yet. */
export function newFace(name: string, font: ParsedFont): Face {
  return { name, font, shapes: new Map(), common: null };
}

/** `dist/fonts/` of the USWDS package, wherever npm put it. */
function uswdsFonts(): string {
  const script = fileURLToPath(import.meta.resolve('@uswds/uswds'));
  return join(script, '..', '..', 'fonts');
}
