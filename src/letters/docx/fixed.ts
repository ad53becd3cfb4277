/** Makes a DOCX file the same bytes each time: its times, the ids of its pictures, and the order and dates of its parts. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Zip files know no zone: this is written as it stands, wherever the machine is. */
const partDate = '1980-01-01T00:00:00';

/**
 * The same document with all that depends on the moment or on earlier documents taken out.
 * @param date stands for the time of making and of the last change.
 */
export function fixed(bytes: Uint8Array, date: Date): Buffer {
  const parts: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes)).sort(([a], [b]) => order(a, b)))
    parts[name] = [settled(name, content, date), { mtime: partDate, level: 6 }];
  return Buffer.from(zipSync(parts));
}

/** Readers look for the list of contents first. */
function order(a: string, b: string): number {
  const first = '[Content_Types].xml';
  if (a === first || b === first) return a === first ? -1 : 1;
  return a < b ? -1 : 1;
}

function settled(name: string, content: Uint8Array, date: Date): Uint8Array {
  if (name === 'docProps/core.xml') return strToU8(dated(strFromU8(content), date));
  if (/^word\/[^/]+\.xml$/.test(name)) return strToU8(numbered(strFromU8(content)));
  return content;
}

function dated(xml: string, date: Date): string {
  const moment = `${date.toISOString().slice(0, 19)}Z`;
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`);
}

/** The library counts pictures through all documents of a process; here they are counted through one part. */
function numbered(xml: string): string {
  let next = 0;
  return xml.replace(/(<(?:wp:docPr|pic:cNvPr) id=")[^"]*"/g, (whole, before: string) => {
    if (before.includes('docPr')) next++;
    return whole.length > 0 ? `${before}${next}"` : whole;
  });
}
