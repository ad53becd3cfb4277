/** Does what was preserved still exist? */
import { daysBetween } from '../../base/zone.js';
import { addDays, longDate } from '../dates.js';
import { type Check, type CheckContext, cite, problem } from './rule.js';

/** Checks the age of the preservation that this letter renews or leans on. */
export const checkPreservation: Check = (context) => {
  const { preservation, instrument } = context.facts;
  if (instrument === 'preservation_extension') return checkExtension(context);
  if (preservation === null) return [];
  const ends = endOf(context);
  if (daysBetween(ends, context.facts.date) <= 0) return [];
  return [
    problem(
      'preservation-lapsed',
      'should',
      'preservation',
      `The preservation received on ${longDate(preservation.received)} ended on ${longDate(ends)} and was not renewed; the records may be gone.`,
      'Ask the provider whether it still holds them, and send a new preservation letter today.',
      cite(context, 'us.2703.f.period', '18 U.S.C. 2703(f)(2)'),
    ),
  ];
};

function checkExtension(context: CheckContext) {
  const { facts } = context;
  const citation = cite(context, 'us.2703.f.period', '18 U.S.C. 2703(f)(2)');
  const found = [];
  if (facts.providerReference === null || facts.providerReference.trim() === '') {
    found.push(
      problem(
        'provider-reference-missing',
        'must',
        'providerReference',
        "The renewal does not give the provider's reference for the preservation.",
        "Give the number from the provider's confirmation.",
        citation,
      ),
    );
  }
  if (facts.preservation === null) {
    return [
      ...found,
      problem(
        'first-request-missing',
        'must',
        'preservation.received',
        'The renewal does not say when the first request was received.',
        "Give the day from the provider's confirmation.",
        citation,
      ),
    ];
  }
  const ends = endOf(context);
  if (daysBetween(ends, facts.date) > 0) {
    found.push(
      problem(
        'preservation-lapsed',
        'must',
        'preservation.received',
        `The preservation ended on ${longDate(ends)}; there is nothing left to renew.`,
        'Send a new preservation letter instead.',
        citation,
      ),
    );
  }
  if (facts.preservation.renewals > 0) {
    found.push(
      problem(
        'second-renewal',
        'should',
        'preservation.renewals',
        'The statute speaks of one further period of 90 days; this would be another.',
        'Serve process now. Renew again only if the provider says that it accepts that.',
        citation,
      ),
    );
  }
  return found;
}

/** First day of the preservation plus 90 days, and 90 for each renewal so far; days from the law's own clock. */
function endOf({ facts, law }: CheckContext): string {
  const days = law.clocks.find((clock) => clock.id === 'preservation')?.days ?? 90;
  const { received, renewals } = facts.preservation!;
  return addDays(received, days * (1 + renewals));
}
