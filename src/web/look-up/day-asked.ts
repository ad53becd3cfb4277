/** The day that a page's address asks for: `?asOf=2025-06-01`. */
import type { Request } from 'express';
import type { FormErrors } from '../contract.js';
import { fieldsOf } from '../forms.js';

/** An ISO day; today where none is asked for, or none that is one, with the error beside the field. */
export function dayAsked(req: Request, today: string): { day: string; errors: FormErrors } {
  const asked = fieldsOf(req.query).text('asOf');
  if (asked === '') return { day: today, errors: {} };
  const at = /^\d{4}-\d\d-\d\d$/.test(asked) ? Date.parse(asked) : Number.NaN;
  const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(asked);
  return real ? { day: asked, errors: {} } : { day: today, errors: { asOf: 'Enter a day like 2025-06-01' } };
}
