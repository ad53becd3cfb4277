/** Tries a changed template or clause on invented facts: what it prints, and what would stop its letters. */
import { isProblem } from '../../base/problem.js';
import {
  allTemplateIds,
  askedFields,
  check,
  documentsOf,
  exampleDraft,
  type LetterProblem,
  type LetterTemplate,
  loadTemplate,
  renderHtmlFragment,
  type Variant,
} from '../../letters/index.js';
import type { BaseServices } from '../services.js';
import type { TemplateName } from './own-templates.js';

export interface TriedTemplate {
  /** What is wrong with the template itself; problems of the invented facts are left out. */
  problems: LetterProblem[];
  /** The letter as HTML; empty when it cannot be composed. */
  preview: string;
  /** The letter on which a clause was tried. */
  on: string;
}

/** Rules that speak of the template and not of what the letter says. */
const ofTemplate = new Set([
  'template-bad',
  'template-part-missing',
  'over-broad',
  'placeholder-left',
  'paper-not-printed',
]);

/**
 * @param folders where templates are looked for: the one with the text first.
 */
export function tryTemplate(
  of: TemplateName,
  text: string,
  folders: string[],
  base: Pick<BaseServices, 'law' | 'catalog'>,
): TriedTemplate {
  const variant = variantOfName(of.name);
  try {
    const template =
      of.kind === 'letter' ? loadTemplate(idOf(of.name), folders, variant) : userOf(of, folders, variant);
    if (template === null) return { problems: [unused(of.name)], preview: '', on: '' };
    return printed(template, folders, variant, base);
  } catch (error) {
    if (!isProblem(error)) throw error;
    const where =
      text === '' ? 'text' : (error.where ?? 'text').replace(/^.*(line \d+)$/, '$1').replace(/^\/.*\//, '');
    return { problems: [broken(error.what, where, error.remedy)], preview: '', on: '' };
  }
}

function printed(
  template: LetterTemplate,
  folders: string[],
  variant: Variant,
  { law, catalog }: Pick<BaseServices, 'law' | 'catalog'>,
): TriedTemplate {
  const { facts } = exampleDraft(template, [], variant);
  const asked = askedFields(documentsOf(template, facts, { templateFolders: folders }));
  const draft = exampleDraft(template, asked.keys(), variant);
  const found = check(draft, { law, catalog, templateFolders: folders });
  return {
    problems: found.filter(({ rule, where }) => ofTemplate.has(rule) && !where.startsWith('fields.')),
    preview: renderHtmlFragment(draft, {
      templateFolders: folders,
      headingOffset: 2,
      pictureHref: '/letterhead',
    }),
    on: template.title,
  };
}

/** The first letter that takes the clause in. */
function userOf(of: TemplateName, folders: string[], variant: Variant): LetterTemplate | null {
  const clause = idOf(of.name);
  for (const id of allTemplateIds(folders)) {
    const template = loadTemplate(id, folders, variant);
    if (template.clauses.includes(clause)) return template;
  }
  return null;
}

/** `subpoena.us-ca.es` → `subpoena` */
export function idOf(name: string): string {
  return name.split('.')[0]!;
}

function variantOfName(name: string): Variant {
  const [, ...marks] = name.split('.');
  const state = marks.find((mark) => mark.includes('-'));
  const language = marks.find((mark) => /^(es|fr|de|it|pt|nl|pl)$/.test(mark)) ?? 'en';
  const country =
    state?.split('-')[0] ?? marks.find((mark) => mark.length === 2 && mark !== language) ?? 'us';
  return { country, state, language };
}

function unused(name: string): LetterProblem {
  return broken(
    `No letter takes in the clause "${name}".`,
    'text',
    'Name it in a letter first, as {{> name}}.',
    'should',
  );
}

function broken(
  text: string,
  where: string,
  remedy = 'Put the template right.',
  severity: LetterProblem['severity'] = 'must',
): LetterProblem {
  return { rule: 'template-bad', severity, where, text, remedy, citation: 'docs/add-a-letter.md' };
}
