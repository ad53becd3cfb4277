/** A pdfkit document set up for a letter: PDF/A-3a, tagged, titled, dated by the letter, fonts shared. */
import PDFDocument from 'pdfkit';
import { projectVersion } from '../version.js';
import type { Face } from './fonts.js';

export interface DocumentFacts {
  title: string;
  author: string;
  subject: string;
  language: string;
  /** Stands for the time of making, so that the same letter is the same bytes. */
  date: Date;
}

export const pageSize = { width: 612, height: 792 };

/** Text blocks keep this far from the paper's edge, in points. */
export const margins = { left: 72, right: 72, top: 64, bottom: 72 };

/** A new document without a page. */
export function newDocument(facts: DocumentFacts): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: facts.language,
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    size: 'letter',
    margins,
    font: null as unknown as string,
    info: {
      Title: facts.title,
      Author: facts.author,
      Subject: facts.subject,
      Creator: `Tecum ${projectVersion()}`,
      CreationDate: facts.date,
      ModDate: facts.date,
    },
  });
  escapeMetadata(doc);
  doc.appendXML(uaMark);
  return doc;
}

/** Makes a face known to a document; it is embedded only when a text uses it. */
export function useFace(doc: PDFKit.PDFDocument, face: Face, size: number): void {
  const inner = doc as unknown as {
    _registeredFonts: Record<string, unknown>;
    _font: { layoutCache: unknown };
  };
  const known = face.name in inner._registeredFonts;
  if (!known) doc.registerFont(face.name, face.font as unknown as Buffer);
  doc.font(face.name).fontSize(size);
  if (!known) inner._font.layoutCache = layoutsOf(face);
}

/** Words already laid out in a face serve the next letter too; most of a letter's time goes there. */
function layoutsOf(face: Face): Record<string, unknown> {
  if (Object.keys(face.layouts).length > 10_000)
    face.layouts = Object.create(null) as Record<string, unknown>;
  return face.layouts;
}

/** pdfkit writes the title into XML as it stands; `AT&T` would break the file's metadata. */
function escapeMetadata(doc: PDFKit.PDFDocument): void {
  const inner = doc as unknown as { info: Record<string, unknown>; _addInfo(): void };
  const write = inner._addInfo.bind(doc);
  inner._addInfo = () => {
    const { info } = inner;
    inner.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
    );
    write();
    inner.info = info;
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Says PDF/UA-1, and describes that property, since PDF/A knows only what is described. */
const uaMark = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;
