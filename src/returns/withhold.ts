/** The one place that decides what of a reading's summary may be told while records of it are sealed. */
import type { AccountEntry, FieldTally, Finding, ItemEntry, Scope, SealedParts } from './contract.js';
import type { SealWatch } from './seal-watch.js';
import { told } from './told.js';

/** What a summary is made of, as the readers said it. */
export interface Said {
  entries: ItemEntry[];
  findings: Finding[];
  accounts: AccountEntry[];
}

/** What may be told, and apart from it what only two people can open. */
export interface Told {
  said: Said;
  sealed: SealedParts;
}

/**
 * Of a file of which records are sealed no value is told: no sample, and no value within a sentence ({@link quoted}). Its name goes with them where
 * all of its records are sealed, or where only sealed ones name it, as names hold people and days. An account is told when a record that may
 * be shown, or the scope itself, names it. Counts, columns, hashes and states are told always.
 */
export function withhold(said: Said, watch: SealWatch | null, scope: Scope = {}): Told {
  const sealed = sealedItems(watch);
  if (watch === null || sealed.size === 0) return { said: unmarked(said), sealed: { accounts: [], paths: [] } };
  const paths = said.entries.filter(({ no }) => watch.isNameSealed(no)).map(({ no, path }) => ({ no, path }));
  const rename = renamer(paths);
  const asked = new Set((scope.accounts ?? []).map((id) => id.toLowerCase()));
  const mayTell = ({ id }: AccountEntry) => watch.isShown(id) || asked.has(id.toLowerCase());
  return {
    said: {
      entries: said.entries.map((entry) => toldEntry(entry, watch, rename)),
      findings: said.findings.map((finding) => toldFinding(finding, watch, rename)),
      accounts: said.accounts.filter(mayTell),
    },
    sealed: { accounts: said.accounts.filter((account) => !mayTell(account)), paths },
  };
}

/** What a file is called whose name is sealed: its number, and its ending, which says how it is opened. */
export function sealedName(no: number, path: string): string {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(path)?.[0].toLowerCase() ?? '';
  return `file ${no + 1} (name sealed)${ending}`;
}

function sealedItems(watch: SealWatch | null): Set<number> {
  return new Set([...(watch?.items ?? [])].filter(([, own]) => own.sealed > 0).map(([no]) => no));
}

function unmarked({ entries, findings, accounts }: Said): Said {
  const open = (text: string | undefined) => (text === undefined ? undefined : told(text, false));
  return {
    entries: entries.map((entry) => spoken(entry, open, (field) => field)),
    findings: findings.map((finding) => ({ ...finding, text: told(finding.text, false) })),
    accounts,
  };
}

type Say = (text: string | undefined) => string | undefined;

function spoken(entry: ItemEntry, say: Say, of: (field: FieldTally) => FieldTally): ItemEntry {
  const fields = entry.fields.map((field) =>
    field.why === undefined ? of(field) : of({ ...field, why: say(field.why)! }),
  );
  return entry.why === undefined ? { ...entry, fields } : { ...entry, why: say(entry.why)!, fields };
}

function toldEntry(entry: ItemEntry, watch: SealWatch, rename: Rename): ItemEntry {
  const sealed = watch.items.get(entry.no)?.sealed ?? 0;
  const hide = sealed > 0 || watch.isNameSealed(entry.no);
  const say: Say = (text) => (text === undefined ? undefined : rename(told(text, hide)));
  const path = watch.isNameSealed(entry.no) ? sealedName(entry.no, entry.path) : entry.path;
  const shown = { ...spoken(entry, say, hide ? withoutSample : (field) => field), path };
  return sealed > 0 ? { ...shown, sealed } : shown;
}

function withoutSample({ sample: _sample, ...field }: FieldTally): FieldTally {
  return field;
}

/** What is said of the return as a whole may be of any of its files. */
function toldFinding(finding: Finding, watch: SealWatch, rename: Rename): Finding {
  const { item } = finding;
  const hide = item === undefined || (watch.items.get(item)?.sealed ?? 0) > 0 || watch.isNameSealed(item);
  return { ...finding, text: rename(told(finding.text, hide)) };
}

type Rename = (text: string) => string;

/** Puts the number of a file in place of its name, wherever a sentence has it. */
function renamer(paths: SealedParts['paths']): Rename {
  const names = paths.flatMap(({ no, path }) => namesOf(path).map((name) => [name, sealedName(no, path)] as const));
  // The longest first: a path holds the name that ends it.
  names.sort((a, b) => b[0].length - a[0].length);
  return (text) => {
    let said = text;
    for (const [name, instead] of names) if (said.includes(name)) said = said.replaceAll(name, instead);
    return said;
  };
}

/** The path, the path inside its own archive, and the last part. */
function namesOf(path: string): string[] {
  const inner = path.split('!/').at(-1)!;
  const base = inner.split('/').at(-1)!;
  return [...new Set([path, inner, base])].filter((name) => name.length > 3);
}
