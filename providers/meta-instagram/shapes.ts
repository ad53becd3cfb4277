/** Tells the JSON files of a Meta user download apart by their content, and Instagram from Facebook. */
import type { Item } from '../../src/returns/contract.js';
import { sectionOfFile, sectionOfKey } from './sections.js';

/** `thread`: one conversation, 2018 on. `encrypted`: an end-to-end Messenger thread. `old`: all of 2020's. `entries`: lists. */
export type Shape = 'thread' | 'encrypted' | 'old' | 'entries';

/** What a file is, from its first 64 KiB; null when it is none of a Meta download. */
export async function shapeOf(item: Item): Promise<Shape | null> {
  if (item.size === 0 || !/\.json$/i.test(item.base)) return null;
  const head = (await item.head()).toString('utf8').replace(/^\ufeff/, '');
  if (!/^\s*[[{]/.test(head)) return null;
  return threadShape(head) ?? (isEntries(item, head) ? 'entries' : null);
}

function threadShape(head: string): Shape | null {
  if (/"conversation"\s*:\s*\[/.test(head) && /"participants"\s*:\s*\[/.test(head) && /^\s*\[/.test(head))
    return 'old';
  if (!/"messages"\s*:\s*\[/.test(head)) return null;
  if (/"sender_name"\s*:/.test(head) && /"timestamp_ms"\s*:/.test(head)) return 'thread';
  if (/"senderName"\s*:/.test(head) && /"threadName"\s*:/.test(head)) return 'encrypted';
  return /"messages"\s*:\s*\[\s*\]/.test(head) && /"(thread_path|is_still_participant)"\s*:/.test(head)
    ? 'thread'
    : null;
}

/** Root keys that no other provider's files are known to have. */
const ownKeys =
  /^(ig_|relationships_|impressions_history_|account_history_|likes_(media|comment)|story_activities_|searches_(user|keyword|tag|place)|profile_(user|account|business)|text_post_app_|saved_saved_|comments_(media|reels)_)/;

/** Lists of entries: by the members that only Meta's downloads have, or by a root key or file name that is known. */
function isEntries(item: Item, head: string): boolean {
  if (/"(string_map_data|string_list_data|media_map_data|media_list_data)"\s*:/.test(head)) return true;
  const key = /^\s*\{\s*"([a-z][a-z0-9_]*)"\s*:\s*\[/.exec(head)?.[1];
  if (key !== undefined && ownKeys.test(key) && !isFacebookPath(item.path)) return true;
  if (!/instagram/i.test(item.path)) return false;
  if (/^\s*\[\s*(\{|\])/.test(head) && sectionOfFile(item.base) !== null) return true;
  return (
    (key !== undefined && sectionOfKey(key) !== null) || /"(label_values|creation_timestamp)"\s*:/.test(head)
  );
}

function isFacebookPath(path: string): boolean {
  return /facebook|messenger/i.test(path);
}

/** Members and paths that only Facebook's Messenger writes. */
const facebookSigns =
  /"sender_id_INTERNAL"|messages\/stickers_used|"thread_type"\s*:\s*"(RegularGroup|Pending)|"type"\s*:\s*"(Subscribe|Unsubscribe|Plan|Payment)"|"joinable_mode"|your_(facebook_)?activity_across_facebook|your_facebook_activity|"gifs"\s*:|"files"\s*:\s*\[\s*\{\s*"uri"/;

/** True when the thread is Facebook's: its path says so, or its members do and nothing says Instagram. */
export async function isFacebook(item: Item, shape: Shape): Promise<boolean> {
  if (shape === 'encrypted') return true;
  if (shape !== 'thread') return false;
  if (/instagram/i.test(item.path)) return false;
  const head = (await item.head()).toString('utf8');
  return (
    isFacebookPath(item.path) ||
    (facebookSigns.test(head) && !/www\.instagram\.com|your_instagram_activity/.test(head))
  );
}
