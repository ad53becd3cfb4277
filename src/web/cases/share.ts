/** Who may see a case: list somebody, or no longer. */
import type { RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { showCase, theCase } from './case-page.js';

/** POST /cases/:caseId/share: `personId` */
export function shareCase(services: Services): RequestHandler {
  return async (req, res) => {
    const about = await theCase(req, services);
    const personId = fields(req).text('personId');
    if (personId === '')
      return showCase(req, res, services, about, { errors: { personId: 'Choose who may see the case' } });
    try {
      await services.cases.share(about.id, personId, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.where !== 'personId') throw error;
      return showCase(req, res, services, about, { errors: { personId: `${error.what} ${error.remedy}` } });
    }
    const person = await services.people.byId(personId);
    await flash(req, `${person?.name} may see the case now.`);
    seeOther(res, `/cases/${about.id}#people`);
  };
}

/** POST /cases/:caseId/unshare: `personId` */
export function unshareCase(services: Services): RequestHandler {
  return async (req, res) => {
    const about = await theCase(req, services);
    const personId = fields(req).text('personId');
    try {
      await services.cases.unshare(about.id, personId, personOf(req));
      await flash(req, 'That person may not see the case any more.');
    } catch (error) {
      if (!isProblem(error) || error.status >= 500) throw error;
      await flash(req, `${error.what} ${error.remedy ?? ''}`, 'warn');
    }
    const still = await services.access.may(personOf(req), 'case.read', about.id);
    seeOther(res, still ? `/cases/${about.id}#people` : '/cases');
  };
}
