/** Tells a WhatsApp chat from other text, and names the chat. */
import type { Item } from '../../src/returns/contract.js';
import { detectEncoding, toUtf8 } from '../../src/returns/formats/text.js';
import { readHead } from './chat-line.js';
import { splitSpeaker } from './chat-speaker.js';

/** How much of a text's first part looks like a chat. */
export interface ChatLook {
  entries: number;
  spoken: number;
  lines: number;
  named: boolean;
  /** The first line that is not empty opens an entry. */
  atOnce: boolean;
}

const chatName = /whatsapp|^_?chat\.txt$/iu;
const otherKinds = /\.(csv|tsv|json|html?|xml|js|eml|mbox|pdf|vcf|srt|vtt)$/iu;

/** Looks at the first 64 KiB; null when the file is no chat of WhatsApp. */
export async function lookForChat(item: Item): Promise<ChatLook | null> {
  if (item.size === 0 || otherKinds.test(item.base)) return null;
  const head = await item.head();
  if (head.includes(0) && detectEncoding(head).name === 'utf-8') return null;
  const look = measure(await decode(head), chatName.test(item.base) || /whatsapp/iu.test(item.path));
  return isChat(look) ? look : null;
}

async function decode(head: Buffer): Promise<string[]> {
  const pieces: Buffer[] = [];
  for await (const piece of toUtf8(once(head), detectEncoding(head))) pieces.push(piece);
  return Buffer.concat(pieces)
    .toString('utf8')
    .split(/\r\n|\n|\r/u);
}

async function* once(head: Buffer): AsyncIterable<Buffer> {
  yield head;
}

function measure(lines: string[], named: boolean): ChatLook {
  const look: ChatLook = { entries: 0, spoken: 0, lines: 0, named, atOnce: false };
  for (const line of lines) {
    if (line.trim() === '') continue;
    look.lines += 1;
    const head = readHead(line);
    if (head === null) continue;
    const { speaker } = splitSpeaker(head.rest);
    if (!named && isOtherLog(line, speaker)) continue;
    if (look.lines === 1) look.atOnce = true;
    if (speaker === null && ownNotice.test(head.rest)) look.named = true;
    look.entries += 1;
    if (speaker !== null) look.spoken += 1;
  }
  return look;
}

const logLevel = /^([\w.-]+\.)?(debug|info|notice|warn(ing)?|error|critical|alert|emergency|trace|fatal)\b/iu;

/**
 * Signal's text export brackets an ISO date without seconds, which no phone's WhatsApp does. Logs of programs have
 * an ISO date with seconds too, as Swedish phones do, but name a level where a chat names its speaker.
 */
function isOtherLog(line: string, speaker: string | null): boolean {
  if (/^\[\d{4}-\d\d-\d\d, \d\d:\d\d\] /u.test(line)) return true;
  const isoWithSeconds = /^\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/u.test(line);
  return isoWithSeconds && (speaker === null || logLevel.test(speaker));
}

/** The notice that opens every chat since 2016: a sign as good as the file's name. */
const ownNotice =
  /end-to-end encrypt|ende-zu-ende-verschlüssel|cifrad[oa]s de extremo a extremo|chiffrés de bout en bout|crittografat[ei] end-to-end|criptografia de ponta a ponta|end-to-end versleuteld/iu;

/** A name of WhatsApp's own lets a single line do; without it several are needed, most of the text, and someone speaking. */
function isChat({ entries, spoken, lines, named, atOnce }: ChatLook): boolean {
  if (named) return entries > 0 && entries * 20 >= lines;
  if (entries === 1) return spoken === 1 && atOnce && lines <= 10;
  return entries >= 2 && spoken > 0 && (entries * 10 >= lines * 4 || (entries >= 8 && entries * 10 >= lines));
}

/** The chat's title where the file or the archive around it has one: `WhatsApp Chat with Ana` gives `Ana`. */
export function chatTitle(item: Item): string {
  const folders = item.path.split(/!?\//u).reverse();
  for (const part of folders) {
    const bare = part.replace(/\.(txt|zip)$/iu, '');
    const found =
      /whatsapp[^-\p{L}]*(?:chat|conversation|verlauf)?\s*(?:-|with|mit|con|avec|com|met|di)\s+(.+)$/iu.exec(
        bare,
      );
    if (found?.[1]) return found[1].trim();
  }
  return folders[0] === '_chat.txt' && folders[1]
    ? folders[1].replace(/\.zip$/iu, '')
    : (folders[0] ?? item.path);
}
