/** Handlebars with our partials and helpers; all templates are read and checked once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { projectPath } from '../../base/root.js';
import { registerHelpers } from './helpers.js';

type Template = (view: unknown) => string;

interface Engine {
  pages: Map<string, Template>;
}

let engine: Engine | undefined;

/** Renders a page's template inside `layout.hbs`. Throws when there is no such template. */
export function renderPage(name: string, root: Record<string, unknown>): string {
  const body = renderPart(name, root);
  return renderPart('layout', { ...root, body: new Handlebars.SafeString(body) });
}

/** Renders a page's template alone. */
export function renderPart(name: string, root: Record<string, unknown>): string {
  engine ??= load(projectPath('templates'));
  const template = engine.pages.get(name);
  if (template === undefined) throw new Error(`There is no template templates/pages/${name}.hbs`);
  return template(root);
}

/** Reads all templates now, so that a broken one stops the start and not a page. */
export function loadTemplates(): void {
  engine ??= load(projectPath('templates'));
}

function load(folder: string): Engine {
  const hb = Handlebars.create();
  registerHelpers(hb);
  for (const [name, text] of templatesIn(join(folder, 'partials'))) hb.registerPartial(name, text);
  const pages = new Map<string, Template>();
  for (const [name, text] of templatesIn(join(folder, 'pages'))) {
    // A partial sees only what it is handed: no field of the page leaks into it by its name. Without `preventIndent`
    // the place of a partial's tag would indent every line of what was typed into a text area.
    pages.set(name, hb.compile(text, { explicitPartialContext: true, preventIndent: true }) as Template);
  }
  return { pages };
}

function templatesIn(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [nameOf(folder, file), checked(join(folder, file))]);
}

function nameOf(folder: string, file: string): string {
  return relative(folder, join(folder, file))
    .replaceAll('\\', '/')
    .replace(/\.hbs$/, '');
}

function checked(file: string): string {
  const text = readFileSync(file, 'utf8');
  try {
    Handlebars.parse(text);
  } catch (error) {
    throw new Error(`${relative(projectPath(), file)}: ${(error as Error).message}`);
  }
  return text;
}
