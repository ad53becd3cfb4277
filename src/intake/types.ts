/** What a report holds once read: whom it names, when, from which addresses, which files; and all that was not understood. */
import type { IdentifierKind } from '../base/vocabulary.js';
import type { FoundInText, MomentInText } from '../catalog/recognise-text.js';
import type { RuleReason } from '../law/rules.js';

export type IntakeFormat = 'cybertip-pdf' | 'cybertip-json' | 'cybertip-xml' | 'text';

/** A value with the words beside it: a contact, a person's particulars. */
export interface Labelled {
  label: string;
  value: string;
}

export interface IntakeIdentifier {
  identifier: IdentifierKind;
  /** One spelling: E.164, small letters. */
  value: string;
  /** What a screen shows in place of the value: a card number is masked. */
  shown?: string;
  /** What the report says beside it: verified, when, its kind. */
  note?: string;
  path: string;
}

export interface IntakeAccount {
  role: 'suspect' | 'recipient' | 'victim' | 'found';
  /** `Suspect 1`. */
  label: string;
  /** The service as the report names it. */
  service?: string;
  /** Id in the catalog; absent where the report's words fit none. */
  provider?: string;
  identifiers: IntakeIdentifier[];
  /** Display names and particulars: nobody can search by them. */
  particulars: Labelled[];
  priorReports: string[];
  path: string;
}

export interface IntakeIp {
  ip: string;
  network: NonNullable<FoundInText['network']>;
  at?: MomentInText;
  port?: number;
  /** `Login`, `Upload`, as the report writes it. */
  event?: string;
  /** `Suspect 1`, or a file's name. */
  of: string;
  path: string;
}

/** A file that the report names. Tecum never opens, shows or keeps it. */
export interface IntakeFile {
  name: string;
  originalName?: string;
  hashes: { algorithm: string; value: string }[];
  /** Null where the report does not say. */
  viewedByEsp: boolean | null;
  publiclyAvailable: boolean | null;
  category?: string;
  uploadedAt?: MomentInText;
  notes: Labelled[];
  path: string;
}

/** NCMEC's parts: A what the provider submitted, B what was added by machine, C by NCMEC's staff, D what the police were told. */
export interface IntakeSection {
  id: 'A' | 'B' | 'C' | 'D';
  title: string;
  path: string;
}

export interface Intake {
  format: IntakeFormat;
  /** False where the file is broken or cut off; `findings` say where, and what to do. */
  complete: boolean;
  report: {
    number?: string;
    received?: MomentInText;
    generated?: MomentInText;
    priority?: string;
    files?: number;
  };
  reporter: { name?: string; provider?: string; contacts: Labelled[] };
  incident: { type?: string; at?: MomentInText; description?: string; notes: Labelled[] };
  accounts: IntakeAccount[];
  ips: IntakeIp[];
  files: IntakeFile[];
  sections: IntakeSection[];
  /** Identifiers in the report's running text, with the place: not said to be the suspect's. */
  mentions: { path: string; found: FoundInText }[];
  /** Running text as it stands. */
  texts: { path: string; text: string }[];
  /** Fields and labels that this reader does not know, with what they hold. */
  unknown: { path: string; value: string }[];
  /** Known and left out, with the reason. */
  setAside: { path: string; why: string }[];
  /** Sentences for a person: what is odd, and what to do. */
  findings: string[];
  /** What may be done with the report: 18 U.S.C. 2258A(g). Absent for a text. */
  limits?: RuleReason;
}

/** An empty intake, to be filled. */
export function emptyIntake(format: IntakeFormat): Intake {
  return {
    format,
    complete: true,
    report: {},
    reporter: { contacts: [] },
    incident: { notes: [] },
    accounts: [],
    ips: [],
    files: [],
    sections: [],
    mentions: [],
    texts: [],
    unknown: [],
    setAside: [],
    findings: [],
  };
}

/** An account with nothing in it yet. */
export function emptyAccount(role: IntakeAccount['role'], label: string, path: string): IntakeAccount {
  return { role, label, identifiers: [], particulars: [], priorReports: [], path };
}

/** A file with nothing but its name. */
export function emptyFile(name: string, path: string): IntakeFile {
  return { name, hashes: [], viewedByEsp: null, publiclyAvailable: null, notes: [], path };
}
