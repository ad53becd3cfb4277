/** Puts an agency's electronic signature (PAdES baseline B) on a print, appended to it and without an appearance. */
import { appendObjects, readSkeleton } from './pdf/append.js';
import { type SigningKey, signedData } from './signing-key.js';

export { openSigningKey, type SigningKey } from './signing-key.js';

/** Bytes kept for the signature; a chain of four certificates takes about six thousand. */
const roomBytes = 12_288;
const rangeRoom = '[0 0000000000 0000000000 0000000000]';

/**
 * The signed file: the given bytes, then one incremental update with a signature field on the first page. The field has
 * no size and lies outside the page, so that PDF/A asks for no appearance and PDF/UA for no place in the reading order.
 * @param at the time that the signature states (`/M`)
 * @throws Problem `pdf-not-ours`; an Error when the key's certificates take more room than is kept
 */
export async function signPdf(pdf: Buffer, key: SigningKey, at: Date): Promise<Buffer> {
  const skeleton = readSkeleton(pdf);
  const signature = skeleton.size;
  const widget = skeleton.size + 1;
  const objects = new Map([
    [signature, signatureDictionary(key.name, at)],
    [widget, widgetDictionary(signature, skeleton.firstPage)],
    [skeleton.firstPage, withAnnotation(skeleton.dictionary(skeleton.firstPage), widget)],
    [skeleton.root, withForm(skeleton.dictionary(skeleton.root), widget)],
  ]);
  return fill(appendObjects(pdf, skeleton, objects), pdf.length, key);
}

function signatureDictionary(name: string, at: Date): string {
  const time = at.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return [
    '<<',
    '/Type /Sig',
    '/Filter /Adobe.PPKLite',
    '/SubFilter /ETSI.CAdES.detached',
    `/ByteRange ${rangeRoom}`,
    `/Contents <${'0'.repeat(roomBytes * 2)}>`,
    `/M (D:${time}Z)`,
    `/Name ${textString(name)}`,
    '>>',
  ].join('\n');
}

function widgetDictionary(signature: number, page: number): string {
  const label = textString('Electronic signature of the agency');
  // F: printed and locked. PDF/A wants the print flag, and forbids hidden ones.
  return `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/Rect [-1 -1 -1 -1]\n/F 132\n/T (Signature)\n/TU ${label}\n/V ${signature} 0 R\n/P ${page} 0 R\n>>`;
}

function withAnnotation(page: string, widget: number): string {
  const annots = /\/Annots \[([^\]]*)\]/.exec(page);
  const tabs = page.includes('/Tabs') ? '' : '\n/Tabs /S';
  const rest = annots ? page.replace(annots[0], '') : page;
  return `<<${rest.trimEnd()}${tabs}\n/Annots [${[annots?.[1]?.trim(), `${widget} 0 R`].filter(Boolean).join(' ')}]\n>>`;
}

function withForm(catalog: string, widget: number): string {
  return `<<${catalog.trimEnd()}\n/AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >>\n>>`;
}

/** A PDF text string, as UTF-16 in hexadecimal: nothing in it can end it early. */
function textString(text: string): string {
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${utf16.toString('hex')}>`;
}

/** Says which bytes are signed (all but the signature's own place), signs them, and puts the signature there. */
async function fill(file: Buffer, from: number, key: SigningKey): Promise<Buffer> {
  const range = file.indexOf(`/ByteRange ${rangeRoom}`, from) + '/ByteRange '.length;
  const open = file.indexOf('/Contents <', range) + '/Contents '.length;
  const close = open + roomBytes * 2 + 2;
  const said = `[0 ${open} ${close} ${file.length - close}]`;
  file.write(said.padEnd(rangeRoom.length), range, 'latin1');
  const signed = Buffer.concat([file.subarray(0, open), file.subarray(close)]);
  const signature = await signedData(signed, key);
  if (signature.length > roomBytes) throw new Error(`the signature takes ${signature.length} bytes`);
  file.write(signature.toString('hex'), open + 1, 'latin1');
  return file;
}
