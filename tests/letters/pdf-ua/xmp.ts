/** The XMP packet (ISO 16684-1) as a flat list of properties, and whether its XML is well formed. */
import type { Element } from 'domhandler';
import { getElementsByTagName, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

export interface XmpValue {
  text: string;
  language?: string;
}
export interface Xmp {
  header: string;
  /** By `namespace name`, such as `http://purl.org/dc/elements/1.1/ title`. */
  properties: Map<string, { prefix: string; values: XmpValue[] }>;
  /** Namespace and property names that the packet itself describes in an extension schema. */
  described: Map<string, Set<string>>;
  faults: string[];
}

export const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  extension: 'http://www.aiim.org/pdfa/ns/extension/',
};

export function readXmp(bytes: Buffer): Xmp {
  const text = bytes.toString('utf8');
  const xmp: Xmp = {
    header: /<\?xpacket begin=[^?]*\?>/.exec(text)?.[0] ?? '',
    properties: new Map(),
    described: new Map(),
    faults: wellFormed(text),
  };
  if (text.includes('\ufffd')) xmp.faults.push('not UTF-8');
  const root = parseDocument(text, { xmlMode: true });
  for (const description of getElementsByTagName('rdf:Description', root, true))
    if (description.parent && (description.parent as Element).name === 'rdf:RDF')
      addProperties(xmp, description);
  for (const schema of getElementsByTagName('pdfaSchema:namespaceURI', root, true)) addSchema(xmp, schema);
  return xmp;
}

function addProperties(xmp: Xmp, description: Element): void {
  for (const [name, value] of Object.entries(description.attribs))
    if (!/^(xmlns|rdf|xml)\b/.test(name)) add(xmp, description, name, [{ text: value }]);
  for (const child of description.children)
    if ('attribs' in child) add(xmp, child, child.name, valuesOf(child));
}

function add(xmp: Xmp, element: Element, name: string, values: XmpValue[]): void {
  const [prefix = '', local = ''] = name.split(':');
  xmp.properties.set(`${namespaceOf(element, prefix)} ${local}`, { prefix, values });
}

function valuesOf(element: Element): XmpValue[] {
  const items = getElementsByTagName('rdf:li', element, true);
  if (items.length === 0) return [{ text: textContent(element).trim() }];
  return items.map((item) => ({ text: textContent(item).trim(), language: item.attribs['xml:lang'] }));
}

function namespaceOf(element: Element, prefix: string): string {
  for (let at: Element | null = element; at; at = at.parent as Element | null) {
    const found = at.attribs?.[`xmlns:${prefix}`];
    if (found) return found;
  }
  return prefix === 'rdf' ? RDF : '';
}

function addSchema(xmp: Xmp, uri: Element): void {
  const names = getElementsByTagName('pdfaProperty:name', uri.parent as Element, true).map((name) =>
    textContent(name),
  );
  xmp.described.set(textContent(uri), new Set(names));
}

/** What keeps the text from being well-formed XML: tags that do not close in order, bare ampersands. */
function wellFormed(text: string): string[] {
  const open: string[] = [];
  const body = text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  for (const [tag, close, name, rest] of body.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?)>/g,
  )) {
    if (close && open.pop() !== name) return [`${tag} closes what is not open`];
    if (!close && !rest?.endsWith('/')) open.push(name!);
  }
  if (open.length) return [`<${open.at(-1)}> is not closed`];
  const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(body);
  return bare ? ['an ampersand that begins no entity'] : [];
}
