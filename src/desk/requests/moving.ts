/** Steps of a request's life: who may take one, what it wants, what it changes, what is kept of it. */
import type { RequestState } from '../../base/vocabulary.js';
import type { LetterDraft } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import { addressStore } from '../../store/desk/request-addresses.js';
import type { RequestStore } from '../../store/desk/requests.js';
import type { Cases } from '../cases/cases.js';
import { isEmergency } from '../plans/emergency-release.js';
import type { BaseServices } from '../services.js';
import { callBackLines, demandCallBack } from './call-back.js';
import { checkWay, offeredChannels } from './channels.js';
import type { Comments } from './comments.js';
import { afterMove, effects, type Means, type MoveInput } from './effects.js';
import { emergencyClocks } from './emergency.js';
import { type Actor, movesFor, moveTo, requestActions, type Standing } from './life.js';
import { type PrintMeans, printVersion } from './print.js';
import { commentsOpen, movedMeanwhile, noteMissing } from './problems.js';
import { demandSeen } from './seen.js';
import type { Request } from './shape.js';
import type { Turns } from './turns.js';
import { twoPeopleRule } from './two-people.js';
import type { Requests } from './types.js';

interface Parts {
  base: BaseServices;
  cases: Cases;
  store: RequestStore;
  comments: Comments;
  see: Requests['see'];
  letter: Requests['letter'];
  printing: Omit<PrintMeans, 'now'>;
  turns: Turns;
}

/** The moving part of the service. */
export function openMoving(parts: Parts): Pick<Requests, 'moves' | 'move' | 'secondPerson'> {
  const { base, cases, store, comments, see } = parts;
  const now = () => base.now().toISOString();
  const take: Requests['move'] = async (id, to, input, by) => {
    const request = await see(id, by);
    const standing = await standingOf(base, request);
    const step = moveTo(standing, await actorFor(base, by, request.caseId), to);
    if (step.note?.must && !input.note?.trim()) throw noteMissing(step);
    if (to === 'approved') demandSeen(parts.letter(request), input.seen);
    const open = to === 'approved' || to === 'draft' ? await comments.open(id) : 0;
    if (to === 'approved' && open > 0 && !input.despiteComments) throw commentsOpen(open);
    const { change, clocks, ...more } = await effects(request, to, input, by, meansOf(parts));
    const event = { at: now(), personId: by.id, to, note: noteOf(input, to, open) };
    const served = to === 'served' ? request.step : null;
    const after = await emergencyClocks(request.planId, served, input.servedAt ?? now(), base);
    if (!(await store.move(id, request.state, event, change, [...clocks, ...after], more)))
      throw movedMeanwhile();
    await afterMove(store, request, to, now());
    await base.audit.record({
      who: by.email,
      action: `request.${to}`,
      subject: `request/${request.number}`,
      details: {
        note: event.note || undefined,
        ...(to === 'approved' && standing.writers.includes(by.id) ? { approvedByItsAuthor: true } : {}),
        ...(open > 0 ? { openComments: open } : {}),
        ...detailsOf(change, more),
      },
    });
    await cases.touch(request.caseId);
    return see(id, by);
  };
  return {
    moves: async (request, person) =>
      movesFor(await standingOf(base, request), await actorFor(base, person, request.caseId)),
    async secondPerson(request, person) {
      const { secondPersonExists, writers } = await standingOf(base, request);
      const rule = twoPeopleRule(request.instrument) ?? null;
      return { rule, exists: secondPersonExists, wrote: writers.includes(person.id) };
    },
    move: (id, to, input, by) => parts.turns.take(id, () => take(id, to, input, by)),
  };
}

/** What was said of the step; a letter that is sent back says how many comments wait in it. */
function noteOf({ note = '' }: MoveInput, to: RequestState, open: number): string {
  const words = note.trim();
  if (to !== 'draft' || open === 0) return words;
  return `${words} (${open} open ${open === 1 ? 'comment' : 'comments'})`;
}

/** What the audit chain keeps of a step beside who and when. */
function detailsOf(
  change: Awaited<ReturnType<typeof effects>>['change'],
  { version, signature }: Pick<Awaited<ReturnType<typeof effects>>, 'version' | 'signature'>,
): Record<string, unknown> {
  return {
    sha256: change.pdfSha256,
    ...(version ? { version: version.number, replaces: version.replaces } : {}),
    ...(signature ? { way: signature.way, version: signature.version, scan: signature.scan?.sha256 } : {}),
    ...(change.servedVia ? { via: change.servedVia, servedBy: change.servedBy } : {}),
  };
}

function meansOf({ base, letter, printing }: Parts): Means {
  const addresses = addressStore(base.db);
  return {
    letter,
    now: base.now(),
    law: base.law,
    print: (request, draft, by) => printVersion(request, draft, by, { ...printing, now: base.now() }),
    latest: async (requestId) => (await printing.versions.of(requestId)).at(-1)?.number ?? 0,
    demand: (request, draft) => demandLine(base, request, draft),
    async way(request, input: MoveInput, by: Person) {
      const channels = offeredChannels(request, base.catalog, base.now().toISOString().slice(0, 10));
      return checkWay(request, input, {
        channels,
        confirmed: await addresses.of(request.id),
        byId: by.id,
        writtenOutside: false,
      });
    },
  };
}

/** An emergency request names a supervisor on a line of the agency's public page. @throws Problem */
async function demandLine(base: BaseServices, request: Request, draft: LetterDraft): Promise<void> {
  if (!isEmergency(request)) return;
  const { country } = await base.settings.agency();
  demandCallBack(draft.facts, await callBackLines(base.settings), country);
}

/** What of a request decides its next steps. */
async function standingOf(base: BaseServices, request: Request): Promise<Standing> {
  const writers = [...new Set([request.authorId, ...request.editedBy])];
  const people = await base.people.list();
  const secondPersonExists = people.some(
    (person) => person.active && !writers.includes(person.id) && base.access.can(person, 'request.approve'),
  );
  return { state: request.state, instrument: request.instrument, writers, secondPersonExists };
}

async function actorFor(base: BaseServices, person: Person, caseId: string): Promise<Actor> {
  const may = await Promise.all(requestActions.map((action) => base.access.may(person, action, caseId)));
  return { id: person.id, may: new Set(requestActions.filter((_, at) => may[at])) };
}
