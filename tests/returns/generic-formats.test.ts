/** The generic reader on XML, maps and tracks, address cards, calendars, wrapped JSON and tables with oddities. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { put, readAll, tempFolder } from './helpers.js';

const samples = projectPath('..', 'shared', 'samples', 'gpx-kml');
const noSamples = existsSync(samples) ? false : 'the shared samples are not on this machine';

/** Points of each file: those of tracks, routes and places together, counted with Python's xml.etree (the samples' README). */
const points: Record<string, number> = {
  'gpxpy_cerknicko-without-times.gpx': 296 + 7,
  'gpxpy_gpx1.0_with_all_fields.gpx': 1 + 5 + 2,
  'gpxpy_gpx1.1_with_all_fields.gpx': 1 + 5 + 2,
  'gpxpy_gpx_with_garmin_extension.gpx': 1,
  'gpxpy_route.gpx': 55,
  'gpxpy_track_with_speed.gpx': 3,
  'togeojson_bad.kml': 3,
  'togeojson_extended_data.kml': 1,
  'togeojson_gxtrack.kml': 7,
  'togeojson_multitrack.kml': 18,
  'togeojson_point.kml': 1,
  'togeojson_run_gpxtpx.gpx': 42,
  'togeojson_timespan.kml': 1,
};

test('tracks and maps by others: as many places as were counted by other means', {
  skip: noSamples,
}, async () => {
  assert.deepEqual(readdirSync(samples).sort(), Object.keys(points).sort());
  for (const [name, count] of Object.entries(points)) {
    const { summary } = await readAll([projectPath('..', 'shared', 'samples', 'gpx-kml', name)]);
    assert.equal(summary.records.byKind.location, count, name);
    assert.equal(summary.bytesAccounted, summary.bytes, name);
    assert.equal(summary.ledger.generic, 1, name);
  }
});

test('times of tracks, from their first to their last', { skip: noSamples }, async () => {
  const period = async (name: string): Promise<unknown> =>
    (await readAll([projectPath('..', 'shared', 'samples', 'gpx-kml', name)])).summary.period;
  assert.deepEqual(await period('togeojson_gxtrack.kml'), {
    from: '2010-05-28T02:02:09Z',
    to: '2010-05-28T02:02:56Z',
  });
  assert.deepEqual(await period('togeojson_run_gpxtpx.gpx'), {
    from: '2015-01-19T21:24:20Z',
    to: '2015-01-19T21:25:01Z',
  });
});

const gpx = `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Démo"><wpt lat="60.1" lon="24.9"><name>Töölö</name></wpt>
<trk><trkseg><trkpt lat="north" lon="24.5"><time>2026-01-31T10:00:00Z</time></trkpt></trkseg></trk></gpx>`;

test('a place points into the file, past letters of several bytes; a position that is none is kept', async (t) => {
  const { records } = await readAll(await put(await tempFolder(t), { renamed: gpx }));
  const [first, second] = records;
  const bytes = Buffer.from(gpx);
  const cut = (record: typeof first): string =>
    bytes.toString('utf8', Number(record!.offset), Number(record!.offset) + Number(record!.length));
  assert.equal(cut(first), '<wpt lat="60.1" lon="24.9"><name>Töölö</name></wpt>');
  assert.match(cut(second), /^<trkpt lat="north".*<\/trkpt>$/);
  assert.deepEqual([first!.lat, first!.lon, first!.place], [60.1, 24.9, 'Töölö']);
  assert.equal(second!.lat, null);
  assert.deepEqual(second!.rest, { '@lat': 'north' });
  assert.equal(second!.line, 3);
});

test('any XML: the elements below its root; a cut file keeps what came before', async (t) => {
  const xml =
    '<?xml version="1.0"?><smses count="2"><sms address="202-555-0101" date="1769853600000" body="a &amp; b"/><sms address="x"><part>y</part></sms></smses>';
  const { summary, records } = await readAll(
    await put(await tempFolder(t), { 'a.xml': xml, 'b.xml': xml.slice(0, -20) }),
  );
  assert.deepEqual(
    records.slice(0, 3).map(({ rest }) => rest),
    [
      { '@address': '202-555-0101', '@date': '1769853600000', '@body': 'a & b' },
      { '@address': 'x', part: 'y' },
      { 'smses/@count': '2' },
    ],
  );
  assert.equal(records[0]!.at, 1769853600000000);
  // Of the cut one: its first element, what stood around, and the second as far as it came.
  assert.deepEqual(
    records.slice(3).map(({ rest }) => rest),
    [
      { '@address': '202-555-0101', '@date': '1769853600000', '@body': 'a & b' },
      { 'smses/@count': '2' },
      { '@address': 'x', part: 'y' },
    ],
  );
  assert.equal(summary.ledger.failed, 1);
  assert.deepEqual(
    summary.problems!.map(({ code }) => code),
    ['xml-broken'],
  );
});

