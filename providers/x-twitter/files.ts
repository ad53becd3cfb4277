/** Tells the files of X apart: parts of an archive by their variable, files of a legal return by the keys in them. */
import type { Item } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { accounts } from './accounts.js';
import { bodyText, isSigned } from './signed-text.js';

export interface XFile {
  kind: 'archive' | 'manifest' | 'legal';
  /** `tweets`, `ip_audit`: of the variable, or of the file's name in a legal return. */
  name: string;
  /** `tweets.part0`, as the manifest counts it; the name alone in a legal return. */
  part: string;
  signed: boolean;
  /** Its elements are conversations, so that their messages are read one by one. */
  conversations: boolean;
  /** Its elements hold advertisements in lists of their own. */
  ads: boolean;
  /** There are `****` lines between the records. */
  ruled: boolean;
  sure: boolean;
}

const wrappers = new Set([
  ...Object.keys(accounts),
  'tweet',
  'like',
  'noteTweet',
  'dmConversation',
  'messageCreate',
]);
/** Members that X's objects have, so that a common word around an object is not taken for X's. */
const inner =
  /"(?:accountId|userLink|id_str|full_text|tweetId|conversationId|noteTweetId|senderId|userCreationIp|timeStamp|ageInfo|savedSearchId|loginIp|clientApplicationId|deletedAt|expandedUrl)"\s*:/;

/** Null when the file is none of X's. */
export async function xFile(item: Item): Promise<XFile | null> {
  if (item.size === 0) return null;
  const head = await item.head();
  if (!/[\w[{*-]/.test(head.toString('latin1', 0, 16))) return null;
  const text = await headText(head);
  return archivePart(text) ?? legalPart(text, item);
}

function archivePart(text: string): XFile | null {
  const known = (kind: XFile['kind'], name: string, part: string): XFile => ({
    kind,
    name,
    part,
    signed: false,
    conversations: /"dmConversation"\s*:/.test(text),
    ads: /"adsUserData"\s*:/.test(text),
    ruled: false,
    sure: true,
  });
  const part = /^\s*window\.YTD\.(([\w-]+)\.part\d+)\s*=/.exec(text);
  if (part !== null) return known('archive', part[2]!, part[1]!);
  return /^\s*window\.__THAR_CONFIG\s*=/.test(text) ? known('manifest', 'manifest', 'manifest') : null;
}

function legalPart(text: string, item: Item): XFile | null {
  const signed = isSigned(text);
  const body = bodyText(text).trimStart();
  const ruled = /^\*{4}\s*(?:conversationId|id)\s*:/m.test(text);
  if (!/^[[{]/.test(body)) return null;
  const named = /^(\d+)-([a-z-]+?)(?:-part\d+)?\.txt$/i.exec(item.base);
  const found = [...body.slice(0, 16_000).matchAll(/"(\w+)"\s*:\s*\{/g)].find(([, key]) =>
    wrappers.has(key!),
  );
  const sure = found !== undefined && (inner.test(body) || ruled);
  const emptyNamed = (signed || named !== null) && /^\[\s*\]/.test(body);
  if (!sure && !emptyNamed && !ruled) return null;
  const name = (named?.[2] ?? found?.[1] ?? 'records').toLowerCase();
  return {
    kind: 'legal',
    name,
    part: name,
    signed,
    conversations: /"dmConversation"\s*:/.test(body),
    ads: false,
    ruled,
    sure: sure || ruled,
  };
}
