/** Matches the facts of two versions of a provider by what they are about, and says what differs. */

export type Row = Readonly<Record<string, unknown>>;

/** Rows by the key of the file under which they stand; a single group is a list of one. */
export type FactRows = Readonly<Record<string, readonly Row[]>>;

/** One property of a row that is otherwise than it was; `undefined` where it was not there. */
export interface PropertyChange {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

export interface Difference {
  /** `entities`, `channels`, `notice` … */
  key: string;
  kind: 'added' | 'removed' | 'changed';
  before?: Row;
  after?: Row;
  /** Of a changed row, what changed; empty otherwise. */
  properties: PropertyChange[];
}

type Identity = (row: Row) => string;

const by =
  (...names: string[]): Identity =>
  (row) =>
    names.map((name) => String(row[name] ?? '')).join('\u0000');

const whole: Identity = (row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
const any: Identity = () => '';

/** What a row is about, the closest first: a fact that moved is one change and not a loss and a gain. */
const identities: Readonly<Record<string, readonly Identity[]>> = {
  entities: [by('region', 'name', 'address'), by('region', 'name'), by('region')],
  channels: [by('use', 'type', 'value'), by('use', 'type', 'audience'), by('use', 'type')],
  identifiers: [by('id', 'label'), by('id')],
  data: [by('category', 'process', 'contains'), by('category', 'process'), by('category')],
  names: [by('name')],
  changes: [by('date', 'text'), by('date')],
  rejects: [by('text')],
  quirks: [by('text')],
  conflicts: [by('text')],
  sources: [by('id')],
};

/** Everything that differs between two sets of facts, key by key. Order of rows makes no difference. */
export function differences(before: FactRows, after: FactRows): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => compareRows(key, before[key] ?? [], after[key] ?? []));
}

function compareRows(key: string, before: readonly Row[], after: readonly Row[]): Difference[] {
  let gone = [...before];
  let come = [...after];
  const changed: Difference[] = [];
  for (const identity of [whole, ...(identities[key] ?? [any])]) {
    const found = pair(gone, come, identity);
    gone = found.gone;
    come = found.come;
    changed.push(...found.pairs.flatMap(([was, is]) => change(key, was, is)));
  }
  return [
    ...changed,
    ...gone.map((row): Difference => ({ key, kind: 'removed', before: row, properties: [] })),
    ...come.map((row): Difference => ({ key, kind: 'added', after: row, properties: [] })),
  ];
}

/** Pairs rows of the same identity in their order; hands back those that found none. */
function pair(
  gone: Row[],
  come: Row[],
  identity: Identity,
): { pairs: [Row, Row][]; gone: Row[]; come: Row[] } {
  const waiting = new Map<string, Row[]>();
  for (const row of come) waiting.set(identity(row), [...(waiting.get(identity(row)) ?? []), row]);
  const pairs: [Row, Row][] = [];
  const left = gone.filter((row) => {
    const match = waiting.get(identity(row))?.shift();
    if (match) pairs.push([row, match]);
    return match === undefined;
  });
  const taken = new Set(pairs.map(([, row]) => row));
  return { pairs, gone: left, come: come.filter((row) => !taken.has(row)) };
}

function change(key: string, before: Row, after: Row): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const properties = names.flatMap((name): PropertyChange[] => {
    const [was, is] = [said(before[name]), said(after[name])];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
  return properties.length === 0 ? [] : [{ key, kind: 'changed', before, after, properties }];
}

/** A value as words; undefined where there is none. */
export function said(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
