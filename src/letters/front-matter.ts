/** The head of a template: which instrument it belongs to, what it needs, what stands beside it. */
import { z } from 'zod';
import { instruments, requestStates } from '../base/vocabulary.js';

const audience = z.enum(['provider', 'court', 'both', 'own']);
export type Audience = z.infer<typeof audience>;

/** Another document of the same instrument; `self` is the template itself. */
const companion = z.union([
  z.string(),
  z.strictObject({
    template: z.string(),
    /** Goes with it only where this field is given and not `false`. */
    when: z.string().optional(),
    /** Goes with it unless this field is given. */
    unless: z.string().optional(),
    /** `target`: one for each provider of the letter, with that provider's accounts, categories and dates. */
    each: z.literal('target').optional(),
  }),
]);

export const frontMatterSchema = z.strictObject({
  /** `any` for a sheet that goes with every instrument: the cover of a packet. */
  instrument: z.enum([...instruments, 'any']),
  title: z.string().min(1),
  /** Ids of rules in `data/law/` that the letter rests on. */
  rests_on: z.array(z.string()),
  /** Named parts (`<!-- part: … -->`) that the letter must have. */
  parts: z.array(z.string()),
  /** Who may sign it, in words. */
  signers: z.string(),
  /** When it is the right letter, in words. */
  applies: z.string(),
  /** True for a document that is never drafted alone: an affidavit, an attachment. */
  sheet: z.boolean().default(false),
  /** For whom it is printed: the provider, the court, both, or the agency's own file. */
  audience: audience.default('provider'),
  /** False for papers of a court and attachments, which carry no letterhead of the agency. */
  letterhead: z.boolean().default(true),
  /** Fields that it asks a person for: `must` stops a final print while it is empty. */
  asks: z.record(z.string(), z.enum(['must', 'may'])).default({}),
  /** All documents of the instrument in their order; `self` marks this one's place. */
  documents: z.array(companion).default(['self']),
  /** Drafted from an earlier request: of which instruments, in which states. Absent = it comes from a plan's step. */
  follows: z
    .strictObject({
      instruments: z.array(z.enum(instruments)).min(1),
      states: z.array(z.enum(requestStates)).min(1),
    })
    .optional(),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;
export interface Companion {
  template: string;
  when?: string | undefined;
  unless?: string | undefined;
  each?: 'target' | undefined;
}

/** The documents of an instrument, each in the long form. */
export function companionsOf(head: FrontMatter): Companion[] {
  return head.documents.map((one) => (typeof one === 'string' ? { template: one } : one));
}
