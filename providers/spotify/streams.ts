/** Spotify's histories: what was played in the last year, the extended history, and searches. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { jsonPart } from '../../src/returns/declared/json-part.js';
import type { Owners } from '../../src/returns/declared/owners.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { type Context, learnUser, own } from './state.js';

const play = { elements: '[]', kind: 'visit', category: 'purchase_history', service: 'Spotify' } as const;

function extended(f: Fields, draft: RecordDraft, context: Context): void {
  own(draft, context);
  const user = f.text('username');
  if (user !== undefined) draft.account = draft.actor = user;
  const ts = f.text('ts');
  if (ts !== undefined) draft.at = instant.any(ts, { zone: 'UTC' });
  draft.ip = f.text('ip_addr') ?? f.text('ip_addr_decrypted');
  draft.device = f.text('platform');
  draft.place = f.text('conn_country');
  draft.text = [
    f.text('master_metadata_album_artist_name') ?? f.text('episode_show_name') ?? f.text('audiobook_title'),
    f.text('master_metadata_track_name') ?? f.text('episode_name') ?? f.text('audiobook_chapter_title'),
  ]
    .filter(Boolean)
    .join(' – ');
  f.keep('ms_played', 'user_agent_decrypted', 'master_metadata_album_album_name', 'spotify_track_uri');
  f.keep('episode_name', 'episode_show_name', 'spotify_episode_uri', 'audiobook_title', 'audiobook_uri');
  f.keep(
    'audiobook_chapter_uri',
    'audiobook_chapter_title',
    'reason_start',
    'reason_end',
    'shuffle',
    'skipped',
  );
  f.keep('offline', 'offline_timestamp', 'incognito_mode', 'city', 'region');
}

function yearly(f: Fields, draft: RecordDraft, context: Context): void {
  own(draft, context);
  const end = f.text('endTime');
  if (end !== undefined) draft.at = instant.any(end, { zone: 'UTC' });
  draft.text = [f.text('artistName') ?? f.text('podcastName'), f.text('trackName') ?? f.text('episodeName')]
    .filter(Boolean)
    .join(' – ');
  f.keep('msPlayed');
}

function search(f: Fields, draft: RecordDraft, context: Context): void {
  own(draft, context);
  const time = f.text('searchTime') ?? f.text('date');
  // The zone stands twice: 2026-01-05T10:00:00.000Z[UTC].
  if (time !== undefined) draft.at = { ...instant.any(time.replace(/\[[^\]]*\]$/, '')), text: time };
  draft.text = f.text('searchQuery');
  draft.device = f.text('platform');
  f.keep('searchInteractionURIs');
}

export const streamParts: Part<Owners>[] = [
  jsonPart<Owners>({
    table: 'Streaming_History',
    proof: ['[].ts', '[].ms_played', '[].conn_country'],
    learn: learnUser,
    empty: /^(Streaming_History_|endsong)/i,
    lists: [{ ...play, make: extended }],
  }),
  jsonPart<Owners>({
    table: 'StreamingHistory',
    proof: ['[].endTime', '[].msPlayed'],
    empty: /^StreamingHistory/i,
    lists: [{ ...play, make: yearly }],
  }),
  jsonPart<Owners>({
    table: 'SearchQueries',
    proof: ['[].searchQuery', '[].searchTime'],
    empty: /^SearchQueries/i,
    lists: [{ ...play, kind: 'search', category: 'search_history', make: search }],
  }),
];
