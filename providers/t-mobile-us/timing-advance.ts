/** Timing advance: how far the handset was from a cell. One layout of it, made by the system Quantum, has a single header row. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { type FileHead, fileHead } from '../../src/returns/declared/file-head.js';
import { normalName, readTable, type TableSpec } from '../../src/returns/table.js';

const spec: TableSpec = {
  id: 'timing_advance',
  kind: 'location',
  category: 'cell_site_location',
  service: 'T-Mobile',
  required: ['imei', 'imsi'],
  columns: {
    imei: { to: 'device' },
    imsi: { to: 'rest' },
    latitude: { to: 'lat' },
    longitude: { to: 'lon' },
  },
  aliases: { lat: 'latitude', long: 'longitude', lon: 'longitude', lng: 'longitude' },
  after(draft) {
    draft.notes = [
      'the position, if any, is that of the cell site; columns that no source names are in the rest',
    ];
  },
};

/** Header begins with imei and imsi, and speaks of timing advance. Other carriers may have such a table: taken only beside records that are T-Mobile's. */
function fit({ rows, text }: FileHead): number {
  const header = rows.find(
    ([first = '', second = '']) => normalName(first) === 'imei' && normalName(second) === 'imsi',
  );
  if (header === undefined) return 0;
  const words = [...header, text.slice(0, 2000)].join(' ');
  return /timing.?advance|\bta\b/i.test(words.replace(/_/g, ' ')) ? 55 : 0;
}

export const timingAdvancePart: Part<null> = {
  table: spec.id,
  layout: 'timing-advance',
  fit,
  async read(item, out) {
    const text =
      'This timing-advance file has the single header row of the Quantum system. Its times are mostly UTC but sometimes local, and the file does not say: they were kept in the rest as written. Ask T-Mobile which it is.';
    out.finding('warning', 'zone-not-stated', text);
    // matchTable wants half of the cells known; here two known columns are enough.
    await readTable(item, out, await wholeSpec(item));
  },
};

async function wholeSpec(item: Parameters<NonNullable<Part<null>['read']>>[0]): Promise<TableSpec> {
  const { rows } = await fileHead(item);
  const header = rows.find(([first = '']) => normalName(first) === 'imei') ?? [];
  const known = new Set([...Object.keys(spec.columns), ...Object.keys(spec.aliases ?? {})].map(normalName));
  const others = header.filter((name) => name.trim() !== '' && !known.has(normalName(name)));
  return {
    ...spec,
    columns: {
      ...spec.columns,
      ...Object.fromEntries(others.map((name) => [name, { to: 'rest' as const }])),
    },
  };
}
