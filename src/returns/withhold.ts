/** The one place that decides what of a reading's summary may be told while records of it are sealed. */
import type { AccountEntry, FieldTally, Finding, ItemEntry, Scope, SealedParts } from './contract.js';
import type { SealWatch } from './seal-watch.js';
import { told } from './told.js';

/** What a summary is made of. */
export interface Said {
  entries: ItemEntry[];
  findings: Finding[];
  accounts: AccountEntry[];
}

/** The same as the readers said it. */
export interface SaidByReaders extends Said {
  /** Number of the file that gave an account its name; below 0 = none. */
  nameFrom(account: AccountEntry): number;
}

/**
 * Of a file of which records are sealed no value is told: no sample, and no value within a sentence (`quoted` in told.ts).
 * Its name goes with them where all of its records are sealed or where only sealed ones name it, as names hold people and
 * days; so do those of files without records in a folder where such ones lie and no others. An account is told when a record that may be shown, or
 * the scope itself, names it. Counts, columns, hashes and states are told always.
 */
export function withhold(
  said: SaidByReaders,
  watch: SealWatch | null,
  scope: Scope = {},
): { said: Said; sealed: SealedParts } {
  const { entries, findings, accounts } = said;
  if (watch === null || !entries.some(({ no }) => watch.holdsSealed(no)))
    return { said: unmarked(said), sealed: { accounts: [], paths: [] } };
  const hidden = sealedNames(entries, watch);
  const rename = renamer(hidden);
  const who = accounts.map((account) => ({ account, told: toldAccount(account, said, watch, scope) }));
  return {
    said: {
      entries: entries.map((entry) => toldEntry(entry, watch, hidden, rename)),
      findings: findings.map((finding) => toldFinding(finding, watch, hidden, rename)),
      accounts: who.flatMap((one) => one.told ?? []),
    },
    sealed: {
      accounts: who.flatMap((one) => (one.told === one.account ? [] : one.account)),
      paths: [...hidden].map(([no, path]) => ({ no, path })),
    },
  };
}

/** What a file is called whose name is sealed: its number, and its ending, which says how it is opened. */
export function sealedName(no: number, path: string): string {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(path)?.[0].toLowerCase() ?? '';
  return `file ${no + 1} (name sealed)${ending}`;
}

/** Names by the number of their file. */
type Hidden = ReadonlyMap<number, string>;

function sealedNames(entries: readonly ItemEntry[], watch: SealWatch): Hidden {
  const shown = foldersOf(entries.filter(({ no }) => watch.holdsShown(no)));
  const sealed = foldersOf(entries.filter(({ no }) => watch.holdsSealed(no)));
  const isHidden = ({ no, path }: ItemEntry) => {
    if (watch.holdsShown(no)) return false;
    if (watch.holdsSealed(no)) return true;
    let folder = folderOf(path);
    while (folder !== '' && !shown.has(folder) && !sealed.has(folder)) folder = folderOf(folder.slice(0, -1));
    return sealed.has(folder) && !shown.has(folder);
  };
  return new Map(entries.filter(isHidden).map(({ no, path }) => [no, path]));
}

/** Every folder that these files lie in, however deep. */
function foldersOf(entries: readonly ItemEntry[]): Set<string> {
  const found = new Set<string>();
  for (const { path } of entries) {
    let folder = folderOf(path);
    while (!found.has(folder)) {
      found.add(folder);
      folder = folderOf(folder.slice(0, -1));
    }
  }
  return found;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The account as it may be told, without its name where a wholly sealed file gave it; undefined where it may not. */
function toldAccount(
  account: AccountEntry,
  { nameFrom }: SaidByReaders,
  watch: SealWatch,
  scope: Scope,
): AccountEntry | undefined {
  const asked = scope.accounts?.some((id) => id.toLowerCase() === account.id.toLowerCase()) ?? false;
  if (!asked && !watch.isShown(account.id)) return undefined;
  const from = nameFrom(account);
  if (account.name === undefined || !watch.holdsSealed(from) || watch.holdsShown(from)) return account;
  const { name: _name, ...nameless } = account;
  return nameless;
}

function unmarked({ entries, findings, accounts }: Said): Said {
  const open: Say = (text) => told(text, false);
  return {
    entries: entries.map((entry) => spoken(entry, open)),
    findings: findings.map((finding) => ({ ...finding, text: open(finding.text) })),
    accounts,
  };
}

type Say = (text: string) => string;

function spoken(entry: ItemEntry, say: Say): ItemEntry {
  const fields = entry.fields.map((field) => ({ ...field, path: say(field.path), ...whyOf(field, say) }));
  return { ...entry, fields, ...whyOf(entry, say) };
}

function whyOf({ why }: { why?: string }, say: Say): { why?: string } {
  return why === undefined ? {} : { why: say(why) };
}

function toldEntry(entry: ItemEntry, watch: SealWatch, hidden: Hidden, rename: Say): ItemEntry {
  const { no, path } = entry;
  const hide = watch.holdsSealed(no) || hidden.has(no);
  const shown = spoken(entry, (text) => rename(told(text, hide)));
  if (hide) shown.fields = shown.fields.map(withoutSample);
  if (hidden.has(no)) shown.path = sealedName(no, path);
  const sealed = watch.items.get(no)?.sealed ?? 0;
  return sealed > 0 ? { ...shown, sealed } : shown;
}

function withoutSample({ sample: _sample, ...field }: FieldTally): FieldTally {
  return field;
}

/** What is said of the return as a whole may be of any of its files. */
function toldFinding(finding: Finding, watch: SealWatch, hidden: Hidden, rename: Say): Finding {
  const { item, text } = finding;
  const hide = item === undefined || watch.holdsSealed(item) || hidden.has(item);
  return { ...finding, text: rename(told(text, hide)) };
}

/** Puts the number of a file in place of its name, wherever a sentence has it. */
function renamer(hidden: Hidden): Say {
  const names = [...hidden].flatMap(([no, path]) =>
    namesOf(path).map((name) => [name, sealedName(no, path)] as const),
  );
  // The longest first: a path holds the name that ends it.
  names.sort((a, b) => b[0].length - a[0].length);
  return (text) => {
    let said = text;
    for (const [name, instead] of names) if (said.includes(name)) said = said.replaceAll(name, () => instead);
    return said;
  };
}

/** The path, the path inside its own archive, and the last part. */
function namesOf(path: string): string[] {
  const inner = path.split('!/').at(-1)!;
  const base = inner.split('/').at(-1)!;
  return [...new Set([path, inner, base])].filter((name) => name.length > 3);
}
