/** Reader of Google Takeout: locations in all their forms, My Activity, Chrome history, Chat, access log. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { asideOf, kindOf, namedLikeTakeout } from './files.js';

export const reader: Reader = {
  id: 'google-takeout',
  version: 1,
  provider: 'google',
  title: 'Google Takeout: locations, My Activity, Chrome, Chat, access log',
  layouts: [
    { id: 'location-history', title: 'Location History.json and Records.json' },
    { id: 'semantic-location-history', title: 'Semantic Location History by month' },
    { id: 'on-device-timeline', title: 'Timeline exported from a phone, Android or iPhone' },
    { id: 'my-activity-json', title: 'My Activity as JSON' },
    { id: 'my-activity-html', title: 'My Activity as HTML' },
    { id: 'chrome-history', title: 'Chrome browser history' },
    { id: 'google-chat', title: 'Google Chat messages' },
    { id: 'access-log', title: 'Access Log Activity (CSV)' },
    { id: 'saved-places', title: 'Places saved or reviewed in Maps (GeoJSON)' },
    { id: 'store-list', title: 'Lists of Google Play, and of YouTube before 2021 (JSON)' },
    { id: 'subscriptions', title: 'YouTube subscriptions (CSV)' },
    { id: 'takeout', title: 'Several of these in one Takeout' },
  ],
  recognise,
  start: () => new TakeoutRun(),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  const layouts = new Set<string>();
  let first: Item | undefined;
  for (const item of listing.items) {
    const kind = await kindOf(item);
    if (kind === null) continue;
    first ??= item;
    layouts.add(kind.layout);
  }
  if (first === undefined) return byNames(listing);
  const layout = layouts.size === 1 ? ([...layouts][0] ?? 'takeout') : 'takeout';
  return {
    score: 80,
    layout,
    evidence: `${first.path} has the content of a Google export (${[...layouts].join(', ')}).`,
  };
}

/** A Takeout whose files are all empty, or of kinds that the generic reader takes, is still Google's answer. */
function byNames(listing: Listing): Recognised | null {
  const named = listing.items.filter(namedLikeTakeout);
  if (named[0] === undefined) return null;
  return {
    score: 30,
    layout: 'takeout',
    evidence: `${named.length} files lie in folders of a Google Takeout, the first ${named[0].path}.`,
  };
}

class TakeoutRun implements ReaderRun {
  async claim(item: Item): Promise<Claim | null> {
    const kind = await kindOf(item);
    if (kind !== null) return { table: kind.table, read: (file: Item, out: Output) => kind.read(file, out) };
    const why = await asideOf(item);
    return why === null ? null : { table: 'set aside', setAside: why };
  }
}
