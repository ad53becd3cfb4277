/** Reads a report, whatever its format: a CyberTipline report as PDF, JSON or XML, or a fraud report as text. */
import { Problem } from '../base/problem.js';
import type { Catalog } from '../catalog/types.js';
import type { Law } from '../law/types.js';
import { isJsonReport, readJsonReport } from './cybertip/json.js';
import { isPrintedReport, readPrinted } from './cybertip/pdf.js';
import { readXmlReport } from './cybertip/xml.js';
import { readText } from './from-text.js';
import { jsonSoFar } from './json-so-far.js';
import { pdfText } from './pdf/text.js';
import { useLimits } from './provenance.js';
import { emptyIntake, type Intake } from './types.js';
import { xmlTree } from './xml-tree.js';

export interface IntakeMeans {
  catalog: Catalog;
  law: Law;
  /** Of a locked PDF. */
  password?: string;
  /** ISO country of telephone numbers without +. */
  region?: string;
}

const mostText = 64e6;

/**
 * What a report holds. The format is told by the content, never by a file's name.
 * @param bytes the file as it came; nothing of it is kept, shown as an image or sent anywhere
 * @throws Problem where nothing can be read: `intake-empty`, `intake-too-large`, `intake-broken`, `intake-not-a-report`,
 *   `pdf-…`. What can be read in part is handed back with `complete: false` and a finding that says where it ends.
 */
export async function readIntake(bytes: Uint8Array, means: IntakeMeans): Promise<Intake> {
  if (bytes.length === 0)
    throw problem('intake-empty', 'The file is empty.', 'Send the report as it was downloaded.');
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return checked(await fromPdf(bytes, means), means);
  if (bytes.length > mostText)
    throw problem(
      'intake-too-large',
      `The file has ${bytes.length} bytes; a report has less than ${mostText}.`,
      'Send the report alone.',
    );
  if (head.includes('\u0000')) throw notReport();
  const text = new TextDecoder().decode(bytes);
  return checked(fromText(text, means), means);
}

/** The same for text that a person pasted. */
export function readPasted(text: string, means: IntakeMeans): Intake {
  if (text.trim() === '')
    throw problem('intake-empty', 'There is no text.', 'Paste the report, or choose its file.');
  return checked(fromText(text, means), means);
}

function fromText(text: string, means: IntakeMeans): Intake {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^[{[]/.test(start)) return fromJson(start, means);
  if (start.startsWith('<')) return fromXml(start, means);
  return printedText(start, means) ?? readText(text, means.catalog, means.region);
}

/** The text of a PDF, copied and pasted. */
function printedText(text: string, { catalog }: IntakeMeans): Intake | undefined {
  const lines = text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!isPrintedReport([lines.slice(0, 60)]) || !lines.some((line) => /^Section A\b/.test(line)))
    return undefined;
  const intake = emptyIntake('cybertip-pdf');
  readPrinted({ intake, catalog }, [lines]);
  return intake;
}

function fromJson(text: string, { catalog }: IntakeMeans): Intake {
  const read = jsonSoFar(text);
  if (!read) throw broken('JSON');
  const value = Array.isArray(read.value) && read.value.length === 1 ? read.value[0] : read.value;
  if (!isJsonReport(value)) throw read.brokenAt === undefined ? notReport() : broken('JSON');
  const intake = emptyIntake('cybertip-json');
  readJsonReport({ intake, catalog }, value);
  if (read.brokenAt !== undefined) cutOff(intake, `after ${read.brokenAt} of ${text.length} characters`);
  return intake;
}

function fromXml(text: string, { catalog }: IntakeMeans): Intake {
  const read = xmlTree(text);
  if (!read) throw broken('XML');
  const intake = emptyIntake('cybertip-xml');
  if (!readXmlReport({ intake, catalog }, read)) throw notReport();
  if (read.open.length > 0)
    cutOff(intake, `after ${text.length} characters, within ${read.open.join(' > ')}`);
  return intake;
}

async function fromPdf(bytes: Uint8Array, { catalog, password, region }: IntakeMeans): Promise<Intake> {
  const { pages, total, ended } = await pdfText(bytes, password);
  const lines = pages.flatMap((page) => page ?? []);
  if (lines.length === 0)
    throw problem(
      'pdf-no-text',
      'The PDF holds no text: it is a scan.',
      'Take the JSON of the report, or have the scan read by text recognition and paste the text.',
    );
  const isReport = isPrintedReport(pages);
  const intake = isReport ? emptyIntake('cybertip-pdf') : readText(lines.join('\n'), catalog, region);
  if (isReport) readPrinted({ intake, catalog }, pages);
  if (!ended) cutOff(intake, `on page ${pages.length}: the file lacks the mark that a PDF ends with`);
  if (total > pages.length)
    cutOff(intake, `after ${pages.length} of ${total} pages, which is as much as is read`);
  return intake;
}

function cutOff(intake: Intake, where: string): void {
  intake.complete = false;
  intake.findings.unshift(`The file is cut off ${where}. What came before is kept; get the report again.`);
}

/** Checks that the report bears out itself, and adds what the law says of it. */
function checked(intake: Intake, { law }: IntakeMeans): Intake {
  if (intake.format === 'text') return intake;
  const limits = useLimits(law);
  if (limits) intake.limits = limits;
  const { findings, report, files, accounts, ips } = intake;
  if (report.number === undefined)
    findings.push('The report number was not found: look it up, letters must name it.');
  if (report.received?.iso === undefined)
    findings.push(
      'The day on which NCMEC received the report was not found: the year for which it is kept counts from it.',
    );
  if (report.files !== undefined && report.files !== files.length) {
    intake.complete = false;
    findings.push(
      `The report says that it has ${report.files} files, and names ${files.length}: a part is missing or was not understood.`,
    );
  }
  if (!accounts.some(({ role }) => role === 'suspect'))
    findings.push('No suspect account was found in the report.');
  const timeless = ips.filter(({ at }) => at?.iso === undefined).length;
  if (timeless > 0)
    findings.push(
      `Of ${ips.length} IP addresses, ${timeless} without a time that could be read: a provider cannot say who had them.`,
    );
  return intake;
}

function problem(code: string, what: string, remedy: string): Problem {
  return new Problem({ code, what, where: 'the file as a whole', remedy });
}

function broken(format: string): Problem {
  return problem(
    'intake-broken',
    `The ${format} cannot be read, not even in part.`,
    'It is damaged: download the report again. Nothing of it was kept.',
  );
}

function notReport(): Problem {
  return problem(
    'intake-not-a-report',
    'This is no CyberTipline report and no text.',
    'Choose the report’s PDF, JSON or XML, or paste the text of a fraud report.',
  );
}
