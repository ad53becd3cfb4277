/**
 * Text through the rules of a font. Several glyphs for one sign (a letter and its dots, a syllable of Devanagari)
 * become one drawn glyph, so that every glyph stands for its part of the text and the text can be read back.
 */
import type { FontGlyph, GlyphInfo, ParsedFont } from './font-kit.js';
import type { ShownGlyph } from './font-program.js';

/** A drawn glyph, in the font's units. */
export interface Cluster extends ShownGlyph {
  /** How far the next one stands from this one; the advance is what the glyph says by itself. */
  step: number;
}

interface Placed {
  glyph: number;
  advance: number;
  step: number;
  dx: number;
  dy: number;
}

/** Ligatures would hide letters of an identifier. */
const noLigatures = { liga: false, clig: false, dlig: false, calt: false, hlig: false };

/**
 * The drawn glyphs of a text, from left to right.
 * @param shown the text with its brackets turned, where it runs from right to left; as many signs as the text has.
 * @param plain a face of Latin letters, each drawn by itself.
 */
export function clustersOf(
  font: ParsedFont,
  text: string,
  shown: string,
  rightToLeft: boolean,
  plain: boolean,
): Cluster[] {
  const { placed, infos } = layOut(font, shown, rightToLeft, plain);
  const groups = group(infos, [...shown], [...text]);
  const clusters = groups.map(({ from, to, text: own }) => {
    const part = rightToLeft ? [infos.length - to, infos.length - from] : [from, to];
    return { text: own, ...merge(placed.slice(part[0], part[1])) };
  });
  return rightToLeft ? clusters.reverse() : clusters;
}

/**
 * The font library keeps with each glyph the signs for which it was asked first, and takes them for those of the text
 * at hand; so it gets glyphs of this text's own, and what has become of them is read before it forgets.
 */
function layOut(
  font: ParsedFont,
  text: string,
  rightToLeft: boolean,
  plain: boolean,
): { placed: Placed[]; infos: GlyphInfo[] } {
  const glyphs = glyphsOf(font, text);
  let infos: GlyphInfo[] = glyphs;
  const { engine } = font._layoutEngine;
  const cleanup = engine?.cleanup;
  if (engine)
    engine.cleanup = () => {
      infos = engine.glyphInfos ?? infos;
      cleanup?.call(engine);
    };
  const features = plain ? noLigatures : {};
  const run = font.layout(glyphs, features, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  if (engine && cleanup) engine.cleanup = cleanup;
  const placed = run.glyphs.map((glyph, index) => {
    const { xAdvance, xOffset, yOffset } = run.positions[index]!;
    return { glyph: glyph.id, advance: glyph.advanceWidth, step: xAdvance, dx: xOffset, dy: yOffset };
  });
  return { placed, infos };
}

/** One glyph for each sign; a selector belongs to the sign before it. */
function glyphsOf(font: ParsedFont, text: string): FontGlyph[] {
  const glyphs: FontGlyph[] = [];
  for (const sign of text) {
    const point = sign.codePointAt(0)!;
    const last = glyphs.at(-1);
    if (point === 0xfe0f && last) last.codePoints.push(point);
    else
      glyphs.push(
        Object.create(font.glyphForCodePoint(point), { codePoints: { value: [point] } }) as FontGlyph,
      );
  }
  return glyphs;
}

interface Group {
  from: number;
  to: number;
  text: string;
}

/**
 * Which glyphs, in the order of the text, make which part of it: the shortest stretches in which glyphs and text have
 * the same signs. Marks go with the sign before them. Where a font has made other signs of them, all the rest is one.
 */
function group(infos: GlyphInfo[], shown: string[], text: string[]): Group[] {
  const groups: Group[] = [];
  let from = 0;
  let at = 0;
  while (from < infos.length) {
    let to = from;
    let length = 0;
    const open = new Map<number, number>();
    const count = (point: number, by: number) => {
      const sum = (open.get(point) ?? 0) + by;
      if (sum === 0) open.delete(point);
      else open.set(point, sum);
    };
    do {
      for (const point of infos[to]!.codePoints) {
        count(point, 1);
        const other = shown[at + length]?.codePointAt(0);
        if (other !== undefined) count(other, -1);
        length += 1;
      }
      to += 1;
    } while (to < infos.length && (open.size > 0 || length === 0 || belongsBefore(infos[to]!)));
    const rest = to === infos.length ? text.length - at : length;
    groups.push({ from, to, text: text.slice(at, at + rest).join('') });
    at += rest;
    from = to;
  }
  return groups;
}

/** Dots that a font has taken off their letter stand for nothing by themselves. */
function belongsBefore({ codePoints }: GlyphInfo): boolean {
  return codePoints.length === 0 || codePoints.every((point) => mark.test(String.fromCodePoint(point)));
}

const mark = /[\p{M}\u200c\u200d]/u;

/** Glyphs beside and above each other → one. A single glyph that stands where it should stays as it is. */
function merge(parts: Placed[]): Omit<Cluster, 'text'> {
  let pen = 0;
  const components = parts.map(({ glyph, step, dx, dy }) => {
    const component = { glyph, dx: Math.round(pen + dx), dy: Math.round(dy) };
    pen += step;
    return component;
  });
  const [first] = parts;
  if (parts.length === 1 && first) return { components, advance: first.advance, step: first.step };
  return { components, advance: pen, step: pen };
}
