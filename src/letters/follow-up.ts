/** Letters that follow an earlier one: the renewal of a preservation, and the letter on what is missing. */
import { type LetterFacts, letterFactsSchema } from './facts.js';
import type { LetterDraft } from './types.js';

type Input = Partial<LetterFacts>;

/**
 * The renewed request of 18 U.S.C. 2703(f)(2), out of the facts of the first one.
 * @param first facts of the preservation letter that was served.
 * @param renewal day of this letter, day on which the provider received the first, its reference, earlier renewals.
 */
export function draftExtension(
  first: LetterFacts,
  renewal: { date: string; received: string; providerReference?: string; renewals?: number },
): LetterDraft {
  const facts: Input = {
    ...first,
    instrument: 'preservation_extension',
    date: renewal.date,
    preservation: { received: renewal.received, renewals: renewal.renewals ?? 0 },
    providerReference: renewal.providerReference ?? first.providerReference,
  };
  return draftOf('preservation_extension', facts);
}

/**
 * A letter that says what was asked, what came and what is missing.
 * @param request facts of the request that was served: to whom, which accounts and dates.
 * @param deficiency what was compared; `rows` make the table. See `letterFactsSchema`.
 */
export function draftDeficiency(
  request: LetterFacts,
  deficiency: NonNullable<LetterFacts['deficiency']>,
  letter: { date: string; returnDate?: string; providerReference?: string },
): LetterDraft {
  const facts: Input = {
    ...request,
    instrument: 'deficiency_letter',
    date: letter.date,
    returnDate: letter.returnDate ?? null,
    providerReference: letter.providerReference ?? request.providerReference,
    remarks: null,
    deficiency,
  };
  return draftOf('deficiency_letter', facts);
}

function draftOf(template: string, facts: Input): LetterDraft {
  const parsed = letterFactsSchema.parse(facts);
  return { id: `${parsed.provider.id}.${template}`, template, facts: parsed, acknowledged: [], problems: [] };
}
