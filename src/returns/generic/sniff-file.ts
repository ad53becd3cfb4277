/** Tells by its first bytes what a file is that no reader knows. */
// biome-ignore-all lint/suspicious/noControlCharactersInRegex: the magic numbers of formats hold such bytes

import { headText } from '../formats/head-text.js';
import { isXlsx } from '../formats/xlsx.js';
import { looksLikeMail, looksLikeMbox } from '../mail/looks-like.js';

export type FileKind =
  | 'csv'
  | 'sheets'
  | 'pdf'
  | 'gpx'
  | 'kml'
  | 'xml'
  | 'cards'
  | 'json'
  | 'ndjson'
  | 'html'
  | 'text'
  | 'mbox'
  | 'mail'
  | 'media'
  | 'document'
  | 'binary';

/** The kind, and in words what it was recognised as. */
export interface Sniffed {
  kind: FileKind;
  title: string;
  /** The first characters, for text. */
  text: string;
}

const media: [RegExp, string][] = [
  [/^\xff\xd8\xff/, 'JPEG picture'],
  [/^\x89PNG/, 'PNG picture'],
  [/^GIF8/, 'GIF picture'],
  [/^RIFF.{4}WEBP/s, 'WebP picture'],
  [/^BM.{4}\0\0\0\0/s, 'BMP picture'],
  [/^(II\*\0|MM\0\*)/, 'TIFF picture'],
  [/^.{4}ftyp(heic|heix|mif1|avif)/s, 'HEIF picture'],
  [/^.{4}ftyp(M4A|M4B)/s, 'MPEG-4 sound'],
  [/^.{4}ftyp/s, 'MPEG-4 video'],
  [/^RIFF.{4}AVI /s, 'AVI video'],
  [/^RIFF.{4}WAVE/s, 'WAVE sound'],
  [/^(ID3|\xff[\xfb\xf3\xf2])/, 'MP3 sound'],
  [/^\xff[\xf1\xf9]/, 'AAC sound'],
  [/^OggS/, 'Ogg sound'],
  [/^#!AMR/, 'AMR sound'],
  [/^fLaC/, 'FLAC sound'],
  [/^\x1a\x45\xdf\xa3/, 'Matroska or WebM video'],
];
const documents: [RegExp, string][] = [
  [/^SQLite format 3\0/, 'SQLite database'],
  [/^\xd0\xcf\x11\xe0/, 'older Microsoft Office document'],
  [/^PK\x03\x04.{26}(\[Content_Types\]|mimetype)/s, 'office document (zip of XML)'],
  [/^PK\x03\x04/, 'document or program packed as a zip'],
  [/^\{\\rtf/, 'RTF document'],
  [/^7z\xbc\xaf\x27\x1c/, '7-Zip archive'],
  [/^Rar!/, 'RAR archive'],
  [/^BZh/, 'bzip2 archive'],
  [/^\xfd7zXZ/, 'xz archive'],
  [/^\x28\xb5\x2f\xfd/, 'Zstandard archive'],
];

/** A PDF may have some bytes before its mark. */
function isPdf(raw: string): boolean {
  return /^[\s\S]{0,40}%PDF-\d/.test(raw);
}

/** Judges a head of up to 64 KiB; the name only decides between a table and prose. */
export async function sniffFile(head: Buffer, name: string): Promise<Sniffed> {
  const raw = head.toString('latin1', 0, 64);
  const known = (list: [RegExp, string][]): string | undefined =>
    list.find(([magic]) => magic.test(raw))?.[1];
  const asMedia = known(media);
  if (asMedia !== undefined) return { kind: 'media', title: asMedia, text: '' };
  if (isXlsx(head)) return { kind: 'sheets', title: 'Excel workbook', text: '' };
  if (isPdf(raw)) return { kind: 'pdf', title: 'PDF document', text: '' };
  const asDocument = known(documents);
  if (asDocument !== undefined) return { kind: 'document', title: asDocument, text: '' };
  const mail = mailKind(head, name);
  if (mail !== null) return mail;
  const text = await headText(head);
  if (isBinary(text)) return { kind: 'binary', title: 'bytes of no known kind', text: '' };
  return textKind(text, /\.(csv|tsv)$/i.test(name));
}

/** Mail may hold bytes of any kind, so it is told by its head before the rest is looked at. */
function mailKind(head: Buffer, name: string): Sniffed | null {
  const text = head.toString('latin1');
  const noMail = /\.mbox$/i.test(name) && text.trim() === '';
  if (looksLikeMbox(head) || noMail) return { kind: 'mbox', title: 'mbox of mails', text };
  return looksLikeMail(head, /\.eml$/i.test(name)) ? { kind: 'mail', title: 'mail', text } : null;
}

/** Control characters that no text has: any NUL, or more than one in a hundred of the others. */
function isBinary(text: string): boolean {
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return true;
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) odd++;
  }
  return odd * 100 > text.length;
}

