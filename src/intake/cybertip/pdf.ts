/** The CyberTipline report as printed: parts A to D, blocks (Suspect, Recipient, files), lines of label and value. */
import { keepText, type ReadContext } from '../context.js';
import {
  emptyAccount,
  emptyFile,
  type IntakeAccount,
  type IntakeFile,
  type IntakeSection,
} from '../types.js';
import { fill, type PrintState } from './pdf-fill.js';
import { labelled } from './pdf-labels.js';

const part = /^Section ([A-D])\s*[:.–-]?\s*(.*)$/;
const person =
  /^(Suspect|Recipient|Intended Recipient|Child Victim|Victim)(?: (?:User )?(?:or Account )?(?:Information)?)? ?(\d*)$/;
const headings =
  /^(?:Executive Summary|Contents|Table of Contents|Incident Information|Company Information|Uploaded File Information|Reporting Electronic Service Provider(?: \(ESP\))?|Source Information|IP Geo-Lookup.*|Webpage\/URL Information)$/i;
const footer = /^(?:Page \d+(?: of \d+)?|CyberTipline Report \d+\s*(?:\||\t|- )\s*\d+|\d{1,3})$/;
const theEnd = /^This concludes Section/i;

/** True where the text of the first pages calls itself such a report. */
export function isPrintedReport(pages: readonly (readonly string[] | null)[]): boolean {
  return pages.slice(0, 3).some((lines) => lines?.some((line) => /CyberTipline Report\b/i.test(line)));
}

/** Reads the lines of all pages into the context's intake. */
export function readPrinted(context: ReadContext, pages: readonly (readonly string[] | null)[]): void {
  const state: PrintState = { context, block: 'front', waiting: undefined, note: [], counts: new Map() };
  for (const [at, lines] of pages.entries()) {
    if (lines === null) {
      context.intake.complete = false;
      context.intake.findings.push(
        `Page ${at + 1} could not be read: look at it yourself, or take the JSON of the report.`,
      );
      continue;
    }
    for (const [row, line] of lines.entries()) readLine(state, line, `page ${at + 1}, line ${row + 1}`);
  }
  flush(state);
}

function readLine(state: PrintState, line: string, path: string): void {
  const { intake } = state.context;
  const number = /^(?:NCMEC )?CyberTipline Report (?:#|Number:? ?)?(\d{5,12})\b/i.exec(line)?.[1];
  if (number && intake.report.number === undefined) intake.report.number = number;
  const section = part.exec(line);
  const named = person.exec(line);
  if (footer.test(line) || number) intake.setAside.push({ path, why: 'head or foot of a page' });
  else if (section) openSection(state, section[1] as IntakeSection['id'], section[2] ?? '', path);
  else if (theEnd.test(line)) flush(state);
  else if (named && state.section === 'A') openPerson(state, named[1] ?? '', path);
  else if (headings.test(line)) openBlock(state, line, path);
  else content(state, line, path);
}

function openSection(state: PrintState, id: IntakeSection['id'], title: string, path: string): void {
  flush(state);
  // The table of contents names the parts as well: the last place is where the part begins.
  const { sections } = state.context.intake;
  const known = sections.find((each) => each.id === id);
  if (known) Object.assign(known, { title: title || known.title, path });
  else sections.push({ id, title, path });
  state.section = id;
  state.block = 'section';
  state.account = undefined;
  state.file = undefined;
}

const roles: Readonly<Record<string, IntakeAccount['role']>> = {
  Suspect: 'suspect',
  Recipient: 'recipient',
  'Intended Recipient': 'recipient',
};

function openPerson(state: PrintState, word: string, path: string): void {
  flush(state);
  const role = roles[word] ?? 'victim';
  const count = (state.counts.get(role) ?? 0) + 1;
  state.counts.set(role, count);
  const account = emptyAccount(role, `${word} ${count}`, path);
  const { reporter, accounts } = state.context.intake;
  if (reporter.provider) account.provider = reporter.provider;
  accounts.push(account);
  Object.assign(state, { block: 'person', account, file: undefined });
}

function openBlock(state: PrintState, heading: string, path: string): void {
  flush(state);
  const keepsPerson = /^Source Information/i.test(heading) && state.account !== undefined;
  if (keepsPerson) return;
  const blocks: [RegExp, PrintState['block']][] = [
    [/^Uploaded File/i, 'files'],
    [/^(?:Reporting|Company)/i, 'reporter'],
    [/^Incident|^Webpage/i, 'incident'],
  ];
  state.block = blocks.find(([shape]) => shape.test(heading))?.[1] ?? 'section';
  state.account = undefined;
  state.file = undefined;
  state.context.intake.setAside.push({ path, why: `heading: ${heading}` });
}

/** Columns: a label and its value are one; anything else in a further column is a line of its own. */
function content(state: PrintState, line: string, path: string): void {
  const columns = line.split('\t');
  const { heads } = state;
  state.heads = undefined;
  if (columns.length > 1 && columns.every((column) => column.endsWith(':'))) {
    state.heads = columns;
    return;
  }
  if (heads?.length === columns.length) {
    for (const [at, column] of columns.entries()) one(state, `${heads[at]} ${column}`, path);
    return;
  }
  // Heads without as many values below: each is read as a label of its own.
  for (const head of heads ?? []) one(state, head, path);
  const [first = '', ...more] = columns;
  if (state.block === 'files' && tableRow(state, line, path)) return;
  const head =
    /[:?]$/.test(first.trim()) && more[0] !== undefined && !/:$/.test(more[0])
      ? `${first} ${more.shift()}`
      : first;
  one(state, head.trim(), path);
  for (const column of more) one(state, column.trim(), path);
}

/** `photo.jpg<tab>9e10…`: a row of the table of files. */
function tableRow(state: PrintState, line: string, path: string): boolean {
  const row = /^(\S.*?)[\t ]+([0-9a-f]{32})$/i.exec(line);
  if (!row?.[1] || /:/.test(row[1])) return /^Filename\s+MD5$/i.test(line);
  const file: IntakeFile = emptyFile(row[1].trim(), path);
  file.hashes.push({ algorithm: 'md5', value: (row[2] ?? '').toLowerCase() });
  state.context.intake.files.push(file);
  return true;
}

function one(state: PrintState, line: string, path: string): void {
  if (line === '') return;
  const outside = state.section !== undefined && state.section !== 'A';
  const found = outside ? undefined : labelled(line);
  if (found?.target) {
    if (state.note.length > 0 && found.target.kind !== 'text') flush(state);
    fill(state, found, path);
    return;
  }
  if (state.waiting?.(line, path)) return;
  if (found && !outside && state.note.length === 0) {
    state.context.intake.unknown.push({ path: `${path}: ${found.label}`, value: found.value });
    return;
  }
  state.note.push({ path, line });
}

/** What was gathered as running text becomes one text. */
export function flush(state: PrintState): void {
  const [first] = state.note;
  if (first) keepText(state.context, first.path, state.note.map(({ line }) => line).join('\n'));
  state.note = [];
  state.waiting = undefined;
}
