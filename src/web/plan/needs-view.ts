/** The needs as groups of boxes, in the groups of `data/needs.yaml`; those that no named account can answer come last. */
import type { Process } from '../../base/vocabulary.js';
import { higher } from '../../law/ladder.js';
import type { Law } from '../../law/types.js';
import { type Need, type NeedBook, processWords } from '../../navigator/index.js';

export interface NeedOption {
  id: string;
  value: string;
  text: string;
  hint: string;
  notShown: string;
  chosen: boolean;
}

export interface NeedGroup {
  title: string;
  options: NeedOption[];
}

/** What the page shows: groups for the named accounts, and the rest. */
export interface NeedsPage {
  groups: NeedGroup[];
  others: NeedGroup[];
  othersChosen: boolean;
  othersCount: number;
}

/**
 * Ids run on through both lists, so that the first box is the field's own.
 * @param kinds kinds of provider of the accounts named; with none, every need stands in the first list
 * @param law the ladder that says by which process a need is usually met; null outside the United States
 * @param inDanger what may bear on the danger goes into the emergency request
 */
export function needsPage(
  book: NeedBook,
  chosen: readonly string[],
  kinds: ReadonlySet<string>,
  law: Law | null,
  inDanger: boolean,
): NeedsPage {
  const all = [...book.needs.values()];
  const fits = (need: Need): boolean =>
    kinds.size === 0 || answerers(need).length === 0 || meets(need, kinds);
  let count = 0;
  const grouped = (needs: Need[]): NeedGroup[] =>
    book.groups
      .map(({ id, name }) => ({ title: name, needs: needs.filter((need) => need.group === id) }))
      .filter((group) => group.needs.length > 0)
      .map(({ title, needs: list }) => ({
        title,
        options: list.map((need) => {
          count += 1;
          return optionOf(need, count, chosen, inDanger && need.emergency ? urgent : usually(need, law));
        }),
      }));
  const others = all.filter((need) => !fits(need));
  return {
    groups: grouped(all.filter(fits)),
    others: grouped(others),
    othersChosen: others.some(({ id }) => chosen.includes(id)),
    othersCount: others.length,
  };
}

/** Kinds of provider without which a need has no answer; empty = any. */
function answerers({ kinds, categories, forKinds }: Need): string[] {
  return kinds.length > 0 || categories.length > 0 ? kinds : Object.keys(forKinds);
}

function meets(need: Need, kinds: ReadonlySet<string>): boolean {
  return answerers(need).some((kind) => kinds.has(kind));
}

const urgent = 'Goes into the emergency request.';

function optionOf(need: Need, count: number, chosen: readonly string[], by: string): NeedOption {
  const { id, question, hint, notShown } = need;
  return {
    id: count === 1 ? 'needs' : `needs-${count}`,
    value: id,
    text: question,
    hint: [hint, by].filter(Boolean).join(' '),
    notShown,
    chosen: chosen.includes(id),
  };
}

/** The highest of the least processes that federal law allows for its categories, in words. */
function usually({ preserveOnly, categories, forKinds }: Need, law: Law | null): string {
  if (law === null) return '';
  if (preserveOnly) return 'No process is needed.';
  const all = categories.length > 0 ? categories : Object.values(forKinds).flat();
  const floors = all.flatMap((category) => law.floors.get(category)?.process ?? []);
  if (floors.length === 0) return '';
  const process = floors.reduce<Process>((so, each) => higher(law, so, each), 'preservation');
  return `Usually by ${processWords(law, process)}.`;
}
