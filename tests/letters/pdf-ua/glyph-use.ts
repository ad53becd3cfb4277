/** Which codes of which fonts a file shows, each once. */
import type { PdfDocument } from './document.js';
import type { Font } from './font.js';
import { isArtifact } from './rule.js';

export interface Use {
  font: Font;
  code: number;
  glyph: number | undefined;
  /** By ToUnicode. */
  text: string | undefined;
  /** True when each showing stands under an ActualText, or is an artifact. */
  spoken: boolean;
}

/** Fonts of text that is rendered (mode 3 is not), with the codes shown. */
export function uses(doc: PdfDocument): { font: Font; codes: Map<number, Use> }[] {
  const found = new Map<Font, Map<number, Use>>();
  for (const page of doc.pages)
    for (const { text, marks } of page.content.paints) {
      if (!text?.font || text.mode === 3) continue;
      const spoken = marks.some((mark) => isArtifact(mark) || mark.props?.has('ActualText'));
      const codes = found.get(text.font) ?? new Map<number, Use>();
      found.set(text.font, codes);
      for (const code of text.codes) note(codes, text.font, code, spoken);
    }
  return [...found].map(([font, codes]) => ({ font, codes }));
}

function note(codes: Map<number, Use>, font: Font, code: number, spoken: boolean): void {
  const known = codes.get(code);
  if (known) known.spoken &&= spoken;
  else codes.set(code, { font, code, glyph: font.glyph(code), text: font.toUnicode?.get(code), spoken });
}
