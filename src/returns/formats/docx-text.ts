/** The text of a Word document (DOCX), line by line: paragraphs, and rows of tables with their cells apart by tabs. */
import type { Item } from '../contract.js';
import { XlsxZip } from './xlsx-zip.js';
import { readXml, type XmlHandlers } from './xml.js';

/** A line that is not empty. */
export interface DocxLine {
  /** From 1, over the whole document. */
  no: number;
  text: string;
  /** The part that holds it: `word/document.xml`, `word/footnotes.xml`. */
  part: string;
}

export interface DocxInfo {
  /** Pictures and other files that the document holds. */
  embedded: string[];
  /** Texts that somebody struck out while changes were tracked; they are in no line. */
  struck: string[];
}

const main = 'word/document.xml';
const further = /^word\/(header|footer|footnotes|endnotes|comments)\d*\.xml$/;

/** True for a zip that holds a Word document, by the names of its first members. */
export function isDocx(head: Buffer): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  return /word\/(document\.xml|styles\.xml|settings\.xml|fontTable\.xml|theme\/|_rels\/)/.test(
    head.toString('latin1'),
  );
}

/**
 * Calls `onLine` for each line: the body first, then headers, footers, notes and comments.
 * @throws Problem `xlsx-damaged`, `xml-broken`, `xml-doctype`, `archive-bomb`; what came before has been told
 */
export async function readDocxLines(item: Item, onLine: (line: DocxLine) => void): Promise<DocxInfo> {
  const zip = await XlsxZip.open(item);
  const embedded = zip.names.filter((name) => /^word\/(media|embeddings)\//.test(name));
  const struck: string[] = [];
  let no = 0;
  for (const part of [main, ...zip.names.filter((name) => further.test(name)).sort()]) {
    const say = (text: string): void => {
      if (text.trim() !== '') onLine({ no: ++no, text: text.trimEnd(), part });
    };
    await readXml(zip.part(part), new DocxLines(say, struck), `${item.path}#${part}`);
  }
  return { embedded, struck };
}

/** Puts the runs of text together: a line for each paragraph, or for each outermost row of a table. */
class DocxLines implements XmlHandlers {
  private readonly say: (text: string) => void;
  private readonly struck: string[];
  private line = '';
  private rows = 0;
  private within: 't' | 'delText' | null = null;

  constructor(say: (text: string) => void, struck: string[]) {
    this.say = say;
    this.struck = struck;
  }

  open(name: string): void {
    if (name === 't' || name === 'delText') this.within = name;
    else if (name === 'tr') this.rows++;
    else if (name === 'tab') this.line += '\t';
    else if (name === 'br' || name === 'cr') this.line += ' ';
  }

  close(name: string): void {
    if (name === 't' || name === 'delText') this.within = null;
    else if (name === 'tc') this.line = `${this.line.trimEnd()}\t`;
    else if (name === 'p' && this.rows > 0) this.line += ' ';
    else if (name === 'tr') this.rows--;
    if ((name === 'p' || name === 'tr') && this.rows === 0) this.end();
  }

  text(text: string): void {
    if (this.within === 't') this.line += text;
    else if (this.within === 'delText') this.struck.push(text);
  }

  private end(): void {
    this.say(this.line);
    this.line = '';
  }
}
