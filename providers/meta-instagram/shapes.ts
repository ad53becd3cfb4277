/** Tells the JSON files of a Meta user download apart by their content, and Instagram from Facebook. */
import type { Item } from '../../src/returns/contract.js';
import { facebookFile, facebookSection } from './facebook-sections.js';
import { isOldLists } from './old-sections.js';
import { sectionOfFile, sectionOfKey } from './sections.js';

/**
 * `thread`: one conversation, 2018 on. `encrypted`: an end-to-end Messenger thread. `old`: all conversations of a
 * download of 2018 to 2020; `old-lists`: the other files of such a one. `entries`: lists of Instagram; `facebook`: of Facebook.
 */
export type Shape = 'thread' | 'encrypted' | 'old' | 'old-lists' | 'entries' | 'facebook';

/** What a file is, from its first 64 KiB; null when it is none of a Meta download. */
export async function shapeOf(item: Item): Promise<Shape | null> {
  if (item.size === 0) return null;
  const bytes = await item.head();
  if (!/^(?:\xef\xbb\xbf)?\s*[[{]/.test(bytes.toString('latin1', 0, 512))) return null;
  const head = bytes.toString('utf8').replace(/^\ufeff/, '');
  return threadShape(head) ?? listShape(item, head);
}

function listShape(item: Item, head: string): Shape | null {
  if (isFacebookList(item, head)) return 'facebook';
  if (isEntries(item, head)) return 'entries';
  return isOldLists(head) ? 'old-lists' : null;
}

/** The first root key, where its value is a list or an object. */
function rootKey(head: string): string | undefined {
  return /^\s*\{\s*"([a-z][a-z0-9_]*)"\s*:\s*[[{]/i.exec(head)?.[1];
}

/** By a root key of Facebook's: in its newer spelling, in a Facebook folder, or over entries with a time. Or its posts. */
function isFacebookList(item: Item, head: string): boolean {
  if (/instagram/i.test(item.path) || labelShapes.test(head)) return false;
  const key = rootKey(head);
  if (key !== undefined && facebookSection(key) !== null) {
    if (/_v\d+$/.test(key) || isFacebookPath(item.path)) return true;
    return /^\s*\{\s*"\w+"\s*:\s*\[\s*\{[^{}]*"timestamp"\s*:\s*\d{10}\b/.test(head);
  }
  if (!/^\s*\[\s*\{/.test(head)) return false;
  const posts = /"timestamp"\s*:\s*\d{10}\b/.test(head) && /"(data|attachments)"\s*:\s*\[/.test(head);
  return (
    posts &&
    (/"data"\s*:\s*\[\s*\{\s*"post"\s*:/.test(head) ||
      facebookFile(item.base) !== null ||
      isFacebookPath(item.path))
  );
}

const labelShapes = /"(string_map_data|string_list_data|media_map_data|media_list_data|label_values)"\s*:/;
/** A post as Instagram lists it: a file with its own time. */
const instagramPost = /^\s*\[\s*\{\s*"media"\s*:\s*\[\s*\{\s*"uri"\s*:[^{}]*"creation_timestamp"\s*:/;

function threadShape(head: string): Shape | null {
  if (/"conversation"\s*:\s*\[/.test(head) && /"participants"\s*:\s*\[/.test(head) && /^\s*\[/.test(head))
    return 'old';
  if (!/"messages"\s*:\s*\[/.test(head)) return null;
  if (/"sender_name"\s*:/.test(head) && /"timestamp_ms"\s*:/.test(head)) return 'thread';
  // The first message may be longer than the head.
  if (/^\s*\{\s*"participants"\s*:\s*\[\s*\{\s*"name"\s*:/.test(head) && head.length > 60_000)
    return 'thread';
  if (/"senderName"\s*:/.test(head) && /"threadName"\s*:/.test(head)) return 'encrypted';
  return /"messages"\s*:\s*\[\s*\]/.test(head) && /"(thread_path|is_still_participant)"\s*:/.test(head)
    ? 'thread'
    : null;
}

/** Root keys that no other provider's files are known to have. */
const ownKeys =
  /^(ig_|relationships_|devices_camera|inferred_data_ig_|impressions_history_|account_history_|likes_(media|comment)|story_activities_|searches_(user|keyword|tag|place)|profile_(user|account|business)|text_post_app_|saved_saved_|comments_(media|reels)_)/;

/** Lists of entries: by the members that only Meta's downloads have, or by a root key or file name that is known. */
function isEntries(item: Item, head: string): boolean {
  if (labelShapes.test(head) || instagramPost.test(head)) return true;
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

/** Members and paths that only Facebook's Messenger writes. Thread folders had an id of mixed case until 2020. */
const facebookSigns =
  /"sender_id_INTERNAL"|messages\/stickers_used|"thread_type"\s*:\s*"(RegularGroup|Pending)|"type"\s*:\s*"(Subscribe|Unsubscribe|Plan|Payment)"|"joinable_mode"|your_(facebook_)?activity_across_facebook|your_facebook_activity|"gifs"\s*:|"files"\s*:\s*\[\s*\{\s*"uri"|"bumped_message_metadata"|"thread_path"\s*:\s*"\w+\/[^"/]*_(?=[\w-]*[A-Z])[\w-]{10}"/;
const instagramSigns = /www\.instagram\.com|your_instagram_activity|"original_content_owner"/;

/** True or false where the file can only be Facebook's or only Instagram's; null where either could have written it. */
export async function speaksForFacebook(item: Item, shape: Shape): Promise<boolean | null> {
  if (shape === 'encrypted' || shape === 'facebook') return true;
  if (shape === 'old' || shape === 'old-lists') return false;
  if (/instagram/i.test(item.path)) return false;
  if (isFacebookPath(item.path)) return true;
  const head = (await item.head()).toString('utf8');
  if (instagramSigns.test(head)) return false;
  if (shape === 'thread') return facebookSigns.test(head) ? true : null;
  return /"label_values"\s*:/.test(head) && !/"string_(map|list)_data"/.test(head) ? null : false;
}
