/** Tells the files of a Google export apart by their content: folders and names are translated and are not asked. */
import type { Item } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { readActivityHtml } from './activity-html.js';
import { readActivityJson } from './activity-json.js';
import { readChat } from './chat.js';
import { isBookmarks, readBookmarks } from './chrome/bookmarks.js';
import { isChromeLists, readChromeLists } from './chrome/lists.js';
import { readChromeHistory } from './chrome.js';
import type { ReadFile } from './context.js';
import { readFixes } from './fixes.js';
import { changeHistory, isDeviceConfiguration, pageReader, readDeviceConfiguration } from './legal/pages.js';
import { isSubscriberPage, readSubscriber } from './legal/subscriber.js';
import { isLocationSettings, readLocationSettings } from './location-settings.js';
import { readGroupInfo, readUserInfo } from './people/chat-info.js';
import { isContributions, readContributions } from './people/contributions.js';
import { isFiRecords, readFiRecords } from './people/fi.js';
import { isHangouts, readHangouts } from './people/hangouts.js';
import { isGmail, readGmail } from './people/mail.js';
import { isMailInfo, readMailInfo } from './people/mail-info.js';
import { isKeepNote, readKeepNote } from './people/notes.js';
import { isPhoto, readPhoto } from './people/photo.js';
import { isProfile, readProfile } from './people/profile.js';
import { isTasks, readTasks } from './people/tasks.js';
import { isVoicePage, readVoice } from './people/voice.js';
import { isSavedPlaces, readSavedPlaces } from './saved-places.js';
import { readSemanticMonth } from './semantic.js';
import { isStoreList, readStoreList } from './store-lists.js';
import { isSubscriptions, readSubscriptions } from './subscriptions.js';
import { accessDevices, accessLog } from './tables/access.js';
import { healthProfile, healthTables } from './tables/health.js';
import { hasHeader, hasHtmlHeader, type KnownTable, tableReader } from './tables/kinds.js';
import { playDevices, playInstalls, playLibrary, playReviews } from './tables/store.js';
import {
  contacts,
  fitDays,
  olderContacts,
  payTransactions,
  savedLinks,
  youtubeComments,
  youtubePlaylist,
} from './tables/takeout.js';
import { readTimeline } from './timeline.js';

/** A kind of file: what it is called in the ledger, how it is known, who reads it. */
export interface FileKind {
  table: string;
  layout: string;
  known(head: string): boolean;
  read: ReadFile;
  /** Only legal returns have it. */
  legal?: boolean;
  /** Programs of others write the same: it does not make a return Google's. */
  shared?: boolean;
  /** Puts the account of a legal return on its rows itself, which keeps tables on their fast path. */
  direct?: boolean;
}

