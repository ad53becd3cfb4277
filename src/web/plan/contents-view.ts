/** The contents at the top of a long plan. */

export interface ContentsLine {
  href: string;
  text: string;
}

/** A section of the page; left out of the contents when `count` is zero. */
export interface Section {
  id: string;
  text: string;
  count: number;
}

const shortest = 3;

/** The sections that the page has, with how much stands in each; empty where the page is short. */
export function contentsOf(sections: readonly Section[], steps: number): ContentsLine[] {
  if (steps < shortest) return [];
  return sections
    .filter(({ count }) => count > 0)
    .map(({ id, text, count }) => ({ href: `#${id}`, text: count > 1 ? `${text} (${count})` : text }));
}
