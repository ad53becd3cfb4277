/** What was written freely in a set of answers: all that the gate reads as words. */
import type { Answers } from './types.js';

/** All that was written freely, sentence by sentence. */
export function writtenIn(answers: Answers): string {
  const { safeguards, emergency } = answers;
  const texts = [
    answers.narrative,
    answers.case?.title,
    answers.offence?.name,
    safeguards?.predicate,
    safeguards?.conduct,
    safeguards?.threat,
    safeguards?.services,
    emergency?.danger,
    emergency?.whyNow,
    emergency?.howHelps,
  ];
  return texts.filter(Boolean).join('.\n');
}
