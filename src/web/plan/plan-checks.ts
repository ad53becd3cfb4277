/** "What would get these sent back": what every provider looks at first, ticked or not, for the plan as a whole. */
import { showDate } from '../../base/zone.js';
import type { QuestionId } from '../../desk/plans/wizard/types.js';
import type { Plan } from '../../navigator/types.js';

export interface PlanCheck {
  ok: boolean;
  text: string;
  /** Where it is put right. */
  question?: QuestionId;
}

/** Entity, identifiers, dates, zone, offence: in the order in which a provider's desk reads a request. */
export function checksOf(plan: Plan): PlanCheck[] {
  if (plan.steps.length === 0) return [];
  return [entities(plan), identifiers(plan), dates(plan), zone(plan)].filter((one) => one !== null);
}

function entities({ steps }: Plan): PlanCheck {
  const names = [...new Set(steps.map((step) => step.entity))];
  const ok = names.every((name) => name.trim() !== '');
  return { ok, text: ok ? `Entity named: ${names.join('; ')}` : 'A provider has no entity on record' };
}

function identifiers({ steps }: Plan): PlanCheck {
  const without = [
    ...new Set(steps.filter((one) => one.identifiers.length === 0).map((one) => one.providerName)),
  ];
  if (without.length > 0)
    return { ok: false, text: `No account named for ${without.join(', ')}`, question: 'accounts' };
  const better = steps.flatMap((step) => step.missing).filter((one) => !/^(zone|period)$/.test(one.kind));
  return better.length === 0
    ? { ok: true, text: 'Accounts named in a way that the provider can search by' }
    : { ok: true, text: 'Accounts named; a stable ID beside the name makes them safer (see the steps)' };
}

function dates({ steps }: Plan): PlanCheck {
  const period = steps.find((step) => step.period.from || step.period.to)?.period;
  if (!period?.from || !period.to) return { ok: false, text: 'No full date range', question: 'period' };
  return { ok: true, text: `Date range: ${showDate(period.from)} to ${showDate(period.to)}` };
}

function zone({ steps }: Plan): PlanCheck | null {
  const period = steps.find((step) => step.period.zone !== null)?.period;
  if (!period) return null;
  return period.assumed.includes('zone')
    ? { ok: false, text: `Zone not stated by you: ${period.zone} assumed`, question: 'period' }
    : { ok: true, text: `Time zone: ${period.zone}` };
}
