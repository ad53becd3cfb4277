/** Handlebars for letters: every value is escaped for Markdown, and a missing one is written down, not left out. */
import Handlebars from 'handlebars';
import { addDays, longDate, periodText, periodUtc } from './dates.js';
import type { LetterFacts } from './facts.js';
import { escapeMarkdown } from './markdown/escape.js';
import { categoryWords, identifierWords } from './words.js';

/** What a template left open: the words of its `need`. */
export interface Rendered {
  text: string;
  open: string[];
}
export type TemplateFunction = (facts: Record<string, unknown>) => Rendered;

/** The template's own words and a function from facts to Markdown. @throws Error of Handlebars on bad syntax. */
export function compileTemplate(source: string): { render: TemplateFunction; ownWords: string } {
  const handlebars = Handlebars.create();
  addHelpers(handlebars);
  const program = Handlebars.parse(source);
  const words = new OwnWords();
  words.accept(program);
  new EscapeEveryValue().accept(program);
  const run = handlebars.compile(program, { noEscape: true, preventIndent: true });
  return {
    ownWords: words.text,
    render: (facts) => {
      const open: string[] = [];
      return { text: run(facts, { data: { open } }), open };
    },
  };
}

/** Wraps each printed expression in `md`, so that no fact can become a mark. Raw `{{{ }}}` stays for helpers that make Markdown. */
class EscapeEveryValue extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!(statement as unknown as { escaped: boolean }).escaped) return;
    const { path, params, hash, loc } = statement;
    const isCall = params.length > 0 || hash !== undefined;
    const value = isCall ? { type: 'SubExpression', path, params, hash, loc } : path;
    statement.params = [value as hbs.AST.Expression];
    statement.hash = undefined as unknown as hbs.AST.Hash;
    statement.path = {
      type: 'PathExpression',
      data: false,
      depth: 0,
      parts: ['md'],
      original: 'md',
      loc,
    } as hbs.AST.PathExpression;
  }
}

/** Collects the text that stands in the template itself. */
class OwnWords extends Handlebars.Visitor {
  text = '';
  override ContentStatement(statement: hbs.AST.ContentStatement): void {
    this.text += statement.value;
  }
}

type Options = Handlebars.HelperOptions;

function addHelpers(handlebars: typeof Handlebars): void {
  handlebars.registerHelper({
    md: (value: unknown) => escapeMarkdown(value === undefined || value === null ? '' : String(value)),
    need: (value: unknown, words: string, options: Options) => need(value, words, options),
    date: (iso: unknown) => (typeof iso === 'string' ? longDate(iso) : ''),
    plusDays: (iso: string, days: number) => addDays(iso, days),
    inc: (n: number) => n + 1,
    eq: (a: unknown, b: unknown) => a === b,
    not: (value: unknown) => !value,
    or: (...values: unknown[]) => values.slice(0, -1).find(Boolean),
    count: (list: unknown) => (Array.isArray(list) ? list.length : 0),
    category: (id: keyof typeof categoryWords) => categoryWords[id] ?? id,
    identifier: (kind: keyof typeof identifierWords) => identifierWords[kind] ?? kind,
    period: (value: LetterFacts['period']) => periodText(value) ?? '',
    periodUtc: (value: LetterFacts['period']) => periodUtc(value) ?? '',
    paragraphs: (value: unknown) => paragraphs(value),
  });
}

/** The value, or its name in brackets, which also goes on the list of what is open. */
function need(value: unknown, words: string, options: Options): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'number') return String(value);
  (options.data as { open: string[] }).open.push(words);
  return `[${words}]`;
}

/** Free text of several paragraphs as Markdown; for `{{{paragraphs remarks}}}`. */
function paragraphs(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .split(/\n\s*\n/)
    .map((part) => escapeMarkdown(part.trim()))
    .filter((part) => part !== '')
    .join('\n\n');
}