test('address cards are contacts, with every number and what a phone folds or encodes', async (t) => {
  const vcf = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Quill;Ada;;;',
    'FN:Ada Quill',
    'TEL;TYPE=CELL:202-555-0101',
    'item1.TEL:tel:+12025550102',
    'EMAIL:ada@example.com',
    'NOTE:first line\\n second\\, with a comma, and a',
    '  fold',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91and=C3=BA;Jos=C3=A9;;;',
    'TEL:202-555-0103',
    'END:VCARD',
    'BEGIN:VCARD',
    'FN:Cut',
  ].join('\r\n');
  const { summary, records } = await readAll(await put(await tempFolder(t), { contacts: vcf }));
  assert.deepEqual(
    records.map(({ kind, text, peers, line }) => [kind, text, peers, line]),
    [
      ['contact', 'Ada Quill', ['202-555-0101', '+12025550102', 'ada@example.com'], 1],
      ['contact', 'Ñandú José', ['202-555-0103'], 11],
      ['contact', 'Cut', [], 16],
    ],
  );
  assert.equal(
    (records[0]!.rest as Record<string, unknown>).NOTE,
    'first line\n second, with a comma, and a fold',
  );
  assert.deepEqual(
    summary.problems!.map(({ code }) => code),
    ['card-cut'],
  );
  assert.equal(summary.bytesAccounted, summary.bytes);
});

test('a calendar: events with their times, in UTC, in a named zone, and in none', async (t) => {
  const event = (start: string): string =>
    `BEGIN:VEVENT\nDTSTART${start}\nSUMMARY:Meet\nLOCATION:Pier 4\nORGANIZER:mailto:ada@example.com\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\n`;
  const ics = `BEGIN:VCALENDAR\nPRODID:demo\n${event(':20260131T100000Z')}${event(';TZID=America/New_York:20260131T100000')}${event(':20260131T100000')}END:VCALENDAR\n`;
  const { records } = await readAll(await put(await tempFolder(t), { 'a.bin': ics }));
  // 10:00 in New York in January is 15:00 UTC.
  assert.deepEqual(
    records.map(({ at, wall, atBasis }) => [at, wall, atBasis]),
    [
      [1769853600000000, null, 'stated'],
      [1769871600000000, null, 'stated'],
      [null, 1769853600000000, 'not-stated'],
    ],
  );
  assert.deepEqual(
    [records[0]!.place, records[0]!.actor, records[0]!.text],
    ['Pier 4', 'ada@example.com', 'Meet'],
  );
});

test('JSON wrapped in a script: the assigned value, whatever its name', async (t) => {
  const { records } = await readAll(
    await put(await tempFolder(t), {
      'a.js': 'window.YTD.x.part0 = [ {"n":1} ]',
      'b.js': 'var rows = [{"n":2},{"n":3}];\n',
      c: 'const x={"list":[{"n":4}]}',
    }),
  );
  assert.deepEqual(
    records.map(({ rest }) => rest),
    [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }],
  );
});

test('a table with prose above, mixed line ends, a repeated name and ragged rows: all kept, the first ragged one named', async (t) => {
  const csv =
    'Report for account quill\r\n\r\n"Made, by hand"\nName,Call,Name\r\na,1,x\rb,2\nc,3,y,extra\n"Total ""all""",6,\n';
  const { summary, records } = await readAll(await put(await tempFolder(t), { 'a.csv': `\ufeff${csv}` }));
  assert.deepEqual(
    records.map(({ rest }) => rest),
    [
      { Name: 'a', Call: '1', 'Name (2)': 'x' },
      { Name: 'b', Call: '2' },
      { Name: 'c', Call: '3', 'Name (2)': 'y', '(column 4)': 'extra' },
      { Name: 'Total "all"', Call: '6' },
    ],
  );
  const [item] = summary.ledger.items;
  assert.equal(item!.rows, 6);
  const above = item!.fields.find(({ path }) => path === '(lines above the header)');
  assert.deepEqual(
    [above!.count, above!.why],
    [2, 'prose above the table: Report for account quill / Made, by hand'],
  );
  assert.match(
    summary.warnings.join(),
    /1 rows have fewer and 1 rows more cells than the header, the first at line 6/,
  );
});

