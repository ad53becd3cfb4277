/** Which rules hold on a day. */
import { holds } from './days.js';
import type { Law, LawRule } from './types.js';

/** True where a rule is law on the day and Tecum plans by it. */
export function isInForce(rule: LawRule, day: string): boolean {
  return rule.status === 'in-force' && holds(rule, day);
}

/** Cuts a list of ids down to the rules of a law, or of its base, that are in force on the day; the order stays. */
export function rulesInForce(law: Law, day: string): (ids: readonly string[]) => string[] {
  return (ids) =>
    ids.filter((id) => {
      const rule = law.rules.get(id) ?? law.inherited.get(id);
      return rule !== undefined && isInForce(rule, day);
    });
}