function textKind(text: string, namedTable: boolean): Sniffed {
  const start = text.trimStart();
  const markup = xmlKind(start);
  if (markup !== null) return { ...markup, text };
  if (/^BEGIN:(VCARD|VCALENDAR)\s/i.test(start))
    return {
      kind: 'cards',
      title: /^BEGIN:VCARD/i.test(start) ? 'address cards (vCard)' : 'calendar (iCalendar)',
      text,
    };
  if (
    /^(<!doctype html|<html|<head|<body)/i.test(start) ||
    (start[0] === '<' && /<(div|table|p|span)\b/i.test(start))
  ) {
    return { kind: 'html', title: 'HTML page', text };
  }
  if (isJson(start))
    return isLines(start)
      ? { kind: 'ndjson', title: 'JSON lines', text }
      : { kind: 'json', title: 'JSON', text };
  return namedTable || isTable(start)
    ? { kind: 'csv', title: 'table', text }
    : { kind: 'text', title: 'plain text', text };
}

/** XML by its root element; null for HTML, also for HTML written as XML. */
function xmlKind(start: string): Pick<Sniffed, 'kind' | 'title'> | null {
  const rest = start.replace(/^(\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>)+/i, '');
  const root = /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(rest)?.[1]?.toLowerCase();
  if (root === 'gpx') return { kind: 'gpx', title: 'GPX track' };
  if (root === 'kml') return { kind: 'kml', title: 'KML map' };
  return /^<\?xml/i.test(start) && root !== undefined && root !== 'html'
    ? { kind: 'xml', title: 'XML' }
    : null;
}

function isJson(start: string): boolean {
  if (/^(window\.|var |const |let )?[\w.$]+\s*=\s*[[{]/.test(start)) return true;
  return (
    /^\{\s*("|\}|$)/.test(start) ||
    /^\[\s*(["{[\]]|(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null)\s*(,|\]\s*($|[[{]))|$)/.test(start)
  );
}

/** Each of the first two lines is a whole JSON object. */
function isLines(start: string): boolean {
  const lines = start.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length >= 2 && lines.slice(0, 2).every(isObject);
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/**
 * Two thirds of the first lines have the same number, above none, of one delimiter. A comma or semicolon before a space
 * is one of prose.
 */
function isTable(start: string): boolean {
  const lines = start
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  if (lines.length < 2) return false;
  return [/,(?! )/, /;(?! )/, /\t/, /\|/].some((delimiter) => {
    const counts = lines.map((line) => outsideQuotes(line).split(delimiter).length - 1);
    const usual = [...counts].sort((a, b) => a - b)[counts.length >> 1]!;
    return usual > 0 && counts.filter((count) => count === usual).length * 3 >= counts.length * 2;
  });
}

function outsideQuotes(line: string): string {
  return line.replace(/"[^"]*"/g, '');
}
