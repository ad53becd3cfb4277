/** The same question with other powers, in another State, on another day: an address, and no plan is kept of it. */
import type { RequestHandler } from 'express';
import { agencyText } from '../../desk/plans/wizard/agencies.js';
import { states } from '../../desk/plans/wizard/choices.js';
import { countryText } from '../../desk/plans/wizard/countries.js';
import { signableIn } from '../../desk/plans/wizard/signable.js';
import { personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { compareView, presets, readCompare } from './compare-view.js';

/** GET /plan/:id/compare */
export function comparePage(services: Services): RequestHandler {
  return async (req, res) => {
    const plan = await services.plans.made(String(req.params.id), personOf(req));
    if (plan.decision === 'refused') return seeOther(res, `/plan/${plan.id}`);
    const { answers } = plan;
    const { country, agencyType, state, canIssue } = answers.authority;
    const query = readCompare(req.query as Record<string, unknown>, answers, plan.plan.asOf);
    const asOf = query.change.asOf ?? plan.plan.asOf;
    const signable = signableIn(services.plans.knowledge.laws, country, agencyType, asOf);
    const wrong = Object.keys(query.errors).length > 0;
    const href = `/plan/${plan.id}/compare`;
    await page(req, res, 'plan-compare', {
      title: 'Compare two plans',
      section: 'plan',
      width: 'wide',
      back: { href: `/plan/${plan.id}`, text: 'Back to the plan' },
      planId: plan.id,
      href,
      now: {
        place: [states.find((one) => one.value === state)?.text, countryText(country)]
          .filter(Boolean)
          .join(', '),
        agency: agencyText(country, agencyType),
        signed: signable.filter(({ value }) => canIssue.includes(value)).map(({ text }) => text),
        asOf: plan.plan.asOf,
      },
      presets: presets(answers, signable, href),
      signable,
      states: country === 'US' ? [...states, { value: 'none', text: 'No State' }] : null,
      compared:
        query.asked && !wrong
          ? compareView(services.plans.compare(plan, query.change), services.law, query.all)
          : null,
      all: query.all,
      address: req.originalUrl,
      values: query.values,
      errors: query.errors,
    });
  };
}
