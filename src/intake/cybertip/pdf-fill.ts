/** Puts the value of a printed label where it belongs: the account, the file, the report. */
import type { ReadContext } from '../context.js';
import {
  emptyFile,
  type IntakeAccount,
  type IntakeFile,
  type IntakeIp,
  type IntakeSection,
} from '../types.js';
import { ipOf, momentOf, monthFirst, providerNamed, yesNo } from '../values.js';
import { addIdentifier } from './captures.js';
import type { LabelledLine, LabelTarget } from './pdf-labels.js';

/** Where the reading of a printed report stands. */
export interface PrintState {
  context: ReadContext;
  section?: IntakeSection['id'];
  block: 'front' | 'section' | 'person' | 'files' | 'reporter' | 'incident';
  account?: IntakeAccount | undefined;
  file?: IntakeFile | undefined;
  /** Takes the next line without a label where a value is still to come; answers whether it did. */
  waiting: ((line: string, path: string) => boolean) | undefined;
  /** Lines of running text, until something else begins. */
  note: { path: string; line: string }[];
  counts: Map<string, number>;
  /** Labels that stood side by side on one line: their values stand so on the next. */
  heads?: string[] | undefined;
}

type Fill = (state: PrintState, line: LabelledLine, path: string, target: LabelTarget) => void;

/** Puts a labelled line where it belongs. A value that is missing is awaited on the next line. */
export function fill(state: PrintState, line: LabelledLine, path: string): void {
  const { target } = line;
  if (!target) return;
  if (line.value === '' && target.kind !== 'text') {
    state.waiting = (next, at) => {
      state.waiting = undefined;
      fill(state, { ...line, value: next }, at);
      return true;
    };
    return;
  }
  state.waiting = undefined;
  const put = fills[target.kind];
  put(state, line, path, target);
}

const fills: Record<LabelTarget['kind'], Fill> = {
  identifier: identifier,
  particular: (state, { label, value }, path) => {
    if (state.account) state.account.particulars.push({ label, value });
    else elsewhere(state, label, value, path);
  },
  ip: address,
  port: (state, { label, value }, path) => {
    const last = state.context.intake.ips.at(-1);
    const port = Number(/\d+/.exec(value)?.[0]);
    if (last && port > 0 && port < 65536) last.port = port;
    else elsewhere(state, label, value, path);
    if (last) state.waiting = timeOf(last);
  },
  service: (state, { value }, path) => {
    if (!state.account) return elsewhere(state, 'ESP Service', value, path);
    state.account.service = value;
    state.account.provider = providerNamed(value, state.context.catalog)?.id ?? state.account.provider;
  },
  prior: (state, { value }) => {
    const reports = value.match(/\d{5,12}/g) ?? [];
    if (state.account) state.account.priorReports.push(...reports);
    else state.context.intake.incident.notes.push({ label: 'Prior CT Reports', value });
  },
  file: (state, { value }, path) => {
    const file = emptyFile(value, path);
    Object.assign(state, { block: 'files', file, account: undefined });
    state.context.intake.files.push(file);
    state.waiting = (line) => {
      file.name += line;
      return true;
    };
  },
  'original-name': (state, { value }, path) => {
    if (state.file) state.file.originalName = value;
    else elsewhere(state, 'Original Filename', value, path);
  },
  hash: (state, { label, value }, path, target) => {
    const algorithm = target.kind === 'hash' ? target.algorithm : '';
    if (state.file) state.file.hashes.push({ algorithm, value: value.toLowerCase() });
    else elsewhere(state, label, value, path);
  },
  viewed: (state, { label, value }, path) => answered(state, label, value, path, 'viewedByEsp'),
  public: (state, { label, value }, path) => answered(state, label, value, path, 'publiclyAvailable'),
  category: (state, { label, value }, path) => {
    if (state.file) state.file.category = value;
    else elsewhere(state, label, value, path);
  },
  'file-note': (state, { label, value }, path) => {
    if (state.file) state.file.notes.push({ label, value });
    else elsewhere(state, label, value, path);
  },
  received: ({ context: { intake } }, { value }) => {
    intake.report.received = monthFirst(momentOf(value));
  },
  generated: ({ context: { intake } }, { value }) => {
    intake.report.generated = monthFirst(momentOf(value));
  },
  priority: ({ context: { intake } }, { value }) => {
    intake.report.priority = value;
  },
  'file-count': ({ context: { intake } }, { value }) => {
    const count = Number(/\d+/.exec(value)?.[0]);
    if (Number.isInteger(count)) intake.report.files = count;
  },
  'incident-type': ({ section, context: { intake } }, { label, value }) => {
    // The summary on the first page says less than part A.
    if (intake.incident.type === undefined || section === 'A') intake.incident.type = value;
    else intake.incident.notes.push({ label, value });
  },
  'incident-time': ({ context: { intake } }, { value }) => {
    intake.incident.at = monthFirst(momentOf(value));
  },
  'incident-note': (state, { label, value }) =>
    void state.context.intake.incident.notes.push({ label, value }),
  reporter: (state, { value }) => {
    const { reporter } = state.context.intake;
    // Two heads on one line without columns, as copied text has them: the name begins the line below.
    if (value.endsWith(':')) state.waiting = (line) => takeReporter(state, line);
    else reporter.name = value;
    reporter.provider = providerNamed(reporter.name, state.context.catalog)?.id;
  },
  contact: (state, { label, value }) => void state.context.intake.reporter.contacts.push({ label, value }),
  text: (state, { value }, path) => {
    state.note.push({ path, line: value });
  },
};

