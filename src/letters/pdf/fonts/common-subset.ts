/** The signs of a face that letters use again and again: subset, compressed, measured and described once in the process. */
import { deflateSync } from 'node:zlib';
import { clustersOf } from './clusters.js';
import type { ParsedFont } from './font-kit.js';
import { type FontProgram, fontProgram, hex, type ShownGlyph } from './font-program.js';

/** Latin with the accents of Europe, and the punctuation of letters; `[first, last]`. */
const ranges: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17f],
  [0x218, 0x21b],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
];

/** Most texts; a pattern of one range is judged several times as fast as one of all the subset's signs. */
const plain = /^[\x20-\x7e\n]*$/;

interface Sign {
  /** As it stands in a text operator. */
  hex: string;
  glyph: number;
  /** In the font's units. */
  advance: number;
}

export class CommonSubset {
  private readonly signs = new Map<string, Sign>();
  private readonly pattern: RegExp;
  private readonly hasAscii: boolean;
  private readonly kerning = new Map<string, number>();
  private readonly scale: number;
  private made: FontProgram | undefined;

  constructor(private readonly font: ParsedFont) {
    this.scale = 1000 / font.unitsPerEm;
    for (const [first, last] of ranges) for (let point = first; point <= last; point++) this.add(point);
    const list = [...this.signs.keys()].map((sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`).join('');
    this.hasAscii = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n)).every((sign) =>
      this.signs.has(sign),
    );
    this.pattern = new RegExp(`^[${list}\\n]*$`, 'u');
  }

  /** True when every sign of the text is in the subset. */
  covers(text: string): boolean {
    return (this.hasAscii && plain.test(text)) || this.pattern.test(text);
  }

  /**
   * A word of the subset's signs, each drawn by itself and moved only by the font's kerning: its width in 1/1000 of
   * the size, and what stands in a `TJ` array for it.
   */
  lay(text: string): { width: number; array: string } {
    let array = '<';
    let units = 0;
    let before = '';
    for (const char of text) {
      const sign = this.signs.get(char)!;
      const kern = before === '' ? 0 : this.kernOf(before, char);
      if (kern !== 0) array += `> ${Math.round(-kern * this.scale * 100) / 100} <`;
      array += sign.hex;
      units += sign.advance + kern;
      before = char;
    }
    return { width: units * this.scale, array: `${array}>` };
  }

  /** What is embedded, the same bytes in each letter. */
  get program(): FontProgram {
    this.made ??= fontProgram(this.font, this.shown(), deflateSync);
    return this.made;
  }

  private shown(): ShownGlyph[] {
    return [...this.signs].map(([text, { glyph, advance }]) => ({
      components: [{ glyph, dx: 0, dy: 0 }],
      advance,
      text,
    }));
  }

  private add(point: number): void {
    if (!this.font.hasGlyphForCodePoint(point)) return;
    const { id, advanceWidth } = this.font.glyphForCodePoint(point);
    this.signs.set(String.fromCodePoint(point), {
      hex: hex(this.signs.size + 1),
      glyph: id,
      advance: Math.round(advanceWidth),
    });
  }

  /** Asked of the font once for each pair, since its rules are slow to apply. */
  private kernOf(before: string, after: string): number {
    const key = before + after;
    let kern = this.kerning.get(key);
    if (kern === undefined) {
      const [first] = clustersOf(this.font, key, key, false, true);
      kern = first ? first.step - first.advance : 0;
      this.kerning.set(key, kern);
    }
    return kern;
  }
}
