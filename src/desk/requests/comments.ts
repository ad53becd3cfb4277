/** Comments at a paragraph: made in review, answered, resolved. */
import type { Person } from '../../store/desk/people.js';
import type { CommentStore, StoredComment } from '../../store/desk/request-comments.js';
import type { BaseServices } from '../services.js';
import { firstWordsOf, type Paragraph } from './paragraphs.js';
import { commentNotFound, wordsMissing } from './problems.js';
import type { Request } from './shape.js';

/** Where the paragraph of a comment is now. */
export type Anchor =
  /** It is the paragraph at `index`, whose beginning is as it was. */
  | { found: 'here' | 'moved'; index: number }
  /** No paragraph of the document begins so any more. */
  | { found: 'gone' };

export interface Comment extends StoredComment {
  by: string;
  resolver: string | null;
  anchor: Anchor;
  replies: { id: number; body: string; by: string; at: string }[];
}

export interface Comments {
  /** Comments in the order of the letter; those whose paragraph is gone come first. */
  of(request: Request): Promise<Comment[]>;
  /** How many are not resolved. */
  open(requestId: string): Promise<number>;
  /** @throws Problem `words-missing`, `comment-not-found` when the letter has no such paragraph */
  add(request: Request, at: { document: string; index: number }, body: string, by: Person): Promise<void>;
  /** @throws Problem `words-missing`, `comment-not-found` */
  answer(request: Request, comment: number, body: string, by: Person): Promise<void>;
  /** Marks as resolved, or opens again. @throws Problem `comment-not-found` */
  resolve(request: Request, comment: number, resolved: boolean, by: Person): Promise<void>;
}

/** What a comment's paragraph is found by: its document, its place, how it began. */
export function anchorOf(
  comment: Pick<StoredComment, 'document' | 'paragraph' | 'firstWords'>,
  paragraphs: readonly Paragraph[],
): Anchor {
  const same = paragraphs.filter(
    ({ document, text }) => document === comment.document && firstWordsOf(text) === comment.firstWords,
  );
  if (same.some(({ index }) => index === comment.paragraph))
    return { found: 'here', index: comment.paragraph };
  const [nearest] = same.sort(
    (a, b) => Math.abs(a.index - comment.paragraph) - Math.abs(b.index - comment.paragraph),
  );
  return nearest ? { found: 'moved', index: nearest.index } : { found: 'gone' };
}

/** Comments over an open store. `paragraphs` composes the letter as it is now. */
export function openComments(
  store: CommentStore,
  base: BaseServices,
  paragraphs: (request: Request) => Paragraph[],
): Comments {
  const now = () => base.now().toISOString();
  const record = (by: Person, action: string, request: Request, details: Record<string, unknown>) =>
    base.audit.record({ who: by.email, action, subject: `request/${request.number}`, details });
  const demand = async (by: Person, request: Request): Promise<void> => {
    if (await base.access.may(by, 'request.review', request.caseId)) return;
    await base.access.demand(by, 'request.draft', request.caseId);
  };
  const found = async (request: Request, id: number): Promise<StoredComment> => {
    const one = (await store.of(request.id)).find((comment) => comment.id === id && comment.answers === null);
    if (one) return one;
    throw commentNotFound();
  };
  return {
    async of(request) {
      const names = new Map((await base.people.list()).map(({ id, name }) => [id, name]));
      const name = (id: string) => names.get(id) ?? 'somebody no longer here';
      return inOrder(await store.of(request.id), paragraphs(request), name);
    },
    open: async (requestId) =>
      (await store.of(requestId)).filter(({ answers, resolvedAt }) => answers === null && resolvedAt === null)
        .length,
    async add(request, { document, index }, body, by) {
      await demand(by, request);
      const at = paragraphs(request).find((one) => one.document === document && one.index === index);
      if (!at) throw commentNotFound();
      const made = { document, paragraph: index, firstWords: firstWordsOf(at.text), answers: null };
      await store.add({ ...made, requestId: request.id, body: words(body), personId: by.id, at: now() });
      await record(by, 'request.commented', request, { document, paragraph: index });
    },
    async answer(request, id, body, by) {
      await demand(by, request);
      const { document, paragraph, firstWords } = await found(request, id);
      const reply = { document, paragraph, firstWords, answers: id, body: words(body) };
      await store.add({ ...reply, requestId: request.id, personId: by.id, at: now() });
      await record(by, 'request.comment-answered', request, { comment: id });
    },
    async resolve(request, id, resolved, by) {
      await demand(by, request);
      await found(request, id);
      await store.resolve(request.id, id, resolved ? { personId: by.id, at: now() } : null);
      const action = resolved ? 'request.comment-resolved' : 'request.comment-reopened';
      await record(by, action, request, { comment: id });
    },
  };
}

function words(body: string): string {
  if (body.trim() !== '') return body.trim();
  throw wordsMissing('body', 'The comment is empty.', 'Say what should change, or what you ask.');
}

function inOrder(
  stored: StoredComment[],
  paragraphs: readonly Paragraph[],
  name: (id: string) => string,
): Comment[] {
  const order = [...new Set(paragraphs.map(({ document }) => document))];
  const place = ({ anchor, document }: Comment): number =>
    anchor.found === 'gone' ? -1 : order.indexOf(document) * 100_000 + anchor.index;
  return stored
    .filter(({ answers }) => answers === null)
    .map((one) => ({
      ...one,
      by: name(one.personId),
      resolver: one.resolvedBy && name(one.resolvedBy),
      anchor: anchorOf(one, paragraphs),
      replies: stored
        .filter(({ answers }) => answers === one.id)
        .map(({ id, body, personId, at }) => ({ id, body, by: name(personId), at })),
    }))
    .sort((a, b) => place(a) - place(b) || a.id - b.id);
}
