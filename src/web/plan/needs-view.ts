/** The needs as groups of boxes: what each kind of legal process usually reaches. */

import type { Process } from '../../base/vocabulary.js';
import { higher } from '../../law/ladder.js';
import type { Law } from '../../law/types.js';
import type { Need } from '../../navigator/index.js';

export interface NeedGroup {
  title: string;
  options: { id: string; value: string; text: string; hint: string; chosen: boolean }[];
}

/** This need is answered by the emergency route, whatever process its data takes otherwise. */
const dangerNeed = 'danger-now';

const titles: [string, (process: Process | 'now') => boolean][] = [
  ['First of all', (process) => process === 'now'],
  ['Usually a subpoena', (process) => process === 'subpoena'],
  ['Usually a court order under 18 U.S.C. 2703(d)', (process) => process === 'court_order_2703d'],
  ['Usually a search warrant', (process) => process === 'search_warrant'],
  ['An order for what is still to come', (process) => /^(pen_trap|wiretap)_order$/.test(process)],
];

/** Groups in the order of the ladder; what fits none comes last. Ids run on, so that the first box is the field's own. */
export function needGroups(needs: Iterable<Need>, chosen: readonly string[], law: Law): NeedGroup[] {
  const sorted = [...needs].map((need) => ({ need, process: usually(need, law) }));
  const known = titles.map(([title, fits]) => ({
    title,
    needs: sorted.filter(({ process }) => fits(process)).map(({ need }) => need),
  }));
  const rest = sorted.filter(({ process }) => !titles.some(([, fits]) => fits(process)));
  const groups = [...known, { title: 'Other', needs: rest.map(({ need }) => need) }];
  let count = 0;
  return groups
    .filter((group) => group.needs.length > 0)
    .map(({ title, needs: list }) => ({
      title,
      options: list.map((need) => {
        count += 1;
        return optionOf(need, count, chosen);
      }),
    }));
}

function optionOf({ id, question, hint }: Need, count: number, chosen: readonly string[]) {
  return {
    id: count === 1 ? 'needs' : `needs-${count}`,
    value: id,
    text: question,
    hint,
    chosen: chosen.includes(id),
  };
}

/** The highest of the least processes that federal law allows for its categories. */
function usually({ id, preserveOnly, categories }: Need, law: Law): Process | 'now' {
  if (preserveOnly || id === dangerNeed) return 'now';
  const floors = categories.flatMap((category) => law.floors.get(category)?.process ?? []);
  return floors.reduce<Process>((so, process) => higher(law, so, process), 'preservation');
}
