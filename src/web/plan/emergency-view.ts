/** The emergency request on a plan's page: the officer's words, what each provider needs, and its release. */
import type { EmergencyState } from '../../desk/plans/emergency-release.js';
import type { MadePlan } from '../../desk/plans/plans.js';
import type { Services } from '../contract.js';
import { emergencyRoute } from './emergency.js';

const labels = [
  ['danger', 'The danger'],
  ['whom', 'Who is in danger'],
  ['whyNow', 'Why now'],
  ['howHelps', 'How each thing helps'],
] as const;

/** Null where the plan has no emergency request. */
export function emergencyView(
  plan: MadePlan,
  state: EmergencyState | null,
  mayRelease: boolean,
  services: Services,
) {
  if (state === null) return null;
  const today = services.now().toISOString().slice(0, 10);
  const providers = [...new Set(state.steps.map(({ provider }) => provider))].flatMap(
    (id) => services.catalog.providers.get(id) ?? [],
  );
  const { release, followUp } = plan.plan.safeguards ?? {};
  return {
    ...state,
    said: labels.map(([key, label]) => ({ label, words: plan.answers.emergency?.[key] ?? '' })),
    routes: providers.map((provider) => emergencyRoute(provider, today)),
    ready: state.missing.length === 0,
    mayRelease: mayRelease && !state.released && state.missing.length === 0,
    rule: release,
    followUp,
  };
}
