/** From the answers of the questions to a plan. */
import type { Request, Response } from 'express';
import { toAnswers } from '../../desk/plans/wizard/to-answers.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import type { Person } from '../../store/desk/people.js';
import { personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';

/** Makes the plan and goes to it; a refusal is shown there too. @throws Problem when the answers cannot make one */
export async function makeFrom(
  req: Request,
  res: Response,
  services: Services,
  id: string,
  draft: WizardDraft,
): Promise<void> {
  const person = personOf(req);
  const agency = await services.settings.agency();
  const whole: WizardDraft = {
    ...draft,
    country: draft.country ?? agency.country,
    agencyType: draft.agencyType ?? (agency.agencyType as WizardDraft['agencyType']),
  };
  const answers = toAnswers(draft.unsure?.includes('country') ? draft : whole, {
    catalog: services.catalog,
    needs: services.plans.knowledge.needs.needs,
    investigator: investigatorOf(person),
    workingNumber: `NEW-${id.slice(0, 8).toUpperCase()}`,
  });
  const made = await services.plans.make(id, answers, person);
  seeOther(res, `/plan/${made.id}`);
}

function investigatorOf({ name, title, badge, email, phone }: Person) {
  return { name, email, ...(title && { title }), ...(badge && { badge }), ...(phone && { phone }) };
}
