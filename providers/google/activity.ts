/** What one entry of My Activity says, whether it came as JSON or as HTML. */
import type { Instant, Place, RecordDraft } from '../../src/returns/contract.js';
import { fromLink } from './position.js';
import { searchTerm } from './searches.js';

/** The parts that both forms share. */
export interface Activity {
  /** The product as the entry's head names it, in the language of the account. */
  header?: string;
  title: string;
  link?: string;
  at: Instant | null;
  /** Links to the places where it happened, as Google states them. */
  places: string[];
  rest?: Record<string, unknown>;
}

/** A search is a `search` with its term as text; everything else a `visit` with the sentence as text. */
export function activityRecord(activity: Activity, source: Place): RecordDraft {
  const term = searchTerm(activity.title, activity.link);
  const draft: RecordDraft = {
    kind: term === null ? 'visit' : 'search',
    at: activity.at,
    text: term ?? activity.title,
    service: activity.header,
    source,
  };
  if (term !== null) draft.category = 'search_history';
  else if (/gemini|bard/i.test(activity.header ?? '')) draft.category = 'ai_conversations';
  const rest: Record<string, unknown> = {
    ...(activity.link === undefined ? {} : { titleUrl: activity.link }),
    ...activity.rest,
  };
  if (term !== null && term !== activity.title) rest.title = activity.title;
  if (Object.keys(rest).length > 0) draft.rest = rest;
  const place = activity.places.map(fromLink).find((found) => found !== null);
  if (place) {
    Object.assign(draft, place);
    draft.notes = ['position from the entry’s own map link: the area that Google states, not a fix'];
  }
  return draft;
}