/** `Snapchat Email: …`: the name up to the first word of the second column. */
function takeReporter(state: PrintState, line: string): boolean {
  const { intake, catalog } = state.context;
  const [name = '', ...more] = line.split(/\s+(?=Email:|Phone:|Fax:|https?:|Business |Attn)/);
  intake.reporter.name = name;
  intake.reporter.provider = providerNamed(name, catalog)?.id;
  const label = 'Point of Contact for Law Enforcement';
  if (more.length > 0) intake.reporter.contacts.push({ label, value: more.join(' ') });
  state.waiting = undefined;
  return true;
}

/** `Yes`, `+1937… (Verified 03-19-2022 04:24:44 UTC)`: the value, and what the brackets say. */
function parts(value: string): { bare: string; note?: string } {
  const found = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(value);
  return found?.[1] ? { bare: found[1], note: found[2] } : { bare: value };
}

function identifier(
  state: PrintState,
  { label, value }: LabelledLine,
  path: string,
  target: LabelTarget,
): void {
  const { context, account, block } = state;
  const { bare, note } = parts(value);
  if (account && target.kind === 'identifier')
    addIdentifier(context, account, target.identifier, bare, path, note);
  else if (block === 'reporter' || block === 'front') context.intake.reporter.contacts.push({ label, value });
  else elsewhere(state, label, value, path);
}

function address(state: PrintState, { label, value }: LabelledLine, path: string): void {
  const { intake } = state.context;
  const [, raw = '', event, rest = ''] = /^(\S+)\s*(?:\(([^()]*)\))?\s*(.*)$/.exec(value) ?? [];
  const ip = ipOf(raw);
  if (!ip) {
    elsewhere(state, label, value, path);
    return;
  }
  const of = state.file?.name ?? state.account?.label ?? 'the report';
  const found: IntakeIp = { ...ip, of, path, ...(event ? { event } : {}) };
  intake.ips.push(found);
  const port = /\bport:?\s*(\d{1,5})/i.exec(rest)?.[1];
  if (port) found.port = Number(port);
  state.waiting = timeOf(found);
  state.waiting(rest, path);
}

/** The time stands beside the address or on the line below. */
function timeOf(ip: IntakeIp): (line: string) => boolean {
  return (line) => {
    const moment = monthFirst(momentOf(line));
    if (moment.iso === undefined || ip.at !== undefined) return false;
    ip.at = moment;
    return true;
  };
}

function answered(
  state: PrintState,
  label: string,
  value: string,
  path: string,
  field: 'viewedByEsp' | 'publiclyAvailable',
): void {
  if (!state.file) {
    elsewhere(state, label, value, path);
    return;
  }
  state.file[field] = yesNo(value);
  state.file.notes.push({ label, value });
  // The question is long and its answer may run on.
  state.waiting = (line) => {
    const more = yesNo(line);
    if (more === null || state.file?.[field] !== null) return false;
    state.file[field] = more;
    return true;
  };
}

/** A known label where nothing is open that it could belong to. */
function elsewhere(state: PrintState, label: string, value: string, path: string): void {
  state.context.intake.unknown.push({ path: `${path}: ${label}`, value });
}
