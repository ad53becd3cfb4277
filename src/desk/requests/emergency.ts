/** Service of an emergency request: only after its release, and with the clock of the process that must come after it. */
import type { Step } from '../../navigator/types.js';
import { planClockStore } from '../../store/desk/plan-clocks.js';
import { planStore } from '../../store/desk/plans.js';
import type { NewClock } from '../../store/desk/requests.js';
import { demandReleased, isEmergency } from '../plans/emergency-release.js';
import { followUpClock } from '../plans/plan-clocks.js';
import { toMade } from '../plans/shape.js';
import type { BaseServices } from '../services.js';

/**
 * What service adds to the clocks of a request by a plan's step; nothing for a step that is no emergency. The plan's own
 * clock, which ran from the release, stops: this one counts from when the request went out.
 * @param servedAt ISO instant
 * @throws Problem `emergency-not-released`
 */
export async function emergencyClocks(
  planId: string | null,
  step: Pick<Step, 'instrument'> | null,
  servedAt: string,
  base: BaseServices,
): Promise<NewClock[]> {
  if (planId === null || step === null || !isEmergency(step)) return [];
  await demandReleased(planId, step, base);
  const stored = await planStore(base.db).byId(planId);
  const followUp = stored === null ? undefined : toMade(stored).plan.safeguards?.followUp;
  if (followUp === undefined) return [];
  const { zone } = await base.settings.agency();
  await planClockStore(base.db).stop(planId, 'follow-up', base.now().toISOString());
  return [followUpClock(followUp, servedAt, zone)];
}