const has = (...keys: string[]) => keys.map((key) => new RegExp(`"${key}"\\s*:`));
const all = (head: string, patterns: RegExp[]) => patterns.every((pattern) => pattern.test(head));
const list = /^\s*\[\s*\{/;

/** A table that its header tells, as CSV or in a page. */
function csv(table: KnownTable, layout: string, more: Partial<FileKind> = {}): FileKind {
  return {
    table: table.id,
    layout,
    known: (head) => hasHeader(head, table) || hasHtmlHeader(head, table),
    read: tableReader([table]),
    direct: true,
    ...more,
  };
}

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
  {
    table: 'chat group',
    layout: 'google-chat',
    known: (head) =>
      /^\s*\{/.test(head) && all(head, has('members', 'user_type')) && !has('messages')[0]!.test(head),
    read: readGroupInfo,
  },
  {
    table: 'chat user',
    layout: 'google-chat',
    known: (head) => /^\s*\{/.test(head) && all(head, has('user', 'user_type', 'membership_info')),
    read: readUserInfo,
  },
  {
    table: 'location settings',
    layout: 'location-settings',
    known: isLocationSettings,
    read: readLocationSettings,
  },
  { table: 'chrome lists', layout: 'chrome-lists', known: isChromeLists, read: readChromeLists },
  { table: 'bookmarks', layout: 'bookmarks', known: isBookmarks, read: readBookmarks, shared: true },
  { table: 'hangouts', layout: 'hangouts', known: isHangouts, read: readHangouts },
  { table: 'keep note', layout: 'keep', known: isKeepNote, read: readKeepNote },
  { table: 'photo', layout: 'photos', known: isPhoto, read: readPhoto },
  { table: 'tasks', layout: 'tasks', known: isTasks, read: readTasks },
  { table: 'profile', layout: 'profile', known: isProfile, read: readProfile },
  {
    table: 'search contributions',
    layout: 'search-contributions',
    known: isContributions,
    read: readContributions,
  },
  {
    table: 'mail message information',
    layout: 'mail-information',
    known: isMailInfo,
    read: readMailInfo,
    legal: true,
  },
  { table: 'mail', layout: 'mail', known: isGmail, read: readGmail },
  { table: 'voice', layout: 'voice', known: isVoicePage, read: readVoice },
  { table: 'fi records', layout: 'fi', known: isFiRecords, read: readFiRecords },
  {
    table: 'subscriber information',
    layout: 'subscriber',
    known: isSubscriberPage,
    read: readSubscriber,
    legal: true,
  },
  {
    table: 'device configuration',
    layout: 'device-configuration',
    known: isDeviceConfiguration,
    read: readDeviceConfiguration,
    legal: true,
  },
  {
    table: 'change history',
    layout: 'change-history',
    known: (head) =>
      hasHtmlHeader(head, { ...changeHistory, telling: ['Change Type', 'Old Value', 'New Value'] }),
    read: pageReader({ kind: 'change', category: 'basic_subscriber', service: 'Google Account' }, [
      changeHistory,
    ]),
    legal: true,
  },
  csv(accessLog, 'access-log'),
  csv(accessDevices, 'access-log'),
  csv(playDevices, 'play-csv', { legal: true }),
  csv(playInstalls, 'play-csv', { legal: true }),
  csv(playLibrary, 'play-csv', { legal: true }),
  csv(playReviews, 'play-csv', { legal: true, shared: true }),
  csv(payTransactions, 'pay'),
  csv(savedLinks, 'saved-links', { shared: true }),
  csv(youtubeComments, 'youtube'),
  csv(youtubePlaylist, 'youtube'),
  csv(contacts, 'contacts'),
  csv(olderContacts, 'contacts'),
  csv(fitDays, 'fit'),
  ...healthTables.map((table) => csv(table, 'health')),
  csv(healthProfile, 'health'),
];

/** By its entries; or, where a long style sheet comes first or there is none, by the styles and the grid made for them. */
function isActivityPage(head: string): boolean {
  if (/<div class="[^"]*\bouter-cell\b/.test(head) && /\b(header|content)-cell\b/.test(head)) return true;
  if (!/^\s*<(!doctype html|html)/i.test(head)) return false;
  return /\.(outer|header|content)-cell\b/.test(head) || /<body>\s*<div class="mdl-grid">/.test(head);
}

/** Names of files whose content is picture, sound or film: not worth a look for tables. */
const media = /\.(jpe?g|png|gif|webp|heic|heif|mp4|m4v|mov|webm|3gp|mkv|avi|mp3|m4a|wav|ogg|opus|amr|aac)$/i;

export function isPlainMedia(item: Item): boolean {
  return media.test(item.base);
}

const judged = new WeakMap<Item, Promise<FileKind | null>>();

/** The kind of a file, from its first 64 KiB; null when it is none that is known. Its name is not asked. */
export function kindOf(item: Item): Promise<FileKind | null> {
  let kind = judged.get(item);
  if (kind === undefined) {
    kind = judge(item);
    judged.set(item, kind);
  }
  return kind;
}

async function judge(item: Item): Promise<FileKind | null> {
  if (item.size === 0 || isPlainMedia(item)) return null;
  const head = (await headText(await item.head())).replace(/^\ufeff/, '');
  if (head.includes('\0')) return null;
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
  if (item.size === 0 && namedLikeTakeout(item))
    return 'a file of 0 bytes: the account holds nothing of this kind';
  if (/^tombstones?\.csv$/i.test(item.base)) return 'marks of deleted time-line data, without content';
  if (/^archiv(e_browser|[e_ -].*)?\.html?$/iu.test(item.base) && namedLikeTakeout(item))
    return 'table of contents of the Takeout, without data of its own';
  return null;
}
