/** The pages on which a person teaches Tecum a layout: look, say what each column is, try, keep. */
import type { Request, Response } from 'express';
import { Problem } from '../../base/problem.js';
import { type DataCategory, dataCategories, type RecordKind, recordKinds } from '../../base/vocabulary.js';
import type { ReadingFiles } from '../../desk/returns/origins.js';
import { definitionOf } from '../../desk/returns/teach-files.js';
import type { ReturnView } from '../../desk/returns/types.js';
import type { ItemEntry } from '../../returns/contract.js';
import { definitionText, idOf } from '../../returns/taught/draft.js';
import type { Look, LookList } from '../../returns/taught/look.js';
import { safePattern } from '../../returns/taught/safe-pattern.js';
import type { TaughtDefinition, TaughtPart } from '../../returns/taught/schema.js';
import { valueWords } from '../../returns/taught/value-words.js';
import { actorOf, audited, flash, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { type Fields, fields, fieldsOf } from '../forms.js';
import { page } from '../page.js';
import { caseOf, crumbsTo, handOf, returnPath, viewOf, wholeNumber } from './places.js';
import { fieldRows, taughtFields } from './teach-fields.js';
import { triedView } from './teach-tried.js';

interface Opened {
  view: ReturnView;
  files: ReadingFiles;
  item: ItemEntry;
  /** Values may be shown: nothing of the return is sealed. */
  mayShow: boolean;
  path: string;
  crumbs: { text: string; href?: string }[];
}

/** `GET …/teach/:item`: what the file looks like, and which list holds the records. */
export async function showTeach(req: Request, res: Response, services: Services): Promise<void> {
  const opened = await open(req, services);
  const { result: look, cutAt } = await services.returns.teach.look(opened.files, opened.item.no);
  const { mayShow } = opened;
  await page(req, res, 'teach-look', {
    ...shared(opened, 'Teach Tecum this file'),
    look,
    cutAt,
    formatWords: formatWords[look.format ?? 'none'],
    lines: mayShow ? look.lines : [],
    lists: look.lists.map((list, i) => ({
      value: String(i),
      text: `${list.path === '' ? 'The table' : list.path}: ${list.rows.toLocaleString('en-US')} seen`,
      hint: list.fields
        .map((one) => one.name)
        .slice(0, 12)
        .join(', '),
    })),
    kinds: recordKinds.map((kind) => ({ value: kind, text: kind })),
    categories: dataCategories.map((id) => ({ value: id, text: id.replaceAll('_', ' ') })),
    values: {
      list: '0',
      kind: 'message',
      provider: opened.view.return.provider ?? opened.files.reading.provider ?? '',
      title: '',
      ...req.query,
    },
  });
}

const formatWords: Record<string, string> = {
  table: 'a table',
  html: 'a page with tables',
  json: 'JSON',
  ndjson: 'JSON, one object a line',
  lines: 'lines of text',
  none: 'something that cannot be taught on this page',
};

/** `GET …/teach/:item/fields`: what each column is for. */
export async function showTeachFields(req: Request, res: Response, services: Services): Promise<void> {
  const opened = await open(req, services);
  const { result: look } = await services.returns.teach.look(opened.files, opened.item.no);
  const asked = fieldsOf(req.query as Record<string, unknown>);
  if (look.format === 'lines' && asked.raw('line') === '') {
    // Nothing was chosen yet: the page before asks for it.
    seeOther(res, req.path.replace(/\/fields$/, ''));
    return;
  }
  const list = chosenList(look, asked);
  await page(req, res, 'teach-fields', {
    ...shared(opened, 'What is each column?'),
    kept: keptAnswers(asked),
    rows: fieldRows(list, opened.mayShow),
    total: list.rows,
  });
}

/** `POST …/teach/:item/draft`: the answers as a definition, tried at once. */
export async function draftTaught(req: Request, res: Response, services: Services): Promise<void> {
  const opened = await open(req, services);
  const { result: look } = await services.returns.teach.look(opened.files, opened.item.no);
  const form = fields(req);
  const list = chosenList(look, form);
  await showTried(req, res, services, opened, definitionText(definitionFrom(look, list, form)), list);
}

/** `POST …/teach/:item/try`: the text as it was changed by hand, tried again. */
export async function tryTaught(req: Request, res: Response, services: Services): Promise<void> {
  const opened = await open(req, services);
  await showTried(req, res, services, opened, fields(req).raw('definition'), null);
}

/** `POST …/teach/:item/save`: kept as a version, and the return is read again with it. */
export async function saveTaught(req: Request, res: Response, services: Services): Promise<void> {
  const opened = await open(req, services);
  const kept = await services.returns.teach.save(
    definitionOf(fields(req).raw('definition')),
    'taught',
    actorOf(req),
  );
  await services.returns.readAgain(opened.view.return.id, {}, handOf(req));
  await flash(req, `${kept.title} is kept as version ${kept.version}, and the return is read again with it.`);
  seeOther(res, returnPath(opened.view.return));
}

async function showTried(
  req: Request,
  res: Response,
  services: Services,
  opened: Opened,
  text: string,
  list: LookList | null,
): Promise<void> {
  const view = { ...shared(opened, 'Try it on the file'), values: { definition: text } };
  let definition: TaughtDefinition;
  try {
    definition = definitionOf(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await page(req, res, 'teach-try', { ...view, errors: { definition: error.message } });
    return;
  }
  const { result, cutAt } = await services.returns.teach.tryOn(opened.files, opened.item.no, definition);
  const values = new Set(list?.fields.flatMap((one) => one.values) ?? []);
  await page(req, res, 'teach-try', {
    ...view,
    good: true,
    cutAt,
    tried: triedView(result, opened.mayShow),
    leaks: valueWords(definition, values),
  });
}

async function open(req: Request, services: Services): Promise<Opened> {
  const view = await viewOf(req, services);
  const files = view.reading ? await services.returns.files(view.reading.id) : null;
  const item = files?.items.find((entry) => entry.no === wholeNumber(req.params.item));
  if (!files || !item) throw notFound('file');
  const found = await caseOf(req, services);
  const mayShow = (view.summary?.sealed ?? 0) === 0;
  await audited(req, 'evidence.viewed', `return/${view.return.id}`, {
    page: 'teach',
    file: item.path,
    values: mayShow,
  });
  await services.returns.noteViewed(view.return.id, handOf(req));
  const path = `${returnPath(view.return)}/teach/${item.no}`;
  const ledger = `${returnPath(view.return)}/ledger/${item.no}`;
  const crumbs = [
    ...crumbsTo(found, view, 'Teach').slice(0, -1),
    { text: `File ${item.no + 1}`, href: ledger },
    { text: 'Teach' },
  ];
  return { view, files, item, mayShow, path, crumbs };
}

function shared({ path, item, crumbs, mayShow }: Opened, title: string) {
  return {
    title,
    section: 'returns' as const,
    width: 'wide' as const,
    crumbs,
    // `path` is the address of the page at hand, whatever is handed to it.
    teachHref: path,
    file: item.path,
    mayShow,
  };
}

function chosenList(look: Look, asked: Fields): LookList {
  if (look.format === 'lines') return linesAsList(look, asked.raw('line'));
  const list = look.lists[wholeNumber(asked.text('list')) ?? 0];
  if (list === undefined) throw notFound('list');
  return list;
}

/** The named parts of a pattern, with what they are in the first lines. */
function linesAsList(look: Look, line: string): LookList {
  const pattern = safePattern(line, 'line');
  const matches = look.lines
    .map((text) => pattern.exec(text)?.groups)
    .filter((groups) => groups !== undefined);
  const names = [...line.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map((found) => found[1]!);
  const fields = names.map((name) => {
    const values = matches.map((groups) => groups[name] ?? '').filter((value) => value !== '');
    return {
      name,
      count: values.length,
      values,
      suggestion: { use: { to: 'rest' as const }, evidence: 'a part of the pattern' },
    };
  });
  return { path: '', rows: matches.length, fields };
}

const keptNames = ['list', 'kind', 'category', 'provider', 'title', 'line', 'words'] as const;

function keptAnswers(asked: Fields): { name: string; value: string }[] {
  return keptNames.map((name) => ({ name, value: asked.raw(name) })).filter((one) => one.value !== '');
}

function definitionFrom(look: Look, list: LookList, form: Fields): TaughtDefinition {
  const provider = idOf(form.text('provider') || 'unknown');
  const title = form.text('title') || `A layout of ${provider}`;
  const category = form.text('category');
  const words = form
    .lines('words')
    .split('\n')
    .filter((word) => word !== '');
  const named = taughtFields(list, form);
  const known = form
    .list('known')
    .map((i) => list.fields[Number(i)]?.name)
    .filter((name) => name !== undefined);
  const part: TaughtPart = {
    id: idOf(title),
    format: look.format ?? 'table',
    recognise: {
      ...(look.format === 'lines' ? {} : { fields: known }),
      ...(words.length > 0 ? { words } : {}),
    },
    ...(look.format === 'json' ? { list: list.path } : {}),
    ...(look.format === 'lines' ? { line: form.raw('line') } : {}),
    kind: form.text('kind') as RecordKind,
    ...(category === '' ? {} : { category: category as DataCategory }),
    fields: named,
  };
  return {
    id: idOf(`${provider} ${title}`),
    version: 1,
    provider,
    title,
    source: "the return's own columns",
    parts: [part],
  };
}
