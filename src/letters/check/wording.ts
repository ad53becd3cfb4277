/** Words that get a letter sent back, and blanks left open, in free text and in the template. */
import type { ComposedLetter } from '../compose.js';
import { loadWording } from '../knowledge.js';
import { requiredParts } from '../template.js';
import type { LetterProblem } from '../types.js';
import { type CheckContext, practice, problem } from './rule.js';

/** Checks the words that people wrote, and the letter as composed. */
export function checkWording(context: CheckContext, letter: ComposedLetter): LetterProblem[] {
  return [
    ...freeTexts(context).flatMap(({ where, text }) => [
      ...overBroad(where, text),
      ...placeholders(where, text),
    ]),
    ...(letter.template.overridden ? ownWords(letter) : []),
    ...[...new Set(letter.open)].map(openFact),
    ...missingParts(letter),
  ];
}

function freeTexts({ facts }: CheckContext): { where: string; text: string }[] {
  const all: [string, string | null | undefined][] = [
    ['remarks', facts.remarks],
    ['delivery', facts.delivery],
    ['offence.name', facts.offence?.name],
    ['case.number', facts.case.number],
    ['agency.name', facts.agency.name],
    ['signer.name', facts.signer.name],
    ['signer.title', facts.signer.title],
    ['authority.statute', facts.authority?.statute],
    ['authority.court', facts.authority?.court],
    ['authority.number', facts.authority?.number],
    ['providerReference', facts.providerReference],
    ...facts.agency.address.map((line, index): [string, string] => [`agency.address[${index}]`, line]),
    ...(facts.deficiency?.rows ?? []).map((row, index): [string, string] => [
      `deficiency.rows[${index}]`,
      `${row.asked} ${row.missing}`,
    ]),
  ];
  return all.flatMap(([where, text]) => (text ? [{ where, text }] : []));
}

function ownWords(letter: ComposedLetter): LetterProblem[] {
  const where = `template ${letter.template.id}`;
  const text = letter.template.ownWords.replace(/<!--.*?-->/g, '');
  return [...overBroad(where, text), ...placeholders(where, text)];
}

function overBroad(where: string, text: string): LetterProblem[] {
  const { overBroad: phrases, source } = loadWording();
  const folded = text.toLowerCase().replace(/\s+/g, ' ');
  return phrases
    .filter(({ words }) => folded.includes(words))
    .map(({ words, better }) =>
      problem(
        'over-broad',
        'must',
        where,
        `"${words}" is too broad: providers and courts send it back.`,
        `Instead: ${better}.`,
        source.title,
      ),
    );
}

function placeholders(where: string, text: string): LetterProblem[] {
  const found = loadWording()
    .placeholders.map((pattern) => new RegExp(pattern, 'i').exec(text)?.[0])
    .find((match) => match !== undefined);
  if (found === undefined) return [];
  return [
    problem(
      'placeholder-left',
      'must',
      where,
      `A blank was left open: "${found}".`,
      'Fill it in or take it out.',
      practice.identity,
    ),
  ];
}

function openFact(words: string): LetterProblem {
  return problem(
    'fact-missing',
    'must',
    'letter',
    `The letter has a blank where it needs the ${words.replace(/^the /, '')}.`,
    'Give it; the preview shows where it goes.',
    practice.identity,
  );
}

function missingParts(letter: ComposedLetter): LetterProblem[] {
  return requiredParts(letter.template)
    .filter((part) => !letter.parts.includes(part))
    .map((part) =>
      problem(
        'template-part-missing',
        'must',
        `template ${letter.template.id}`,
        `The template has no part "${part}", which this letter must have.`,
        `Add the part under a line <!-- part: ${part} -->; docs/add-a-letter.md shows how.`,
        practice.identity,
      ),
    );
}
