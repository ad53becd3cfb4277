/** Parts of one production, told by their names: which belong together, and which numbers are missing among them. */

/** How a provider numbers its parts. `stem` is what they share; `no` the number; `of` how many there are, where it says. */
interface PartPattern {
  name: string;
  pattern: RegExp;
  /** The number of the first part. */
  first: 0 | 1;
}

// Google, Snap: research notes on return layouts (names of bundles and part folders seen in productions), 2026-10.
const patterns: readonly PartPattern[] = [
  { name: 'Google bundle', pattern: /^(?<stem>\d{5,}-\d{8})-(?<no>\d{1,4})\.zip$/i, first: 1 },
  {
    name: 'Google Takeout',
    pattern: /^(?<stem>takeout-\d{8}T\d{6}Z(?:-\d+)?)-(?<no>\d{3})\.(?:zip|tgz)$/i,
    first: 1,
  },
  {
    name: 'Google resource',
    pattern: /^(?<stem>.+@.+\.\d+\.\w+\.\w+)_(?<no>\d{3})(?:\.\w+)?\.zip$/i,
    first: 1,
  },
  {
    name: 'Snap part',
    pattern: /^(?<stem>.+-\d{4,}-\d{4,})-(?<no>\d{1,3})-\d{6,8}(?:\.zip)?$/i,
    first: 0,
  },
  {
    name: 'numbered part',
    pattern:
      /^(?<stem>.*?)[-_. ]*(?:part|pt)[-_. ]*(?<no>\d{1,4})(?:[-_. ]*of[-_. ]*(?<of>\d{1,4}))?(?:\.\w{1,5})?$/i,
    first: 1,
  },
  { name: 'split archive', pattern: /^(?<stem>.+)\.(?:z|r)(?<no>\d{2})$/i, first: 1 },
  { name: 'split archive', pattern: /^(?<stem>.+\.\w+)\.(?<no>\d{3})$/i, first: 1 },
];

/** Files that belong together. */
export interface PartGroup {
  kind: string;
  /** What their names share. */
  stem: string;
  /** Numbers that are here, in order. */
  numbers: number[];
  /** Numbers between the first and the last that are not. */
  missing: number[];
  names: string[];
}

/** At most so many missing numbers are listed; a name with a wild number must not fill the page. */
const listAtMost = 50;

/** Groups of parts among the names, told only where there are two, or where a number says that there must be more. */
export function partGroups(names: readonly string[]): PartGroup[] {
  const groups = new Map<string, { pattern: PartPattern; of: number; parts: Map<number, string> }>();
  for (const name of new Set(names)) {
    const found = partOf(name);
    if (!found) continue;
    const key = `${found.pattern.name} ${found.stem.toLowerCase()}`;
    const group = groups.get(key) ?? { pattern: found.pattern, of: 0, parts: new Map<number, string>() };
    group.of = Math.max(group.of, found.of);
    group.parts.set(found.no, name);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ pattern, of, parts }) => {
    const numbers = [...parts.keys()].sort((a, b) => a - b);
    const last = Math.max(of, numbers.at(-1) ?? 0);
    const missing: number[] = [];
    for (let no = pattern.first; no <= last && missing.length < listAtMost; no += 1)
      if (!parts.has(no)) missing.push(no);
    if (numbers.length < 2 && missing.length === 0) return [];
    const all = numbers.map((no) => parts.get(no)!);
    return [{ kind: pattern.name, stem: partOf(all[0]!)!.stem, numbers, missing, names: all }];
  });
}

function partOf(name: string): { pattern: PartPattern; stem: string; no: number; of: number } | null {
  const base = name.split(/[/\\]/).at(-1) ?? name;
  for (const pattern of patterns) {
    const groups = pattern.pattern.exec(base.slice(0, 300))?.groups;
    if (groups)
      return { pattern, stem: groups.stem ?? '', no: Number(groups.no), of: Number(groups.of ?? 0) };
  }
  return null;
}
