/** A reviewer's question about the plan whose answers are being changed, shown above the questions. */
import type { Request } from 'express';
import type { TalkLine } from '../../desk/plans/talk.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';

/** The question that is open; null where nobody asked. */
export async function askedBefore(
  draft: WizardDraft,
  services: Services,
  req: Request,
): Promise<TalkLine | null> {
  if (draft.replaces === undefined) return null;
  const plan = await services.plans.made(draft.replaces, personOf(req));
  return (await services.plans.talk(plan)).open;
}
