/** Letters that follow an earlier one: the renewal of a preservation, and the letter on what is missing. */
import type { Instrument } from '../base/vocabulary.js';
import { type LetterFacts, letterFactsSchema } from './facts.js';
import { type FieldValues, letterFields } from './fields.js';
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

/**
 * A letter that follows on an earlier request, of any instrument: a non-disclosure order with a warrant, a certificate,
 * a withdrawal. It keeps to whom, which accounts, which dates; what was particular to the earlier letter is left behind.
 * @param earlier the request that it follows: its facts, its reference and when it was served.
 */
export function draftFollowUp(
  instrument: Instrument,
  earlier: { facts: LetterFacts; reference: string; served?: string | undefined; code?: string | undefined },
  letter: { date: string; providerReference?: string | undefined; fields?: FieldValues },
): LetterDraft {
  const { facts } = earlier;
  const inherited = Object.entries(facts.fields).filter(
    ([id]) => letterFields().get(id)?.group === sharedGroup,
  );
  const draft: Input = {
    ...facts,
    instrument,
    date: letter.date,
    about: {
      instrument: facts.instrument,
      reference: earlier.reference,
      date: facts.date,
      ...(earlier.served ? { served: earlier.served.slice(0, 10) } : {}),
      ...(earlier.code ? { code: earlier.code } : {}),
    },
    providerReference: letter.providerReference ?? facts.providerReference,
    returnDate: null,
    remarks: null,
    deficiency: null,
    papers: [],
    fields: { ...Object.fromEntries(inherited), ...letter.fields },
  };
  return draftOf(instrument, draft);
}

/** Fields of this group say the same in every letter of a case: the court, the judge, the prosecutor. */
const sharedGroup = 'Court and prosecutor';

function draftOf(template: string, facts: Input): LetterDraft {
  const parsed = letterFactsSchema.parse(facts);
  return { id: `${parsed.provider.id}.${template}`, template, facts: parsed, acknowledged: [], problems: [] };
}