test('a table without a header: every row is one, columns go by number', async (t) => {
  const { records } = await readAll(
    await put(await tempFolder(t), { 'a.csv': '2026-01-31 10:00:00,202.5,x\n2026-02-01 10:00:00,3,y\n' }),
  );
  assert.deepEqual(
    records.map(({ rest }) => rest),
    [
      { '(column 1)': '2026-01-31 10:00:00', '(column 2)': '202.5', '(column 3)': 'x' },
      { '(column 1)': '2026-02-01 10:00:00', '(column 2)': '3', '(column 3)': 'y' },
    ],
  );
});

test('HTML: a table of data by its header, with links; a table that only arranges the page as text', async (t) => {
  const html = `<!DOCTYPE html><html><body><h1>Report</h1>
<table><tr><th>When</th><th>What</th></tr><tr><td>2026-01-31 10:00:00 UTC</td><td><a href="https://example.com/x">see</a></td></tr><tr><td></td><td>no link</td></tr></table>
<table><tr><td>left</td><td>right</td></tr></table><p>End &amp; bye</p><script>alert(1)</script></body></html>`;
  const { summary, records } = await readAll(await put(await tempFolder(t), { page: html }));
  assert.deepEqual(
    records.map(({ text, rest }) => [text, rest]),
    [
      ['Report', {}],
      [null, { What: 'see', links: 'https://example.com/x' }],
      [null, { What: 'no link' }],
      ['left', {}],
      ['right', {}],
      ['End & bye', {}],
    ],
  );
  const row = records[1]!;
  assert.equal(row.at, 1769853600000000);
  assert.equal(row.line, null);
  assert.match(
    Buffer.from(html).toString('utf8', Number(row.offset), Number(row.offset) + Number(row.length)),
    /^<tr><td>2026-01-31.*see/,
  );
  assert.deepEqual(
    summary.problems!.map(({ code }) => code),
    ['html-scripts'],
  );
});

/** Counted with Python's csv, as the samples' README says. */
test('call detail records of nobody’s are calls and messages', { skip: noSamples }, async () => {
  const counted: [string, number, number, number][] = [
    ['notional_PICKUP_DRIVER002_CDR.csv', 1360, 900, 22],
    ['notional_DISTRIBUTOR002_CDR.csv', 2153, 1423, 26],
  ];
  for (const [name, calls, messages, numbers] of counted) {
    const { summary, records } = await readAll([projectPath('..', 'shared', 'samples', 'phone-cdr', name)]);
    assert.deepEqual(summary.records.byKind, { call: calls, message: messages }, name);
    const met = new Set(records.flatMap(({ actor, peers }) => [actor, ...peers]));
    assert.equal(met.size, numbers, name);
    assert.equal(new Set(records.map(({ place }) => place)).size, 9, name);
    assert.ok(
      records.every(({ lat, lon }) => lat !== null && lon !== null),
      name,
    );
    assert.ok(
      records.every(({ atBasis }) => atBasis === 'not-stated'),
      name,
    );
    assert.deepEqual(
      summary.problems!.map(({ code }) => code),
      ['cdr-by-columns'],
    );
  }
  const driver = await readAll([projectPath('..', 'shared', 'samples', 'phone-cdr', counted[0]![0])]);
  assert.deepEqual(driver.summary.localPeriod, { from: '2026-01-01T05:47:33', to: '2026-06-29T22:34:21' });
  const seconds = driver.records.reduce(
    (sum, { rest }) => sum + Number((rest as Record<string, string>).DurationSec ?? 0),
    0,
  );
  assert.equal(seconds, 418_062);
});

test('a table of numbers that are not calls stays a table', async (t) => {
  const { summary } = await readAll(
    await put(await tempFolder(t), { 'a.csv': 'From,To,Time\na,b,2026-01-31\nc,d,2026-01-31\n' }),
  );
  assert.deepEqual(summary.records.byKind, { other: 2 });
});
