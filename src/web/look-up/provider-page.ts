/** A provider's page: its facts on a day, the agency's notes beside them, and what those notes' forms do. */
import type { Request, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { showDate } from '../../base/zone.js';
import { sourceDate } from '../../catalog/age.js';
import type { Provider } from '../../catalog/types.js';
import { flash, mayNow, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { dayAsked } from './day-asked.js';
import { loadFields } from './fields.js';
import { providerView } from './provider-view.js';
import { sourceKinds } from './source-words.js';

/** The provider of the route's `:id`. @throws Problem 404 */
export function theProvider(req: Request, services: Services): Provider {
  const provider = services.catalog.providers.get(String(req.params.id));
  if (provider === undefined) throw notFound('provider');
  return provider;
}

/** GET /look-up/providers/:id, `?asOf=2025-06-01` for another day. */
export function providerPage(services: Services): RequestHandler {
  return (req, res) => showProvider(req, res, services);
}

/** POST /look-up/providers/:id/notes */
export function addNote(services: Services): RequestHandler {
  return noteAct(services, 'note', 'The note is there.', (form, id, _note, by) =>
    services.catalogDesk.notes.add(id, form.lines('note'), by),
  );
}

/** POST /look-up/providers/:id/notes/:note */
export function rewordNote(services: Services): RequestHandler {
  return noteAct(services, 'note', 'The new wording is saved.', (form, id, note, by) =>
    services.catalogDesk.notes.reword(id, note, form.lines(`note-${note}`), by),
  );
}

/** POST /look-up/providers/:id/notes/:note/remove */
export function removeNote(services: Services): RequestHandler {
  return noteAct(services, 'why', 'The note is removed; its wordings are kept.', (form, id, note, by) =>
    services.catalogDesk.notes.remove(id, note, form.text(`why-${note}`), by),
  );
}

type Act = (
  form: ReturnType<typeof fields>,
  provider: string,
  note: number,
  by: ReturnType<typeof personOf>,
) => Promise<void>;

/** Does it and shows the page again; an empty note is said beside its field. */
function noteAct(services: Services, field: string, done: string, act: Act): RequestHandler {
  return async (req, res) => {
    const { id } = theProvider(req, services);
    const note = Number(req.params.note ?? 0);
    try {
      await act(fields(req), id, note, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.code !== 'note-empty') throw error;
      const name = note > 0 ? `${field}-${note}` : field;
      return showProvider(req, res, services, { [name]: 'Write what a colleague should know' });
    }
    await flash(req, done);
    seeOther(res, `/look-up/providers/${id}#local`);
  };
}

const contents: [id: string, text: string][] = [
  ['serve', 'How to serve'],
  ['local', 'Your notes'],
  ['takes', 'What it can search by'],
  ['data', 'What it has'],
  ['rejects', 'What gets sent back'],
  ['return', 'What a return looks like'],
  ['changes', 'History'],
  ['sources', 'Sources'],
];

async function showProvider(
  req: Request,
  res: Response,
  services: Services,
  errors: FormErrors = {},
): Promise<void> {
  const whole = theProvider(req, services);
  const { country } = await services.settings.agency();
  const today = services.now().toISOString().slice(0, 10);
  const asked = dayAsked(req, today);
  const view = providerView(whole, { law: services.law, country, asOf: asked.day, today });
  await page(req, res, 'lookup-provider', {
    title: whole.name,
    crumbs: [{ text: 'Look up', href: '/look-up' }, { text: whole.name }],
    width: 'wide',
    ...view,
    sources: sourcesView(whole),
    toc: contents.map(([id, text]) => ({ id, text })),
    low: whole.confidence === 'low',
    here: `/look-up/providers/${whole.id}`,
    asOf: asked.day,
    otherDay: asked.day === today ? '' : showDate(asked.day),
    fieldCount: (await loadFields(whole.id)).length,
    ...(await agencyView(req, services, whole.id, errors)),
    errors: { ...errors, ...asked.errors },
  });
}

/** The agency's own beside the facts: notes, proposals that wait, whether the file in force is its own. */
async function agencyView(req: Request, services: Services, id: string, errors: FormErrors) {
  const desk = services.catalogDesk;
  const form = fields(req);
  const notes = await desk.localNotesFor(id);
  const waiting = await desk.proposals.list({ states: ['proposed'], provider: id });
  return {
    notes: notes.map((note) => ({
      ...note,
      typed: errors[`note-${note.id}`] ? form.lines(`note-${note.id}`) : note.body,
      error: errors[`note-${note.id}`],
      editing: errors[`note-${note.id}`] !== undefined,
    })),
    removed: await desk.notes.removed(id),
    mayNote: await mayNow(req, 'catalog.note'),
    proposed: waiting.map((one) => ({ id: one.id, words: one.sentences[0] ?? 'a change' })),
    own: desk.ownProviders().has(id),
    upgraded: desk.files.upgraded(id) !== null,
  };
}

function sourcesView(provider: Provider) {
  return [...provider.sources.values()].map((source, at) => ({
    ...source,
    number: at + 1,
    sourceKind: sourceKinds[source.kind],
    date: sourceDate(source, provider),
  }));
}
