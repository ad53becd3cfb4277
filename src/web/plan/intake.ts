/** "Start from a report": a CyberTipline report or a fraud report becomes the first answers of a plan. */
import type { Request, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { planFromReport, type ReportInput, reportOf } from '../../desk/plans/intake.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import { resumeAt } from '../../desk/plans/wizard/way.js';
import { personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { readMultipart } from '../multipart.js';
import { page } from '../page.js';
import { reportView } from './intake-view.js';
import { questionHref } from './places.js';

const mostBytes = 50e6;

/** GET /plan/intake */
export function intakeForm(): RequestHandler {
  return (req, res) => form(req, res, {}, {});
}

/** POST /plan/intake: reads the file or the text, begins a plan, and shows what was read. */
export function takeIntake(services: Services): RequestHandler {
  return async (req, res) => {
    const input: ReportInput = {};
    const fields = await readMultipart(req, {
      maxFileBytes: mostBytes,
      file: async ({ stream }) => {
        const parts: Buffer[] = [];
        for await (const part of stream) parts.push(part as Buffer);
        input.bytes = Buffer.concat(parts);
      },
    });
    input.text = fields.lines('text');
    const password = fields.raw('password');
    if (password) input.password = password;
    const values = { text: input.text };
    if (!input.bytes && input.text.trim() === '')
      return form(req, res, values, { report: 'Choose the report’s file, or paste its text' });
    try {
      const plan = await planFromReport(services, services.plans, input, personOf(req));
      seeOther(res, `/plan/${plan.id}/report`);
    } catch (error) {
      if (!isProblem(error)) throw error;
      const field = error.code === 'pdf-password' ? 'password' : input.bytes ? 'report' : 'text';
      await form(req, res, values, { [field]: [error.what, error.remedy].filter(Boolean).join(' ') });
    }
  };
}

/** GET /plan/:id/report: what was read, and the way on. */
export function reportPage(services: Services): RequestHandler {
  return async (req, res) => {
    const id = String(req.params.id);
    const { answers } = await services.plans.draft(id, personOf(req));
    const report = reportOf(answers);
    if (report === null) return seeOther(res, `/plan/${id}`);
    await page(req, res, 'plan-intake-read', {
      title: 'What the report says',
      section: 'plan',
      width: 'wide',
      back: { href: '/plan' },
      next: questionHref(
        id,
        resumeAt((answers ?? {}) as WizardDraft, services.plans.knowledge.gate.safeguards),
      ),
      ...reportView(report, services.catalog),
    });
  };
}

function form(
  req: Request,
  res: Response,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  if (Object.keys(errors).length > 0) res.status(422);
  return page(req, res, 'plan-intake', {
    title: 'Start from a report',
    section: 'plan',
    back: { href: '/plan' },
    values,
    errors,
  });
}
