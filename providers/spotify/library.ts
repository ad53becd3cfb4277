/** Spotify's playlists, library, ratings and weekly sums. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { type JsonList, jsonPart } from '../../src/returns/declared/json-part.js';
import type { Owners } from '../../src/returns/declared/owners.js';
import { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { type Context, own } from './state.js';

const thing = { kind: 'other', service: 'Spotify' } as const;

function playlistItem(f: Fields, draft: RecordDraft, context: Context): void {
  own(draft, context);
  const added = f.text('addedDate');
  if (added !== undefined) draft.at = instant.any(added);
  const track = f.child('track');
  const episode = f.child('episode');
  draft.text = [
    track?.text('artistName') ?? episode?.text('showName'),
    track?.text('trackName') ?? episode?.text('episodeName'),
  ]
    .filter(Boolean)
    .join(' – ');
  track?.keep('albumName', 'trackUri');
  episode?.keep('episodeUri');
  f.keep('track', 'episode', 'localTrack', 'audiobook');
  const name = context.info?.parent()?.name;
  if (typeof name === 'string') draft.thread = name;
}

/** The playlists themselves, without their items. */
function playlists(f: Fields, _: RecordDraft, context: Context): false {
  for (const [index, value] of f.list('playlists').entries()) {
    const inner = new Fields(value, 'playlists[]', context.out);
    const draft: RecordDraft = { ...thing, source: { ...context.place, path: `playlists[${index}]` } };
    own(draft, context);
    draft.text = [inner.text('name'), inner.text('description')].filter(Boolean).join(' · ');
    const changed = inner.text('lastModifiedDate');
    if (changed !== undefined) draft.at = instant.any(changed);
    inner.list('items');
    inner.keep('numberOfFollowers', 'collaborators');
    context.out.record(inner.finish(draft));
  }
  return false;
}

const saved = (elements: string): JsonList<Owners> => ({
  ...thing,
  elements,
  make: (f, draft, context) => {
    own(draft, context);
    draft.text ??= ['artist', 'name', 'track', 'album', 'show', 'publisher']
      .flatMap((key) => f.text(key) ?? [])
      .join(' – ');
    f.keep('uri');
  },
});

function rated(f: Fields, draft: RecordDraft, context: Context): void {
  own(draft, context);
  const at = f.text('ratedAt');
  if (at !== undefined) draft.at = instant.any(at);
  draft.text = [f.text('showName'), f.text('rating')].filter(Boolean).join(': ');
}

function week(f: Fields, draft: RecordDraft, context: Context): void {
  own(draft, context);
  const date = f.text('date');
  if (date !== undefined) draft.at = instant.any(date);
  f.keep('streamCount', 'secondsPlayed', 'topTracks', 'topArtists');
}

export const libraryParts: Part<Owners>[] = [
  jsonPart<Owners>({
    table: 'Playlist',
    proof: ['playlists[].name', 'playlists[].lastModifiedDate'],
    lists: [{ ...thing, elements: 'playlists[].items[]', make: playlistItem }],
    root: { ...thing, make: playlists },
  }),
  jsonPart<Owners>({
    table: 'YourLibrary',
    proof: ['tracks', 'albums', 'shows', 'episodes'],
    oneOf: ['bannedTracks', 'artists'],
    lists: ['tracks', 'albums', 'shows', 'episodes', 'artists', 'bannedTracks', 'bannedArtists', 'other'].map(
      (key) => saved(`${key}[]`),
    ),
  }),
  jsonPart<Owners>({
    table: 'PodcastInteractivityRatedShow',
    proof: ['ratedShows[].showName', 'ratedShows[].rating'],
    lists: [{ ...thing, kind: 'reaction', elements: 'ratedShows[]', make: rated }],
  }),
  jsonPart<Owners>({
    table: 'YourSoundCapsule',
    proof: ['stats[].streamCount', 'stats[].secondsPlayed'],
    lists: [{ ...thing, elements: 'stats[]', make: week }],
  }),
];
