/** What WhatsApp writes in place of a file, and beside a text that was edited, deleted or is a poll or a place. */

/** What a message's text says beside its words. */
export interface TextMarks {
  /** File names as they stood, or the words in place of a file that was left out. */
  media: string[];
  omitted: boolean;
  edited: boolean;
  deleted: boolean;
  poll: boolean;
  position: { lat: number; lon: number } | null;
}

const omittedBy =
  /^<?(?:(?:image|video|audio|voice message|gif|sticker|document|contact card|media|video note)(?: |\u00a0)omitted|media omitted|medien ausgeschlossen|(?:bild|video|audio|gif|sticker|dokument|kontaktkarte) weggelassen|multimedia omitido|archivo omitido|(?:imagen|vídeo|video|audio|gif|sticker|documento) omitid[ao]|médias? omis|(?:image|vidéo|audio|gif|sticker|document) absente?|fichier média omis|media omessi|(?:immagine|video|audio) omess[ao]|mídia oculta|arquivo de mídia oculto|(?:imagem|vídeo|áudio) ocult[ao]|media weggelaten|afbeelding weggelaten)>?$/iu;
const namedOmitted = /^(.{1,200}\.\w{2,5}) [•·] .{1,60} (?:document|documento|dokument) omitted$/iu;
const attachedIos = /<[^<>:\n]{2,30}\s?:\s([^<>\n]+\.\w{1,8})>/gu;
const attachedAndroid =
  /^(\S[^\n]{0,180}\.\w{1,8}) \((?:file attached|datei angehängt|archivo adjunto|fichier joint|file allegato|arquivo anexado|bestand bijgevoegd|plik załączony|файл добавлен|dosya ekli)\)(?:\n|$)/iu;
const waName = /^((?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{4,}\.\w{2,5}) \([^()\n]{3,40}\)(?:\n|$)/u;
const edited =
  /<(?:this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje|ce message a été modifié|questo messaggio è stato modificato|mensagem editada|dit bericht is bewerkt)\.?>$/iu;
const deleted =
  /^<?(?:this message was deleted(?: by admin.*)?|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|eliminaste este mensaje|ce message a été supprimé|vous avez supprimé ce message|questo messaggio è stato eliminato|hai eliminato questo messaggio|mensagem apagada|essa mensagem foi apagada|dit bericht (?:is|werd) verwijderd)\.?>?$/iu;
const poll = /^(?:poll|umfrage|encuesta|sondage|sondaggio|enquete|peiling):?\n/iu;
const mapLink = /https:\/\/maps\.google\.com\/\?q=(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)/u;

/**
 * Reads the marks of one message's text, the whole of it with its further lines. Each pattern is tried only where a
 * character that it needs is there: most messages have none.
 */
export function readMarks(text: string): TextMarks {
  const short = text.length < 100 ? text.trim() : '';
  const omitted = short !== '' && omittedBy.test(short);
  return {
    media: omitted ? [short] : fileNames(text),
    omitted,
    edited: text.endsWith('>') && edited.test(text),
    deleted: short !== '' && deleted.test(short),
    poll: poll.test(text),
    position: text.includes('maps.google') ? position(text) : null,
  };
}

function fileNames(text: string): string[] {
  if (text.includes('<')) {
    const ios = [...text.matchAll(attachedIos)].map((found) => found[1] ?? '');
    if (ios.length > 0) return ios;
  }
  if (!/[(•·]/u.test(text)) return [];
  const named = attachedAndroid.exec(text) ?? waName.exec(text) ?? namedOmitted.exec(text);
  return named?.[1] === undefined ? [] : [named[1].replace(/^[\u200e\u200f]+/u, '')];
}

function position(text: string): TextMarks['position'] {
  const found = mapLink.exec(text);
  return found === null ? null : { lat: Number(found[1]), lon: Number(found[2]) };
}
