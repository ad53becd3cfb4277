/** Words that get a letter sent back, and blanks left open, in free text and in the template. */
import { type ComposedDocument, type ComposedLetter, variantOf } from '../compose.js';
import { type FieldValues, letterFields } from '../fields.js';
import { loadWording } from '../knowledge.js';
import { requiredParts } from '../template.js';
import type { Variant } from '../template-files.js';
import type { LetterProblem } from '../types.js';
import { offerOf } from './offer.js';
import { type CheckContext, practice, problem } from './rule.js';

/** Checks the words that people wrote, and the letter as composed. */
export function checkWording(context: CheckContext, letter: ComposedLetter): LetterProblem[] {
  return [
    ...freeTexts(context).flatMap(({ where, text }) => {
      const found = [...overBroad(where, text, () => offerOf(context.facts)), ...placeholders(where, text)];
      return isNarrative(where) ? found.map(softened) : found;
    }),
    ...letter.documents.flatMap((one) => (one.template.overridden ? ownWords(one) : [])),
    ...openWords(letter, context).map(openFact),
    ...letter.documents.flatMap((one) => missingParts(one, variantOf(context.facts))),
  ];
}

/** What is still blank; not the fields, which are told one by one. */
function openWords(letter: ComposedLetter, { documents }: CheckContext): string[] {
  const asked = new Set(documents.flatMap(({ asks }) => Object.keys(asks)));
  const labels = new Set([...asked].map((id) => letterFields().get(id)?.label));
  return [...new Set(letter.documents.flatMap((one) => one.open))].filter((words) => !labels.has(words));
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
    ...fieldTexts(facts.fields),
    ...(facts.deficiency?.rows ?? []).map((row, index): [string, string] => [
      `deficiency.rows[${index}]`,
      `${row.asked} ${row.missing}`,
    ]),
  ];
  return all.flatMap(([where, text]) => (text ? [{ where, text }] : []));
}

/** Every text of an answer to a field: of its lines and its rows too. */
function fieldTexts(fields: FieldValues): [string, string][] {
  return Object.entries(fields).flatMap(([id, value]): [string, string][] => {
    if (typeof value === 'string') return [[`fields.${id}`, value]];
    if (!Array.isArray(value)) return [];
    return value.map((one, index): [string, string] => [
      `fields.${id}[${index}]`,
      typeof one === 'string' ? one : Object.values(one).join(' '),
    ]);
  });
}

function ownWords(letter: ComposedDocument): LetterProblem[] {
  const where = `template ${letter.template.id}`;
  const text = letter.template.ownWords.replace(/<!--.*?-->/g, '');
  return [...overBroad(where, text), ...placeholders(where, text)];
}

/** A narrative tells what happened and quotes people: there the words are only pointed out. */
function isNarrative(where: string): boolean {
  const id = /^fields\.(\w+)$/.exec(where)?.[1];
  return id !== undefined && letterFields().get(id)?.type === 'paragraphs';
}

function softened(one: LetterProblem): LetterProblem {
  return { ...one, severity: 'should', remedy: `${one.remedy} In a quotation or a story it may stand.` };
}

function overBroad(where: string, text: string, offer: () => string = () => ''): LetterProblem[] {
  const { overBroad: phrases, source } = loadWording();
  const folded = text.toLowerCase().replace(/\s+/g, ' ');
  const found = phrases.filter(({ words }) => folded.includes(words));
  if (found.length === 0) return [];
  const said = found.map(({ words }) => `"${words}"`).join(', ');
  const better = [...new Set(found.map((one) => one.better))].join('; ');
  return [
    problem(
      'over-broad',
      'must',
      where,
      `${said}: too broad, providers and courts send it back.`,
      `Instead: ${better}.${offer()}`,
      source.title,
    ),
  ];
}

let blanks: RegExp[] | undefined;

function placeholders(where: string, text: string): LetterProblem[] {
  blanks ??= loadWording().placeholders.map((pattern) => new RegExp(pattern, 'i'));
  const found = blanks.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
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

function missingParts(letter: ComposedDocument, variant: Variant): LetterProblem[] {
  return requiredParts(letter.template, variant)
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
