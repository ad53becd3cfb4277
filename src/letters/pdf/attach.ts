/** Files inside the PDF, such as the request for machines, said to be data of the document (ISO 19005-3, 6.8). */
import { createHash } from 'node:crypto';
import { endText, type Pdf, pack, setStream } from './document.js';
import { pdfDate, pdfName, pdfString, pdfText } from './pdf-text.js';

/** The name under which the request's JSON is attached. */
export const attachmentName = 'request.json';

/** A file inside the PDF. */
export interface Attachment {
  /** Unique within the letter. */
  name: string;
  /** MIME type. */
  type: string;
  description: string;
  bytes: Buffer;
}

/** @param date stands for the time of making of all of them. */
export function attach(doc: Pdf, attachments: Attachment[], date: Date): void {
  const files = attachments.map(({ name, type, description, bytes }) => {
    const checksum = createHash('md5').update(bytes).digest('hex');
    const file = doc.ref({
      Type: 'EmbeddedFile',
      Subtype: pdfText(pdfName(type)),
      Params: pdfText(
        `<</Size ${bytes.length} /CheckSum <${checksum}> /CreationDate ${pdfDate(date)} /ModDate ${pdfDate(date)}>>`,
      ),
    });
    setStream(file, pack(bytes), true);
    file.end();
    const specification = doc.ref({});
    const place = `/F ${pdfString(name)} /UF ${pdfString(name)} /EF <</F ${file} /UF ${file}>>`;
    endText(
      specification,
      `<</Type /Filespec ${place} /Desc ${pdfString(description)} /AFRelationship /Data>>`,
    );
    doc.addNamedEmbeddedFile(name, specification);
    return specification;
  });
  if (files.length > 0) doc._root.data.AF = files;
}
