/** Makes a PDF that is laid out as a CyberTipline report is printed; all of it invented. */
import PDFDocument from 'pdfkit';

/** A line; a pair is a label and its value in a second column. */
export type PrintedLine = string | [string, string];

/** The bytes of a PDF with one array of lines for each page. `password` locks it. */
export function makePdf(pages: readonly (readonly PrintedLine[])[], password?: string): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'LETTER',
    autoFirstPage: false,
    compress: true,
    ...(password ? { userPassword: password } : {}),
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((whole) => document.on('end', () => whole(Buffer.concat(chunks))));
  for (const lines of pages) {
    document.addPage();
    document.fontSize(10);
    for (const [row, line] of lines.entries()) {
      const y = 50 + row * 16;
      const [label, value] = Array.isArray(line) ? line : [line, undefined];
      document.text(label, 50, y, { lineBreak: false });
      if (value !== undefined) document.text(value, 260, y, { lineBreak: false });
    }
  }
  document.end();
  return done;
}

/** A whole report on three pages. */
export const printedReport: PrintedLine[][] = [
  [
    'CyberTipline Report 198000144',
    'Priority Level: E',
    'Received by NCMEC on 10-14-2026 08:45:44 UTC',
    'Executive Summary',
    'Incident Type: Apparent Child Pornography',
    'Total Uploaded Files: 2',
    'Page 1 of 3',
  ],
  [
    'Section A: Information Submitted by the Provider',
    'Reporting Electronic Service Provider (ESP)',
    ['Submitter:', 'Point of Contact for Law Enforcement:'],
    ['Snapchat', 'Email: lawenforcement@example.com'],
    'Incident Information',
    'Incident Type: Child Pornography (possession, manufacture, and distribution)',
    ['Incident Time:', '10-12-2026 22:15:03 UTC'],
    'Suspect',
    'Name: River Fox',
    'Mobile Phone: +19375550142 (Verified 03-19-2026 04:24:44 UTC)',
    'Email Address: River.Fox@Example.com (Verified)',
    'Screen/User Name: River.Fox22',
    'ESP User ID: 5f0b1c2e-0000-4000-8000-0000000000a1',
    'Profile URL: https://www.snapchat.com/add/river.fox22',
    'Favourite Colour: blue',
    'Prior CT Reports: 190000001, 190000002',
    'Source Information',
    'IP Address: 198.51.100.7 (Login)',
    'Port: 51515',
    '10-12-2026 22:10:00 UTC',
    'IP Address: 2001:db8::7 (Other)',
    '04-05-2026 07:00:00 UTC',
    'Recipient',
    'Screen/User Name: young.deer',
    'Approximate Age: 13',
    'Additional Information:',
    'The account also pays $riverfox22 by Cash App',
    'and writes from fox.second@example.org.',
    'Page 2 of 3',
  ],
  [
    'Uploaded File Information',
    'Filename: a-very-long-name-that-runs-on-',
    'to-the-next-line.jpg',
    'MD5: 0123456789ABCDEF0123456789ABCDEF',
    'Did Reporting ESP view entire contents of uploaded file? Yes',
    'Were entire contents of uploaded file publicly available? No',
    'Image Categorization by ESP: A1',
    'IP Address: 203.0.113.44 (Upload) 10-12-2026 22:15:03 UTC',
    'Filename: clip.mp4',
    'MD5: 00112233445566778899aabbccddeeff',
    'Did Reporting ESP view entire contents of uploaded file?',
    'Information Not Provided by Company',
    'This concludes Section A',
    'Section B: Automated Information Added by NCMEC Systems',
    'IP Geo-Lookup (Suspect 1)',
    '198.51.100.7 Dayton, OH Example Cable',
    'Section C: Additional Information Provided by NCMEC',
    'Write to analyst@example.org with questions.',
    'Section D: Law Enforcement Contact Information',
    'Ohio task force, (614) 555-0100',
    'Page 3 of 3',
  ],
];
