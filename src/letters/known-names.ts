/** Finds what a template names and nobody knows: a misspelt fact would print as nothing, and nobody would see it. */
import Handlebars from 'handlebars';
import { z } from 'zod';
import { letterFactsSchema } from './facts.js';
import { letterFields } from './fields.js';

type Schema = { type?: string; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] };

interface Names {
  helpers: ReadonlySet<string>;
  /** Ids of the fields that the template asks for. */
  asks: readonly string[];
  /** Name of the clause; empty for the template itself. */
  place: string;
}

let facts: Schema | undefined;

/** What a template sees: the facts, and what composing adds to them. */
function viewSchema(): Schema {
  facts ??= z.toJSONSchema(letterFactsSchema, { io: 'output' }) as Schema;
  const added = {
    reference: text,
    documents: { type: 'array', items: text },
    everyTarget: facts.properties!.targets!,
    page: text,
  };
  return { type: 'object', properties: { ...facts.properties, ...added } };
}
const text: Schema = { type: 'string' };

/**
 * The ids of the fields and the names of the facts that a program uses.
 * @throws Error with the line: an unknown variable, helper, or a field that is not among `asks`.
 */
export function checkNames(program: hbs.AST.Program, names: Names): { fields: string[]; facts: string[] } {
  const walk = new NameWalk(names);
  walk.accept(program);
  return { fields: [...walk.fields], facts: [...walk.facts] };
}

/** Helpers that escape what they print themselves. */
const makesMarkdown = new Set(['paragraphs', 'askParagraphs']);

class NameWalk extends Handlebars.Visitor {
  readonly fields = new Set<string>();
  readonly facts = new Set<string>();
  /** The innermost scope last; undefined = of a shape that is not known, so anything goes. */
  private scopes: (Schema | undefined)[] = [viewSchema()];
  private params: string[] = [];

  constructor(private readonly names: Names) {
    super();
  }

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    const { path, escaped, loc } = statement as hbs.AST.MustacheStatement & { escaped: boolean };
    if (!escaped && !makesMarkdown.has((path as hbs.AST.PathExpression).original)) this.raw(loc);
    this.call(statement as unknown as hbs.AST.SubExpression);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.call(expression);
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    this.resolve(path);
  }

  /** A clause's name is no variable; compiling has found the clause already. */
  override PartialStatement({ params }: hbs.AST.PartialStatement): void {
    for (const param of params) this.accept(param);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const name = (block.path as hbs.AST.PathExpression).original;
    if (!this.names.helpers.has(name)) this.unknown(block.loc, `a block "${name}"`);
    for (const param of block.params) this.accept(param);
    const over = block.params[0];
    const scoped = name === 'each' || name === 'with';
    const scope = scoped ? this.scopeOf(over, name === 'each') : undefined;
    const own = block.program?.blockParams ?? [];
    if (scoped) this.scopes.push(scope);
    this.params.push(...own);
    if (block.program) this.accept(block.program);
    this.params.length -= own.length;
    if (scoped) this.scopes.pop();
    if (block.inverse) this.accept(block.inverse);
  }

  private call({ path, params, hash }: hbs.AST.SubExpression): void {
    const name = (path as hbs.AST.PathExpression).original;
    const isCall = params.length > 0 || hash !== undefined;
    if (isCall && !this.names.helpers.has(name)) this.unknown(path.loc, `a helper "${name}"`);
    if (isCall && /^(ask|askParagraphs|choice)$/.test(name)) this.field(params[0], path.loc);
    if (!isCall) this.resolve(path as hbs.AST.PathExpression);
    for (const param of params) this.accept(param);
    for (const pair of hash?.pairs ?? []) this.accept(pair.value);
  }

  private scopeOf(over: hbs.AST.Expression | undefined, each: boolean): Schema | undefined {
    if (over?.type !== 'PathExpression') return undefined;
    const schema = this.resolve(over as hbs.AST.PathExpression);
    return each ? schema?.items : schema;
  }

  private resolve(path: hbs.AST.PathExpression): Schema | undefined {
    const { depth, parts, data, original } = path as hbs.AST.PathExpression & { parts: string[] };
    if (data) {
      if (!/^@(index|first|last|key|root)/.test(original)) this.unknown(path.loc, `"${original}"`);
      if (parts[0] !== 'root') return undefined;
    }
    if (parts[0] !== undefined && this.params.includes(parts[0])) return undefined;
    let scope = data ? this.scopes[0] : this.scopes.at(-1 - depth);
    const first = data ? parts[1] : parts[0];
    if (scope === this.scopes[0] && first !== undefined) this.facts.add(first);
    for (const part of data ? parts.slice(1) : parts) {
      if (scope === undefined) return undefined;
      if (scope === this.fieldsSchema) return this.namedField(part, path.loc);
      const known: Schema | undefined = plain(scope).properties?.[part];
      if (known === undefined) this.unknown(path.loc, `"${original}"`);
      scope = known;
    }
    return scope === undefined ? undefined : plain(scope);
  }

  private get fieldsSchema(): Schema | undefined {
    return this.scopes[0]?.properties?.fields;
  }

  private field(param: hbs.AST.Expression | undefined, loc: hbs.AST.SourceLocation): void {
    if (param?.type === 'StringLiteral') this.namedField((param as hbs.AST.StringLiteral).value, loc);
  }

  private namedField(id: string, loc: hbs.AST.SourceLocation): Schema | undefined {
    if (!letterFields().has(id)) this.unknown(loc, `a field "${id}"; data/letters/fields/ has none`);
    if (!this.names.asks.includes(id))
      throw new Error(`${this.at(loc)}: the field "${id}" is not among the template's "asks".`);
    this.fields.add(id);
    const { columns, type } = letterFields().get(id)!;
    if (type === 'table')
      return {
        items: { properties: Object.fromEntries((columns ?? []).map((column) => [column.id, text])) },
      };
    return type === 'lines' || type === 'choices' ? { items: text } : text;
  }

  private at(loc: hbs.AST.SourceLocation): string {
    return `Line ${loc.start.line}${this.names.place === '' ? '' : ` of the clause "${this.names.place}"`}`;
  }

  /** With three braces a name or a remark could set headings, signature blocks and check codes of its own. */
  private raw(loc: hbs.AST.SourceLocation): never {
    throw new Error(
      `${this.at(loc)}: three braces are for paragraphs and askParagraphs alone; write {{ }} here.`,
    );
  }

  private unknown(loc: hbs.AST.SourceLocation, what: string): never {
    throw new Error(`${this.at(loc)}: Tecum does not know ${what}.`);
  }
}

/** The shape of what may be null. */
function plain(schema: Schema): Schema {
  return schema.anyOf?.find((one) => one.type !== 'null') ?? schema;
}
