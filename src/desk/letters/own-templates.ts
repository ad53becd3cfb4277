/** The agency's own letters and clauses: files in the data folder, read, tried and kept without touching Tecum's. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { clauseFolderOf, ownTemplateFolder, variantsIn } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { BaseServices } from '../services.js';
import { type TriedTemplate, tryTemplate } from './try-template.js';

export const templateKinds = ['letter', 'clause'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** A template by kind and file name without its ending: `subpoena.us-ca`. */
export interface TemplateName {
  kind: TemplateKind;
  name: string;
}

export interface TemplateLine extends TemplateName {
  /** Whose file is used now. */
  whose: 'tecum' | 'agency';
  /** True when Tecum has one of that name too. */
  ours: boolean;
}

export interface OwnTemplates {
  list(): TemplateLine[];
  /** Tecum's text and the agency's, each null where there is none. @throws Problem 404 when there is neither */
  read(of: TemplateName): Promise<{ ours: string | null; own: string | null }>;
  /** What the text would print, and what is wrong with it. Nothing is kept. */
  attempt(of: TemplateName, text: string): Promise<TriedTemplate>;
  /** Keeps it, the file before it too. @throws Problem `template-not-sound` when it would stop every final print */
  keep(of: TemplateName, text: string, by: Person): Promise<void>;
  /** Goes back to Tecum's; the agency's file is kept under `history/`. */
  giveBack(of: TemplateName, by: Person): Promise<void>;
}

/** Over an open desk's data folder. */
export function openOwnTemplates(base: BaseServices): OwnTemplates {
  const letters = join(base.dataDir, 'templates', 'letters');
  const folders = {
    letter: { own: letters, ours: ownTemplateFolder() },
    clause: { own: clauseFolderOf(letters), ours: clauseFolderOf(ownTemplateFolder()) },
  };
  const pathsOf = ({ kind, name }: TemplateName) => {
    if (!/^[a-z0-9_-]{1,80}(\.[a-z]{2}(-[a-z0-9]{1,3})?){0,3}$/.test(name)) throw unknownTemplate(name);
    const file = `${name}.md.hbs`;
    return { own: join(folders[kind].own, file), ours: join(folders[kind].ours, file) };
  };
  const textAt = async (path: string) => (existsSync(path) ? await readFile(path, 'utf8') : null);
  const setAside = async ({ kind, name }: TemplateName, path: string) => {
    if (!existsSync(path)) return;
    const history = join(folders[kind].own, 'history');
    await mkdir(history, { recursive: true });
    await rename(path, join(history, `${name}.${base.now().toISOString().replaceAll(':', '-')}.md.hbs`));
  };
  const audit = (by: Person, action: string, { kind, name }: TemplateName, details: object = {}) =>
    base.audit.record({
      who: by.email,
      action,
      subject: `template/${kind}/${name}`,
      details: { ...details },
    });
  return {
    list: () =>
      templateKinds.flatMap((kind) => {
        const ours = variantsIn(folders[kind].ours);
        const own = variantsIn(folders[kind].own);
        return [...new Set([...ours, ...own])].sort().map(
          (name): TemplateLine => ({
            kind,
            name,
            whose: own.includes(name) ? 'agency' : 'tecum',
            ours: ours.includes(name),
          }),
        );
      }),
    async read(of) {
      const paths = pathsOf(of);
      const found = { ours: await textAt(paths.ours), own: await textAt(paths.own) };
      if (found.ours === null && found.own === null) throw unknownTemplate(of.name);
      return found;
    },
    async attempt(of, text) {
      pathsOf(of);
      return inScratch(of, text, (scratch) => tryTemplate(of, text, [scratch, letters], base));
    },
    async keep(of, text, by) {
      const { own } = pathsOf(of);
      const tried = await this.attempt(of, text);
      const stops = tried.problems.filter((one) => one.severity === 'must');
      if (stops.length > 0) throw notSound(stops[0]!.text);
      await mkdir(join(own, '..'), { recursive: true });
      await audit(by, 'template.changed', of, { sha256: createHash('sha256').update(text).digest('hex') });
      const part = `${own}.part`;
      await writeFile(part, text);
      await setAside(of, own);
      await rename(part, own);
    },
    async giveBack(of, by) {
      const { own } = pathsOf(of);
      await audit(by, 'template.given-back', of);
      await setAside(of, own);
    },
  };
}

/** Runs something over a folder that holds only this text, as an agency's folder would. */
async function inScratch<T>(of: TemplateName, text: string, run: (letters: string) => T): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'tecum-template-'));
  try {
    const letters = join(root, 'letters');
    const folder = of.kind === 'letter' ? letters : clauseFolderOf(letters);
    await mkdir(letters, { recursive: true });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${of.name}.md.hbs`), text);
    return run(letters);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function unknownTemplate(name: string): Problem {
  return new Problem({
    code: 'template-unknown',
    what: `There is no template or clause "${name.slice(0, 60)}".`,
    where: 'name',
    remedy: 'Choose one from the list of letters and clauses.',
    status: 404,
  });
}

function notSound(what: string): Problem {
  return new Problem({
    code: 'template-not-sound',
    what: `It was not kept: ${what}`,
    where: 'text',
    remedy: 'Put right what the list says, then keep it.',
    status: 422,
  });
}
