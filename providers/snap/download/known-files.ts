/** Tells the files of a My Data download by what is in them. */
import type { Item } from '../../../src/returns/contract.js';
import { fileHead } from '../../../src/returns/declared/file-head.js';

/** Paths that no other provider's JSON has, as `jsonKeys` writes them. */
const sure = new Set([
  'Basic Information.Registration IP',
  'Basic Information.Account Creation User Agent',
  'Device History[].Start Time',
  'Associated Accounts by Cloud Account ID[].Request Time',
  'Login History[].Device',
  'Display Name Change',
  'Mobile Number Change',
  'Download My Data Reports',
  'Snapchat Linked to Bitmoji',
  'Friend Requests Sent[].Creation Timestamp',
  'Friends[].Creation Timestamp',
  'Hidden Friend Suggestions',
  'Ignored Snapchatters',
  'Home, School & Work',
  'Daily Top Locations',
  'Top Locations Per Six-Day Period',
  'Areas you may have visited in the last two years',
  'Businesses and places you may have visited',
  'Saved Media[].Media Type',
  'Snap Map Places History',
  'Your Story Views',
  'Friend and Public Story Views',
  'Received Saved Chat History',
  'Sent Saved Chat History',
  'Received Snap History',
  'Sent Snap History',
  'Outgoing Calls[].Date & Time',
  'Incoming Calls[].Date & Time',
  'Completed Calls[].Date & Time',
  'Statistics.Snapscore',
  'App Profile.In-app Language',
  'Breakdown of Time Spent on App',
  'Discover Channels Viewed',
  'My AI Content',
  'My Custom Stickers',
  'Email Campaign Subscriptions',
  'Terms of Service and Privacy Policy Acceptance History',
  'Organization Members[].Active Roles',
  'Profile.Hero Image',
  'Off-Platform Sharing[].Share Destination',
  'Shake to Report',
]);
/** Members of one message, whose list has the conversation's name. */
const message = /\[\]\.(?:Created\(microseconds\)|IsSender)$/;
const unnamed: readonly [string, string][] = [
  ['[].Search Term', '[].Date'],
  ['[].Search Term', '[].Date and time (hourly)'],
  ['[].Purchase Date', '[].End Date (if applicable)'],
];
/** Root keys that others use too: only beside a file that is sure. */
const likely =
  /^(?:Basic Information|Saved Media|Friends|Statistics|Spotlight|Connected Apps|Email Used to Join|Outgoing Calls|Incoming Calls|Completed Calls|Login History|Location History|Frequent Locations|Organization Members|Permissions|Profile|Selfies|Subscriptions|)$/;
/** Files whose keys are not known, or which are often empty. */
const names =
  /^(?:account|account_history|bitmoji|bitmoji_kit_user|cameos_metadata|chat_history|community_lenses|connected_apps|custom_sticker|email_campaign_history|feature_emails|friends|in_app_reports|in_app_surveys|location_history|memories_history|netsuite_orders|purchase_history|ranking|scans|search_history|shared_story|shop_history|snap_ads|snap_games(?:_and_minis)?|snap_history|snap_map_places_history|snap_pro|snap_tokens_order_history|snapchat_ai|snapchat_plus|story_history|subscriptions|support_note|talk_history|terms_history|user_profile)\.json$/i;

/** Chats and Snaps as pages, one for each conversation. */
const subpage = /(?:^|\/)html\/(?:chat|snap)_history\/subpage_[^/]*$/i;

/** `sure` by content; `likely` only beside a sure one; null for all others. */
export async function fitOf(item: Item): Promise<'sure' | 'likely' | null> {
  if (item.size === 0) return names.test(item.base) ? 'likely' : null;
  const { json, kind } = await fileHead(item);
  if (json === null || kind !== 'json' || json.root !== 'object') return null;
  for (const path of json.paths) if (sure.has(path) || message.test(path)) return 'sure';
  if (unnamed.some((pair) => pair.every((path) => json.paths.has(path)))) return 'sure';
  if (names.test(item.base)) return 'likely';
  const [first] = json.paths;
  return first !== undefined && likely.test(first) ? 'likely' : null;
}

/** True for a page that bears the name of a My Data file, or is one of the pages that chats are cut into. */
export function isNamedPage(item: Item): boolean {
  const found = /^(.*)\.html?$/i.exec(item.base);
  return found !== null && (names.test(`${found[1]}.json`) || subpage.test(item.name));
}

/** True for a page of the download's own that shows what the JSON of the same name holds. */
export function isTwin(item: Item, jsonNames: ReadonlySet<string>): boolean {
  const found = /^(.*)\.html?$/i.exec(item.base);
  if (found === null) return false;
  if (subpage.test(item.name)) {
    return jsonNames.has(/chat_history/i.test(item.name) ? 'chat_history' : 'snap_history');
  }
  return jsonNames.has(found[1]!.toLowerCase());
}
