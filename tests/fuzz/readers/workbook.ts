/** Workbooks (XLSX): a zip of XML, changed inside and packed again. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Dice } from '../open/dice.js';
import { mutateHtml } from './html-text.js';
import type { Planter } from './planted.js';

export function isZip(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'PK\x03\x04';
}

/** Changes every XML member by `change`; the rest stays. Null for a zip that is no workbook. */
function repacked(bytes: Buffer, change: (name: string, xml: string) => string): Buffer | null {
  // A damaged directory may claim gigabytes; packing them again would take minutes.
  const members = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000_000 });
  if (members['[Content_Types].xml'] === undefined) return null;
  for (const [name, content] of Object.entries(members)) {
    if (/(sharedStrings|sheet\d+)\.xml$/.test(name))
      members[name] = strToU8(change(name, strFromU8(content)));
  }
  return Buffer.from(zipSync(members, { level: 0 }));
}

/** Breaks the XML of one member in one way. */
export function mutateWorkbook(dice: Dice, bytes: Buffer): { bytes: Buffer; way: string } | null {
  let way = 'as it was';
  const packed = repacked(bytes, (_, xml) => {
    if (way !== 'as it was' && !dice.once(2)) return xml;
    const changed = mutateHtml(dice, xml);
    way = `in a workbook, ${changed.way}`;
    return changed.text;
  });
  return packed === null ? null : { bytes: packed, way };
}

/** Plants words in texts of cells. */
export function plantWorkbook(dice: Dice, bytes: Buffer, planter: Planter): Buffer | null {
  return repacked(bytes, (_, xml) =>
    xml.replace(/(<t\b[^>]*>[^<]+)(<\/t>)/g, (whole, before: string, after: string) =>
      dice.once(4) ? `${before} ${planter.word()}${after}` : whole,
    ),
  );
}
