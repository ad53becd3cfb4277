/** Comments of a review, each at a paragraph of the letter, and the answers to them. */
import type { Knex } from 'knex';

export interface StoredComment {
  id: number;
  requestId: string;
  /** The comment that this one answers; null for a comment of its own. */
  answers: number | null;
  /** Id of the document of the letter. */
  document: string;
  /** Index of the paragraph in that document when the comment was made. */
  paragraph: number;
  /** How that paragraph began then. */
  firstWords: string;
  body: string;
  personId: string;
  at: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
}

export type NewComment = Omit<StoredComment, 'id' | 'resolvedAt' | 'resolvedBy'>;

interface Row {
  id: number;
  request_id: string;
  answers: number | null;
  document: string;
  paragraph: number;
  first_words: string;
  body: string;
  person_id: string;
  at: string;
  resolved_at: string | null;
  resolved_by: string | null;
}

export interface CommentStore {
  add(comment: NewComment): Promise<void>;
  /** Oldest first, answers among them. */
  of(requestId: string): Promise<StoredComment[]>;
  /** Marks as resolved, or open again with null; false when that request has no such comment. */
  resolve(requestId: string, id: number, by: { personId: string; at: string } | null): Promise<boolean>;
}

/** The repository of comments over an open database. */
export function commentStore(db: Knex): CommentStore {
  const rows = () => db<Row>('request_comments');
  return {
    async add(one) {
      await db('request_comments').insert({
        request_id: one.requestId,
        answers: one.answers,
        document: one.document,
        paragraph: one.paragraph,
        first_words: one.firstWords,
        body: one.body,
        person_id: one.personId,
        at: one.at,
      });
    },
    of: async (request_id) => (await rows().where({ request_id }).orderBy('id')).map(toComment),
    resolve: async (request_id, id, by) =>
      (await rows()
        .where({ request_id, id, answers: null })
        .update({ resolved_at: by?.at ?? null, resolved_by: by?.personId ?? null })) > 0,
  };
}

function toComment(row: Row): StoredComment {
  const { id, answers, document, paragraph, body, at } = row;
  return {
    ...{ id, answers, document, paragraph, body, at },
    requestId: row.request_id,
    firstWords: row.first_words,
    personId: row.person_id,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
  };
}
