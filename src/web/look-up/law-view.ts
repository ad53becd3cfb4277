/** The law as its page shows it: ladder, floors, clocks, rules. */
import type { Law } from '../../law/types.js';
import { processName } from './process-words.js';

const doubts = {
  read: '',
  secondary: 'A report of it was read, not the rule itself.',
  unconfirmed: 'Not confirmed: nobody of this project has read it.',
} as const;

/** Everything on the page of the law. Lists keep the order of the data file. */
export function lawView(law: Law): Record<string, unknown> {
  return {
    asOf: law.asOf,
    ladder: law.ladder.map((rung) => ({ ...rung, rules: citations(law, rung.rules) })),
    floors: [...law.floors.values()].map((floor) => ({
      ...floor,
      processName: processName(floor.process, law),
      rules: citations(law, floor.rules),
    })),
    clocks: law.clocks.map((clock) => ({ ...clock, rules: citations(law, [clock.rule]) })),
    subscriberItems: law.subscriberItems,
    rules: [...law.rules.values()].map((rule) => ({ ...rule, doubt: doubts[rule.verification] })),
  };
}

function citations(law: Law, ids: string[]): { id: string; citation: string }[] {
  return ids.map((id) => ({ id, citation: law.rules.get(id)?.citation ?? id }));
}
