/** Tells the files of a Google export apart by their content: folders and names are translated and are not asked. */
import type { Item } from '../../src/returns/contract.js';
import { isAccessLog, readAccessLog } from './access-log.js';
import { readActivityHtml } from './activity-html.js';
import { readActivityJson } from './activity-json.js';
import { readChat } from './chat.js';
import { readChromeHistory } from './chrome.js';
import type { ReadFile } from './context.js';
import { readFixes } from './fixes.js';
import { isSavedPlaces, readSavedPlaces } from './saved-places.js';
import { readSemanticMonth } from './semantic.js';
import { isStoreList, readStoreList } from './store-lists.js';
import { isSubscriptions, readSubscriptions } from './subscriptions.js';
import { readTimeline } from './timeline.js';

/** A kind of file: what it is called in the ledger, how it is known, who reads it. */
export interface FileKind {
  table: string;
  layout: string;
  known(head: string): boolean;
  read: ReadFile;
}

const has = (...keys: string[]) => keys.map((key) => new RegExp(`"${key}"\\s*:`));
const all = (head: string, patterns: RegExp[]) => patterns.every((pattern) => pattern.test(head));
const list = /^\s*\[\s*\{/;

const kinds: FileKind[] = [
  {
    table: 'location history',
    layout: 'location-history',
    known: (head) =>
      (/"locations"\s*:\s*\[/.test(head) &&
        /"(latitudeE7|timestampMs|deviceTag|activeWifiScan)"\s*:/.test(head)) ||
      /^\s*\{\s*"locations"\s*:\s*\[\s*\]\s*\}\s*$/.test(head),
    read: readFixes,
  },
  {
    table: 'semantic location history',
    layout: 'semantic-location-history',
    known: (head) => /^\s*\{\s*"timelineObjects"\s*:\s*\[/.test(head),
    read: readSemanticMonth,
  },
  {
    table: 'time line',
    layout: 'on-device-timeline',
    known: (head) =>
      /^\s*\{\s*"(semanticSegments|rawSignals|userLocationProfile)"\s*:/.test(head) ||
      (list.test(head) &&
        all(head, has('startTime', 'endTime')) &&
        /"(timelinePath|topCandidate|timelineMemory)"\s*:/.test(head)),
    read: readTimeline,
  },
  {
    table: 'my activity (JSON)',
    layout: 'my-activity-json',
    known: (head) => list.test(head) && all(head, has('header', 'title', 'time')),
    read: readActivityJson,
  },
  {
    table: 'my activity (HTML)',
    layout: 'my-activity-html',
    known: isActivityPage,
    read: readActivityHtml,
  },
  {
    table: 'browser history',
    layout: 'chrome-history',
    known: (head) =>
      /"Browser ?History"\s*:\s*\[/.test(head) &&
      /"time_usec"\s*:|"Browser ?History"\s*:\s*\[\s*\]/.test(head),
    read: readChromeHistory,
  },
  {
    table: 'chat',
    layout: 'google-chat',
    known: (head) =>
      /"messages"\s*:\s*\[/.test(head) &&
      all(head, has('creator')) &&
      /"(created_date|topic_id|user_type)"\s*:/.test(head),
    read: readChat,
  },
  { table: 'saved places', layout: 'saved-places', known: isSavedPlaces, read: readSavedPlaces },
  { table: 'store list', layout: 'store-list', known: isStoreList, read: readStoreList },
  { table: 'subscriptions', layout: 'subscriptions', known: isSubscriptions, read: readSubscriptions },
  { table: 'access log', layout: 'access-log', known: isAccessLog, read: readAccessLog },
];

/** By its entries; or, where a long style sheet comes first or there is none, by the styles and the grid made for them. */
function isActivityPage(head: string): boolean {
  if (/<div class="[^"]*\bouter-cell\b/.test(head) && /\b(header|content)-cell\b/.test(head)) return true;
  if (!/^\s*<(!doctype html|html)/i.test(head)) return false;
  return /\.(outer|header|content)-cell\b/.test(head) || /<body>\s*<div class="mdl-grid">/.test(head);
}

/** The kind of a file, from its first 64 KiB; null when it is none that is known. */
export async function kindOf(item: Item): Promise<FileKind | null> {
  if (item.size === 0 || !/\.(json|html?|csv)$/i.test(item.base)) return null;
  const head = (await item.head()).toString('utf8').replace(/^\ufeff/, '');
  return kinds.find((kind) => kind.known(head)) ?? null;
}

/** Folders of a Takeout in the languages seen: a hint where every file is empty or of a kind that is not read yet. */
const folders =
  /(^|\/)(takeout|my activity|meine aktivit[äa]ten|mon activité|mi actividad|le mie attività|minha atividade|mijn activiteit|location history|standortverlauf|historique des positions|historial de ubicaciones|cronologia delle posizioni)[^/]*\//iu;

/** True when the name alone speaks for a Takeout. */
export function namedLikeTakeout(item: Item): boolean {
  return folders.test(item.path.replaceAll('!/', '/')) || /^takeout-\d{8}T\d{6}Z/i.test(item.path);
}

/** Files set aside by what they are, with the reason; null for others. */
export async function asideOf(item: Item): Promise<string | null> {
  if (item.size === 0) return 'a file of 0 bytes: the account holds nothing of this kind';
  if (/^tombstones?\.csv$/i.test(item.base)) return 'marks of deleted time-line data, without content';
  if (/^archiv(e_browser|[e_ -].*)?\.html?$/iu.test(item.base) && namedLikeTakeout(item))
    return 'table of contents of the Takeout, without data of its own';
  if (!/\.json$/i.test(item.base)) return null;
  const head = (await item.head()).toString('utf8');
  const settings =
    /"(deviceSettings|historyEnabled|hasReportedLocations)"\s*:/.test(head) &&
    /"(createdTime|modifiedTime|historyEnabled)"\s*:/.test(head);
  return settings ? 'settings of Location History: which devices reported, since when; no positions' : null;
}
