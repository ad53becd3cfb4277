/** Fonts inside a PDF: the same outlines and widths as in the font they come from, and the same bytes each time. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { projectPath } from '../../src/base/root.js';
import { face } from '../../src/letters/pdf/fonts/faces.js';
import { type FontPoint, parseFont, parseFontAtWeight } from '../../src/letters/pdf/fonts/font-kit.js';
import { facesFor } from '../../src/letters/pdf/fonts/font-packages.js';
import { writeTrueType } from '../../src/letters/pdf/fonts/sfnt.js';
import { shape } from '../../src/letters/pdf/fonts/shape.js';
import { unpackWoff } from '../../src/letters/pdf/fonts/woff.js';
import { printComposed } from '../../src/letters/pdf/print.js';
import { letterOf, paragraph, printFacts } from './pdf-letter.js';

const points = (contours: FontPoint[][] | undefined) =>
  (contours ?? []).map((contour) => contour.map(({ onCurve, x, y }) => [onCurve, x, y]));
const packageFile = (name: string, file: string) =>
  readFileSync(join(projectPath('node_modules'), name, 'files', file));

describe('a font that is written', () => {
  it('has the outlines and widths of its source, composites made simple', () => {
    const { font } = face('regular');
    const letters = ['A', 'é', 'g', 'Ł'].map((sign) => font.glyphForCodePoint(sign.codePointAt(0)!));
    const wanted = letters.map(({ id, advanceWidth }) => ({
      components: [{ glyph: id, dx: 0, dy: 0 }],
      advance: advanceWidth,
    }));
    const made = parseFont(writeTrueType(font, wanted));
    letters.forEach((letter, index) => {
      const copy = made.getGlyph(index + 1);
      assert.equal(copy.advanceWidth, Math.round(letter.advanceWidth));
      assert.deepEqual(points(copy._getContours?.()), points(letter._getContours?.()));
    });
    assert.equal(made.unitsPerEm, font.unitsPerEm);
  });

  it('draws several glyphs as one, each moved', () => {
    const { font } = face('regular');
    const { id } = font.glyphForCodePoint(0x6c);
    const components = [
      { glyph: id, dx: 0, dy: 0 },
      { glyph: id, dx: 300, dy: -50 },
    ];
    const [one, two] = points(
      parseFont(writeTrueType(font, [{ components, advance: 900 }]))
        .getGlyph(1)
        ._getContours?.(),
    );
    assert.deepEqual(
      two,
      one!.map(([on, x, y]) => [on, Number(x) + 300, Number(y) - 50]),
    );
  });

  it('WOFF unpacks to a font with the same glyphs as the library reads from the WOFF itself', () => {
    const bytes = packageFile('@fontsource/noto-sans', 'noto-sans-greek-400-normal.woff');
    const [packed, unpacked] = [parseFont(bytes), parseFont(unpackWoff(bytes))];
    const omega = (font: typeof packed) => points(font.glyphForCodePoint(0x3a9)._getContours?.());
    assert.ok(omega(packed).length > 0);
    assert.deepEqual(omega(unpacked), omega(packed));
  });

  it('a variable font is heavier at weight 400 than at 100, and as wide', () => {
    const file = 'noto-sans-sc-119-wght-normal.woff2';
    const bytes = packageFile('@fontsource-variable/noto-sans-sc', file);
    const height = (weight: number) => {
      const outline = parseFontAtWeight(bytes, weight).glyphForCodePoint(0x4e00)._getContours?.() ?? [];
      const ys = outline.flat().map(({ y }) => y);
      return Math.max(...ys) - Math.min(...ys);
    };
    // U+4E00 is one horizontal stroke: its height is the weight of the stroke.
    assert.ok(height(100) > 0 && height(400) > height(100) * 1.5, `${height(100)} ${height(400)}`);
  });

  it('kerning by pairs is what the font gives for the whole word', () => {
    const { font } = face('regular');
    const off = { liga: false, clig: false, dlig: false, calt: false, hlig: false };
    for (const word of ['AVATAR', 'Toyota,', 'L’Équipe', 'WAVE-Test']) {
      const glyphs = [...word].map((sign) => font.glyphForCodePoint(sign.codePointAt(0)!));
      const whole = font.layout(glyphs, off).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      assert.ok(Math.abs(shape(face('regular'), word).width - (whole * 1000) / font.unitsPerEm) < 0.01, word);
    }
  });

  it('a letter in Latin opens no other font; a Greek one opens the Greek', () => {
    const names = [...facesFor([0x3a9], false, false)].map((one) => one.name);
    assert.equal(names[0], 'noto-sans-greek');
  });
});

describe('the same bytes', () => {
  const latin = letterOf([paragraph('To the custodian of records: river.fox22')]);
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('whatever was printed before, and in another process', async () => {
    const first = sha((await printComposed(latin, printFacts)).bytes);
    await printComposed(letterOf([paragraph('张伟 Ωμέγα محمد 😀 fi ffi')]), printFacts);
    assert.equal(sha((await printComposed(latin, printFacts)).bytes), first);
    assert.equal(inAnotherProcess(), first);
  });

  it('of a rare sign, too, whether or not its font was used before', async () => {
    const one = sha((await printComposed(letterOf([paragraph('ي ئ ى')]), printFacts)).bytes);
    await printComposed(letterOf([paragraph('ییی ىىى ئئئ')]), printFacts);
    assert.equal(sha((await printComposed(letterOf([paragraph('ي ئ ى')]), printFacts)).bytes), one);
  });

  function inAnotherProcess(): string {
    const here = (path: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
    const script = `
      const { printComposed } = await import(${here('../../src/letters/pdf/print.js')});
      const { letterOf, paragraph, printFacts } = await import(${here('./pdf-letter.js')});
      const { createHash } = await import('node:crypto');
      await printComposed(letterOf([paragraph('Привет, שלום')]), printFacts);
      const { bytes } = await printComposed(letterOf([paragraph('To the custodian of records: river.fox22')]), printFacts);
      console.log(createHash('sha256').update(bytes).digest('hex'));`;
    return execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString().trim();
  }

  it('fonts of plain Latin are small: a letter of a line stays below 60 kB', async () => {
    assert.ok((await printComposed(latin, printFacts)).bytes.length < 60_000);
    assert.ok(inflateSync(face('regular').common!.program.file).length > 0);
  });
});
