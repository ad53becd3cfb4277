/** Pages: cut inside tags, elements doubled and lost, words planted in what a person would read. */
import type { Dice } from '../open/dice.js';
import type { Planter } from './planted.js';

const tag = /<[^<>]*>/g;

/** Breaks the page in one way. */
export function mutateHtml(dice: Dice, page: string): { text: string; way: string } {
  const tags = [...page.matchAll(tag)];
  if (tags.length === 0) return { text: page, way: 'as it was' };
  const one = dice.of(tags);
  const other = dice.of(tags);
  const [from, to] = one.index < other.index ? [one.index, other.index] : [other.index, one.index];
  const end = one.index + one[0].length;
  const ways: Record<string, () => string> = {
    'cut inside a tag': () => page.slice(0, one.index + 1 + dice.below(one[0].length)),
    'tag lost': () => page.slice(0, one.index) + page.slice(end),
    'tag doubled': () => page.slice(0, end) + one[0] + page.slice(end),
    'tag left open': () => page.slice(0, end - 1) + page.slice(end),
    'stretch doubled': () => page.slice(0, to) + page.slice(from),
    'stretch lost': () => page.slice(0, from) + page.slice(to),
    'class lost': () => page.slice(0, one.index) + one[0].replace(/ class="[^"]*"/, '') + page.slice(end),
    'script put in': () => `${page.slice(0, end)}<script>alert("</div>")</script>${page.slice(end)}`,
    'entities put in': () => `${page.slice(0, end)}&lt;b&gt;&#x110000;&bogus;&#0;&amp;amp;${page.slice(end)}`,
    'comment put in': () => `${page.slice(0, end)}<!-- <div class="t"> -- >${page.slice(end)}`,
  };
  const way = dice.of(Object.keys(ways));
  return { text: ways[way]!(), way };
}

/** Plants a word after some texts of the body. */
export function plantHtml(dice: Dice, page: string, planter: Planter): string {
  const body = Math.max(0, page.search(/<body/i));
  return page.replace(/>([^<>]*[^\s<>][^<>]*)</g, (whole, text: string, at: number) => {
    if (at < body || !dice.once(5) || isHidden(page, at)) return whole;
    return `>${dice.once(3) ? planter.word() : `${text.trimEnd()} ${planter.word()}`}<`;
  });
}

/** Inside of a script, a style or a title: no person reads it. */
function isHidden(page: string, at: number): boolean {
  const open = /<(script|style|title)\b[^>]*$/i.exec(page.slice(Math.max(0, at - 300), at));
  return open !== null;
}
