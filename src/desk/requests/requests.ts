/** Requests: drafted from a plan's steps, checked, approved and frozen, signed, served, answered. */
import type { RequestState } from '../../base/vocabulary.js';
import { type LetterDraft, letterFactsSchema, renderPdf } from '../../letters/index.js';
import { dataSecret } from '../../safeguards/secret.js';
import type { Person } from '../../store/desk/people.js';
import { commentStore } from '../../store/desk/request-comments.js';
import { versionStore } from '../../store/desk/request-versions.js';
import { requestStore } from '../../store/desk/requests.js';
import type { Vault } from '../../store/vault/vault.js';
import type { Cases } from '../cases/cases.js';
import type { BaseServices } from '../services.js';
import { openComments } from './comments.js';
import { openDrafting } from './drafting.js';
import { deskClocks, waitingRequests } from './home.js';
import { withAgencyNow } from './letterhead.js';
import { mailboxReminder } from './mailbox.js';
import { openMoving } from './moving.js';
import { openPapers } from './papers.js';
import { paragraphsOf } from './paragraphs.js';
import { courtPrint, demandSameText, keptPrint, reprint, sentTo } from './print.js';
import { letterFrozen, requestNotFound } from './problems.js';
import { sealerFrom } from './sealing.js';
import { draftOf, type Request, toRequest } from './shape.js';
import { openTurns } from './turns.js';
import type { PrintFile, Requests } from './types.js';
import { confirm } from './verify.js';
import { openVersions } from './versions.js';

export type { MoveInput } from './effects.js';
export type { Request } from './shape.js';
export type { Requests } from './types.js';
export type { Confirmation } from './verify.js';

/** The request service over an open desk. Registers what waits and the running clocks on the home page. */
export async function openRequests(base: BaseServices, cases: Cases, vault: Vault): Promise<Requests> {
  const store = requestStore(base.db);
  const printing = {
    vault,
    versions: versionStore(base.db),
    secret: await dataSecret(base.dataDir),
    sealer: sealerFrom(),
  };
  const now = () => base.now().toISOString();
  const knowledge = { law: base.law, laws: base.knowledge.laws, catalog: base.catalog };
  const audit = (by: Person, action: string, request: { number: string }, details = {}) =>
    base.audit.record({ who: by.email, action, subject: `request/${request.number}`, details });
  const letter = (request: Request): LetterDraft => request.frozen ?? draftOf(request, knowledge);
  const see: Requests['see'] = async (id, person) => {
    const found = await store.byId(id);
    if (!found || !(await base.access.may(person, 'case.read', found.caseId))) throw requestNotFound();
    const request = toRequest(found);
    if (request.state !== 'draft' && request.state !== 'review') return request;
    return { ...request, facts: await withAgencyNow(base, request.facts) };
  };
  const editable = async (id: string, states: RequestState[], by: Person): Promise<Request> => {
    const request = await see(id, by);
    await base.access.demand(by, 'request.draft', request.caseId);
    if (!states.includes(request.state)) throw letterFrozen(request.state);
    return request;
  };
  const turns = openTurns();
  const comments = openComments(commentStore(base.db), base, (request) => paragraphsOf(letter(request)));
  const versions = openVersions(printing.versions, base.people);

  /** The version whose code is in force; whatever else is printed under that code must say the same. */
  const issuedAs = async (request: Request) => {
    const current = (await versions.of(request.id)).findLast(({ code }) => code === request.code);
    if (current) demandSameText(current);
    return current;
  };

  const service: Requests = {
    see,
    letter,
    comments,
    versions,
    ...openDrafting(base, cases, store, see),
    ...openMoving({ base, cases, store, comments, see, letter, printing, turns }),
    ...openPapers(base, vault),
    forCase: async (caseId) => (await store.forCase(caseId)).map(toRequest),
    inStates: async (states, person) =>
      (await store.inStates(states, await cases.idsFor(person))).map(toRequest),
    edit: (id, change, by) =>
      turns.take(id, async () => {
        const request = await editable(id, ['draft'], by);
        const facts = letterFactsSchema.parse({ ...request.facts, ...change });
        const editedBy = [...new Set([...request.editedBy, by.id])].filter((one) => one !== request.authorId);
        await store.change(id, { facts, entity: facts.addressee.entity, editedBy }, now());
        await audit(by, 'request.edited', request, { fields: Object.keys(change) });
        return see(id, by);
      }),
    acknowledge: (id, rules, by) =>
      turns.take(id, async () => {
        const request = await editable(id, ['draft', 'review'], by);
        if (same(request.acknowledged, rules)) return;
        await store.change(id, { acknowledged: rules }, now());
        await audit(by, 'request.warnings-acknowledged', request, { rules });
      }),
    async events(id) {
      const people = new Map((await base.people.list()).map((person) => [person.id, person.name]));
      return (await store.events(id)).map((event) => ({
        ...event,
        by: people.get(event.personId) ?? 'somebody no longer here',
      }));
    },
    clocks: (requestId) => store.clocks({ requestId }),
    runningClocks: async (person) => store.clocks({ caseIds: await cases.idsFor(person), running: true }),
    async pdf(request, by, { original = false, court = false } = {}): Promise<PrintFile> {
      if (court) {
        await issuedAs(request);
        return { bytes: await courtPrint(letter(request), request.code, by.name), kind: 'court' };
      }
      if (request.pdfSha256 === null)
        return { bytes: await renderPdf(letter(request), { printedFor: by.name }), kind: 'draft' };
      const current = (await versions.of(request.id)).findLast(({ code }) => code === request.code);
      if (original || request.servedAt === null || current === undefined)
        return { bytes: await keptPrint(request.pdfSha256, vault), kind: 'original' };
      return { bytes: await reprint(current, by.name), kind: 'reprint' };
    },
    async otherForms(request, by) {
      if (request.frozen === null) return { printedFor: by.name };
      const issued = await issuedAs(request);
      const again = request.servedAt !== null && issued !== undefined;
      const mark = again ? { reprint: { issued: issued.at.slice(0, 10) }, printedFor: by.name } : {};
      return {
        final: true,
        ...(request.code ? { code: request.code } : {}),
        ...sentTo(request.frozen),
        ...mark,
      };
    },
    demandAsIssued: async (request) => void (await issuedAs(request)),
    versionPdf: async (request, number) => keptPrint((await versions.one(request.id, number)).sha256, vault),
    verify: (code, sha256 = null) => confirm(code, sha256, printing.versions, base),
  };
  base.home.waiting((person) => waitingRequests(service, base, person));
  base.home.waiting((person) => mailboxReminder(base, person));
  base.home.clocks((person) => deskClocks(service, cases, person));
  return service;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
