/** Who speaks in a WhatsApp line, or that nobody does: lines of the app itself may hold colons too. */
import { marks } from './chat-line.js';

/** A line's sender and text; `speaker` null for a line of the app. */
export interface Spoken {
  speaker: string | null;
  text: string;
}

const longestName = 100;

/** What the app writes in a sender's place, where a colon follows in the text (a subject, a description). */
const appActs =
  /(changed the (subject|group name|topic|group description)|changed this group|created (this )?group|created the community|hat den (betreff|gruppennamen)|cambió (el asunto|el nombre)|a changé (le sujet|le nom)|ha cambiato l['’]oggetto|mudou o (assunto|nome)|heeft het onderwerp|security code (with|changed)|sicherheitsnummer|código de seguridad|this (business|chat) (uses|is with) a |end-to-end encrypted\b)/iu;

/** Notices that iPhones print with the group's or the contact's name in the sender's place. */
const notices =
  /^(messages (and calls|to this (chat|group))[^.]* (are|is) (now )?(secured with )?end-to-end encrypt|nachrichten und anrufe sind ende-zu-ende|los mensajes y las llamadas están cifrados|les messages et les appels sont chiffrés|i messaggi e le chiamate sono crittografati|as mensagens e (as )?(chamadas|ligações) são protegidas|berichten en gesprekken worden end-to-end)/iu;
const markedActs =
  /^(?:.{1,100} )?(created (this )?group|added you|was added|were added|joined using (this|your) group|joined from the community|changed the (subject|group name|group description)|changed this group|changed their phone number|turned (on|off) disappearing messages|security code .*changed|left$|removed you|hat diese gruppe erstellt|hat dich hinzugefügt|creó (este|el) grupo|te añadió|a créé ce groupe|vous a ajouté)/iu;
/** Acts of the app whose words could be a person's too: only where the line is marked and names who acted. */
const namedActs =
  /^(added|removed|left|joined|pinned|changed|created|updated|deleted|started|reset|turned|allowed|now|is now|are now|hat|fügte|ha|añadió|eliminó|a ajouté|a retiré|est parti|ha aggiunto|adicionou|removeu|saiu|heeft) ?/iu;

/** Splits what follows the date into sender and text. */
export function splitSpeaker(rest: string): Spoken {
  const colon = senderColon(rest);
  if (colon < 0) return { speaker: null, text: tidy(rest) };
  const name = rest.slice(0, colon).replace(marks, '').trim();
  if (name === '' || isAppLine(name)) return { speaker: null, text: tidy(rest) };
  const text = rest.slice(colon + 1).replace(/^[ \u00a0]/u, '');
  if (isNotice(text, name)) return { speaker: null, text: tidy(text) };
  return { speaker: name, text: tidy(text) };
}

/** Direction marks off both ends of a text; those inside belong to it. */
export function tidy(text: string): string {
  return text.replace(
    /^[\u200e\u200f\u202a-\u202e\u2066-\u2069]+|[\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/gu,
    '',
  );
}

/** Place of the colon that ends a sender: not the one of a clock (`12:30`) or of a web address. */
function senderColon(rest: string): number {
  for (let at = rest.indexOf(':'); at >= 0 && at <= longestName; at = rest.indexOf(':', at + 1)) {
    const clock = /\d/u.test(rest[at - 1] ?? '') && /^\d\d(?!\d)/u.test(rest.slice(at + 1, at + 4));
    if (!clock && !rest.startsWith('//', at + 1)) return at;
  }
  return -1;
}

/** Answers for names met before: a chat has few speakers and many lines. */
const judged = new Map<string, boolean>();

/** A quotation that opens before the colon and closes after it is the app telling a title, in any language. */
function isAppLine(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  if (judged.size > 10_000) judged.clear();
  const answer = appActs.test(name) || openQuote(name);
  judged.set(name, answer);
  return answer;
}

function openQuote(name: string): boolean {
  const count = (mark: string) => name.split(mark).length - 1;
  return (
    count('"') % 2 === 1 ||
    count('«') > count('»') ||
    count('„') > count('“') + count('”') ||
    (count('„') === 0 && count('“') > count('”'))
  );
}

/** iPhones put a direction mark before what the app itself writes, and the actor's or the group's name before that. */
function isNotice(text: string, name: string): boolean {
  const bare = tidy(text);
  if (notices.test(bare)) return true;
  if (!/^[\u200e\u200f]/u.test(text)) return false;
  return markedActs.test(bare) || ownAct(bare, name) || youAct(bare);
}

/** `Ana: Ana left`, `Ana: Ana added Bo`. */
function ownAct(bare: string, name: string): boolean {
  const who = name.replace(/^~\s*/u, '');
  return bare.startsWith(`${who} `) && namedActs.test(bare.slice(who.length + 1));
}

/** In a group's notices the group stands as the speaker: `Trip: You removed Bo`, `Trip: Ana added Bo`. */
function youAct(bare: string): boolean {
  return (
    /^you(?:['’]re| are| were)? (added|removed|left|joined|pinned|changed|created|updated|started|reset|turned|now an admin|no longer)/iu.test(
      bare,
    ) || /^[^.!?\n]{1,60} (added|removed) [^.!?\n]{1,80}$/u.test(bare)
  );
}
