/** `POST /api/v1/plan`: answers in, plan out, through the same gate and audit chain as every door. */
import { Problem } from '../base/problem.js';
import { checkAnswers } from '../navigator/answers.js';
import { personOf } from '../web/context.js';
import { requireMay } from '../web/guards.js';
import type { ApiModule } from './modules.js';

/**
 * Body: the answers (`docs/the-plan.md`). 200: `{ decision, reasons, steps, notAvailable, unplaced, warnings }`, whatever
 * the gate decided. 422: `{ problem, problems }`, one for each field, `where` is its path. Unknown keys are `notes`.
 */
export const planApi: ApiModule = {
  mount(api, services) {
    api.post('/plan', requireMay('plan.make'), async (req, res) => {
      const body: unknown = req.body;
      if (typeof body !== 'object' || body === null || Array.isArray(body)) throw notAnswers();
      const { parsed, fields } = checkAnswers(body, { needs: services.plans.knowledge.needs.needs });
      if (parsed === undefined) {
        const problems = fields.map(({ problem }) => problem.toJSON());
        res.status(422).json({ problem: problems[0], problems });
        return;
      }
      const plan = await services.plans.once(body, { who: personOf(req).email });
      res.json({ ...plan, notes: parsed.warnings });
    });
  },
};

function notAnswers(): Problem {
  return new Problem({
    code: 'answers-shape',
    what: 'The body is not a set of answers.',
    remedy: 'Send one JSON object with Content-Type: application/json.',
  });
}
