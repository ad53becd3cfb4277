/** The fonts of one document: which glyphs it shows, under which names, and their objects in the file. */
import { deflateSync } from 'node:zlib';
import { endText, type Pdf, type Ref } from '../document.js';
import type { Run } from '../lines.js';
import { type Ink, joinArrays } from '../pdf-text.js';
import type { Face } from './faces.js';
import { type FontProgram, fontProgram, type ShownGlyph } from './font-program.js';
import { type Shaped, showArray } from './shape.js';

/** The glyphs of a face that its common subset does not hold, numbered in the order of their use. */
class OwnSubset {
  readonly shown: ShownGlyph[] = [];
  private readonly codes = new Map<string, number>();

  /** The same glyph for another text is another number, so that the text can be read back as it was. */
  codeOf({ components, advance, text }: ShownGlyph): number {
    const key = `${components.map(({ glyph, dx, dy }) => `${glyph},${dx},${dy}`).join(' ')} ${advance} ${text}`;
    let code = this.codes.get(key);
    if (code === undefined) {
      code = this.shown.push({ components, advance, text });
      this.codes.set(key, code);
    }
    return code;
  }
}

interface Used {
  name: string;
  ref: Ref;
  face: Face;
  own: OwnSubset | null;
}

export class DocumentFonts {
  private readonly used = new Map<string, Used>();

  constructor(private readonly doc: Pdf) {}

  /** Operators that show a run of words from the pen's place on. They end where its last glyph ends. */
  showRun(run: Run, size: number, ink: Ink): void {
    run.array ??= commonArray(run.words);
    if (run.array === '') for (const word of run.words) this.show(run.face, word, size, ink);
    else {
      this.choose(run.face, false, size, ink);
      ink.array(run.array);
    }
  }

  private show(face: Face, word: Shaped, size: number, ink: Ink): void {
    if (word.common !== null) {
      this.choose(face, false, size, ink);
      ink.array(word.common);
      return;
    }
    const { own } = this.choose(face, true, size, ink);
    const codes = word.glyphs.map((glyph) => own!.codeOf(glyph));
    ink.array(showArray(word.glyphs, codes, word.width));
  }

  /** Writes the font objects; call it once, when all text is drawn. */
  end(): void {
    for (const { face, own, ref } of this.used.values()) {
      const program = own ? fontProgram(face.font, own.shown, deflateSync) : face.common!.program;
      this.write(face, program, ref);
    }
  }

  private choose(face: Face, own: boolean, size: number, ink: Ink): Used {
    const key = own ? `${face.name}+` : face.name;
    let font = this.used.get(key);
    if (!font) {
      font = {
        name: `F${this.used.size + 1}`,
        ref: this.doc.ref({}),
        face,
        own: own ? new OwnSubset() : null,
      };
      this.used.set(key, font);
    }
    ink.font(font.name, font.ref, size);
    return font;
  }

  private write(face: Face, program: FontProgram, ref: Ref): void {
    const file = this.stream(program.file, { Length1: program.length });
    const toUnicode = this.stream(program.toUnicode, {});
    const descriptor = this.object(descriptorOf(face, program.name, file));
    const descendant = this.object(
      `<</Type /Font /Subtype /CIDFontType2 /BaseFont /${program.name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${descriptor} /CIDToGIDMap /Identity /W ${program.widths}>>`,
    );
    endText(
      ref,
      `<</Type /Font /Subtype /Type0 /BaseFont /${program.name} /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${toUnicode}>>`,
    );
  }

  private object(text: string): Ref {
    const ref = this.doc.ref({});
    endText(ref, text);
    return ref;
  }

  private stream(bytes: Buffer, more: Record<string, unknown>): Ref {
    const ref = this.doc.ref({ ...more, Filter: 'FlateDecode' });
    ref.end(bytes);
    return ref;
  }
}

/** The words' arrays as one; empty where a word is not of the common subset. */
function commonArray(words: Shaped[]): string {
  let array = '';
  for (const { common } of words) {
    if (common === null) return '';
    array = joinArrays(array, common);
  }
  return array;
}

function descriptorOf({ font }: Face, name: string, file: Ref): string {
  const scale = 1000 / font.unitsPerEm;
  const measure = (value: number) => Math.round((value || 0) * scale);
  const { minX, minY, maxX, maxY } = font.bbox;
  const flags = (font.post.isFixedPitch ? 1 : 0) | 4 | (font.head.macStyle.italic ? 64 : 0);
  return [
    `<</Type /FontDescriptor /FontName /${name} /Flags ${flags}`,
    `/FontBBox [${[minX, minY, maxX, maxY].map(measure).join(' ')}] /ItalicAngle ${font.italicAngle || 0}`,
    `/Ascent ${measure(font.ascent)} /Descent ${measure(font.descent)}`,
    `/CapHeight ${measure(font.capHeight || font.ascent)} /XHeight ${measure(font.xHeight)} /StemV 80 /FontFile2 ${file}>>`,
  ].join(' ');
}
