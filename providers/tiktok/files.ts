/** Tells the files of TikTok apart by what is in them. */
import type { Item } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { pdfHead } from '../../src/returns/formats/pdf-head.js';
import { isXlsx } from '../../src/returns/formats/xlsx.js';
import { sheetHeads } from '../../src/returns/formats/xlsx-head.js';
import { matchTable } from '../../src/returns/table.js';
import { ipData, videoMetadata } from './legal-tables.js';
import { isEventsPaper, isSubscriberPaper } from './papers.js';
import { isTextExport } from './text-export.js';

export type FileKind = 'user_data' | 'ip_data' | 'video_metadata' | 'subscriber' | 'events' | 'text_export';

/** Keys of the download, old and new names; no other file has three of them. */
const keys = [
  'Your Activity',
  'App Settings',
  'Tiktok Live',
  'TikTok Live',
  'TikTok Shop',
  'Tiktok Shopping',
  'Ads and data',
  'Favorite Effects',
  'FavoriteEffectsList',
  'Favorite Hashtags',
  'FavoriteHashtagList',
  'Favorite Sounds',
  'FavoriteSoundList',
  'Favorite Videos',
  'FavoriteVideoList',
  'FansList',
  'ItemFavoriteList',
  'LoginHistoryList',
  'Video Browsing History',
  'Watch History',
  'SearchList',
  'ShareHistoryList',
  'Status List',
  'CommentsList',
  'ProfileMap',
  'AI-Moji',
];

/** Null when the file is none of TikTok's. */
export async function fileKind(item: Item): Promise<FileKind | null> {
  if (item.size === 0) return null;
  const head = await item.head();
  if (isXlsx(head)) return workbookKind(item);
  if (head.toString('latin1', 0, 5) === '%PDF-') {
    return paperKind((await pdfHead(item)).map((line) => line.text.replaceAll('\t', ' ')).join('\n'));
  }
  if (head.includes(0) && !(head[0] === 0xff && head[1] === 0xfe)) return null;
  const text = await headText(head);
  if (isTextExport(text, item.base)) return 'text_export';
  if (!/^\s*\{/.test(text)) return null;
  return keys.filter((key) => text.includes(`"${key}"`)).length >= 3 ? 'user_data' : null;
}

/** By the header of a sheet; other providers' sheets have none of these columns together. */
async function workbookKind(item: Item): Promise<FileKind | null> {
  const specs = [ipData, videoMetadata(() => undefined)];
  for (const { rows } of await sheetHeads(item))
    for (const cells of rows.slice(0, 10)) {
      const spec = matchTable(specs, cells);
      const names = new Set(cells.map((cell) => cell.trim().toLowerCase()));
      if (spec === ipData && names.has('active start time')) return 'ip_data';
      if (spec !== null && spec !== ipData && (names.has('video id') || names.has('caption')))
        return 'video_metadata';
    }
  return null;
}

function paperKind(text: string): FileKind | null {
  if (isSubscriberPaper(text)) return 'subscriber';
  return isEventsPaper(text) ? 'events' : null;
}
