/** Handlebars for letters: every value is escaped for Markdown, and a missing one is written down, not left out. */
import Handlebars from 'handlebars';
import { checkNames } from './known-names.js';
import { addHelpers } from './template-helpers.js';

/** What a template left open: the words of its `need` and `ask`. */
export interface Rendered {
  text: string;
  open: string[];
}
export type TemplateFunction = (view: Record<string, unknown>, language: string) => Rendered;

export interface Compiled {
  render: TemplateFunction;
  /** The template's own words, its clauses' included. */
  ownWords: string;
  /** Ids of the clauses that it takes in, those of clauses too. */
  clauses: string[];
  /** Ids of the fields that it prints or looks at. */
  fields: string[];
  /** Names of the facts that it prints or looks at: `returnDate`, `notice`. */
  facts: string[];
}

export interface CompileMeans {
  /** The source of a clause (`{{> id}}`); undefined when there is none. */
  clause(id: string): string | undefined;
  /** Ids of the fields that the template asks for. */
  asks: readonly string[];
}

/**
 * A template as a function from facts to Markdown.
 * @throws Error of Handlebars on bad syntax, or one that names the line of an unknown variable, helper, field or clause.
 */
export function compileTemplate(source: string, means: CompileMeans): Compiled {
  const handlebars = Handlebars.create();
  const helpers = addHelpers(handlebars);
  const programs = new Map<string, hbs.AST.Program>();
  const program = parseWithClauses('', source, means, programs);
  const fields = new Set<string>();
  const facts = new Set<string>();
  for (const [name, one] of programs) {
    const used = checkNames(one, { helpers, asks: means.asks, place: name });
    for (const field of used.fields) fields.add(field);
    for (const fact of used.facts) facts.add(fact);
  }
  const words = new OwnWords();
  for (const one of programs.values()) words.accept(one);
  for (const one of programs.values()) new EscapeEveryValue().accept(one);
  const options = { noEscape: true, preventIndent: true, strict: false };
  for (const [name, one] of programs)
    if (name !== '') handlebars.registerPartial(name, handlebars.compile(one, options));
  const run = handlebars.compile(program, options);
  return {
    ownWords: words.text,
    clauses: [...programs.keys()].filter((name) => name !== ''),
    fields: [...fields],
    facts: [...facts],
    render: (view, language) => {
      const open: string[] = [];
      return { text: run(view, { data: { open, language } }), open };
    },
  };
}

/** Parses a source and, once each, the clauses that it names. `above` are the clauses that it stands in. */
function parseWithClauses(
  name: string,
  source: string,
  means: CompileMeans,
  into: Map<string, hbs.AST.Program>,
  above: readonly string[] = [],
): hbs.AST.Program {
  const program = Handlebars.parse(source);
  into.set(name, program);
  const named = new ClauseNames(name);
  named.accept(program);
  for (const { id, line } of named.found) {
    const at = `Line ${line}${inClause(name)}`;
    if (above.includes(id)) throw new Error(`${at}: the clause "${id}" takes itself in, without end.`);
    if (into.has(id)) continue;
    const clause = clauseId.test(id) ? means.clause(id) : undefined;
    if (clause === undefined) throw new Error(`${at}: there is no clause "${id}" in templates/clauses/.`);
    parseWithClauses(id, clause, means, into, [...above, id]);
  }
  return program;
}

/** A clause is a file of its folder, and no path out of it. */
const clauseId = /^[a-z0-9_-]+$/;

export function inClause(name: string): string {
  return name === '' ? '' : ` of the clause "${name}"`;
}

class ClauseNames extends Handlebars.Visitor {
  found: { id: string; line: number }[] = [];
  constructor(private readonly place: string) {
    super();
  }
  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    const { name, loc } = statement;
    if (!('original' in name)) this.refuse(loc);
    this.found.push({ id: String((name as hbs.AST.PathExpression).original), line: loc.start.line });
  }
  override PartialBlockStatement({ loc }: hbs.AST.PartialBlockStatement): void {
    this.refuse(loc);
  }
  private refuse(loc: hbs.AST.SourceLocation): never {
    const at = `Line ${loc.start.line}${inClause(this.place)}`;
    throw new Error(`${at}: a clause is taken in by its name alone, as {{> accounts}}.`);
  }
}

/** Wraps each printed expression in `md`, so that no fact can become a mark. Raw `{{{ }}}` stays for helpers that make Markdown. */
class EscapeEveryValue extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!(statement as unknown as { escaped: boolean }).escaped) return;
    const { path, params, hash, loc } = statement;
    // A box of the template's own begins an item of a list; one that stands in a fact does not.
    if ((path as hbs.AST.PathExpression).original === 'tick') return;
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
