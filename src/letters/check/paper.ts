/** Is all on the paper that a State's law wants there, and is it in the language that was asked for? */
import type { LetterProblem } from '../types.js';
import { type Check, problem } from './rule.js';

/** Characters of one answer beyond which nobody reads it. */
const hugeText = 200_000;

/** Checks the papers of State law, the language, and the size of what was written. */
export const checkPaper: Check = (context) => [
  ...checkStatePapers(context),
  ...checkLanguage(context),
  ...checkSize(context),
];

/** What the law wants printed goes through the clause of its place; a form is a matter of the court's own blanks. */
const checkStatePapers: Check = ({ facts, documents }) => {
  if (documents.length === 0) return [];
  const clauses = new Set(documents.flatMap((one) => one.clauses));
  return facts.papers
    .filter(({ kind, placement }) => kind !== 'form' && !clauses.has(`state-papers-${placement}`))
    .map(({ text, citation, placement }) =>
      problem(
        'paper-not-printed',
        'must',
        'papers',
        `The State's law wants something on the paper (${placement.replace('-', ' ')}) that this template does not print: ${text}`,
        `Add the line {{> state-papers-${placement}}} to the template, or use Tecum's own.`,
        citation,
      ),
    );
};

const checkLanguage: Check = ({ facts, documents }) => {
  const without = documents.filter((one) => one.language !== facts.language);
  if (without.length === 0) return [];
  const names = without.map((one) => `"${one.title}"`).join(', ');
  return [
    problem(
      'language-missing',
      'should',
      'language',
      `There is no template in the language "${facts.language}" for ${names}; it is printed in another.`,
      'Send a translation with it, or choose a language that the template has.',
      'Letters go out in one language: docs/add-a-letter.md',
    ),
  ];
};

const checkSize: Check = ({ facts }) => {
  const long = Object.entries(facts.fields).filter(
    ([, value]) => typeof value === 'string' && value.length > hugeText,
  );
  return long.map(
    ([id, value]): LetterProblem =>
      problem(
        'text-huge',
        'should',
        `fields.${id}`,
        `This text has ${Math.round((value as string).length / 1000)} thousand characters, about ${Math.round((value as string).length / 3000)} pages.`,
        'Keep what the reader needs, and attach the rest as an exhibit.',
        '18 U.S.C. 2703(d): unusually voluminous requests are open to a motion; common practice for papers',
      ),
  );
};
