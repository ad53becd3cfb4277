/** The Google Takeout reader: its example, the samples, every generation of locations, HTML in other languages. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fieldsOf, needsSamples, readExample, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

test('reads its example as counted by hand', async () => {
  const { rows, summary } = await readExample('google');
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['Colours[].shade']);
  const wrapped = rows.find((row) => row.at_text === '2026-03-01T10:02:00Z');
  assert.deepEqual([wrapped?.lat, wrapped?.lon], [47.50002, -111.3]);
  const stay = rows.find((row) => row.place === 'Old Mill, 1 Mill Road, Example');
  assert.deepEqual(
    [stay?.kind, stay?.at, stay?.until],
    ['location', us('2026-03-01T09:00:00Z'), us('2026-03-01T09:40:00Z')],
  );
  const terms = rows.filter((row) => row.kind === 'search').map((row) => row.text);
  assert.deepEqual(terms.sort(), ['mill van hire', 'mühle brücke']);
  const html = rows.find((row) => row.text === 'mill van hire');
  assert.deepEqual([html?.at, html?.lat, html?.lon], [us('2026-03-03T16:15:00Z'), 47.5, -111.3]);
  assert.equal(
    rows.find((row) => row.service === 'Chrome' && row.path === 'Browser History[0]')?.at,
    us('2026-03-03T01:06:40Z'),
  );
  assert.equal(rows.find((row) => row.text === 'yes')?.at, us('2026-03-01T11:00:10Z'));
});

test('reads the samples of 2019 to 2024', needsSamples, async () => {
  const { summary } = await readAll([sample('google')]);
  assert.equal(summary.provider, 'google');
  // Visits: HTML 2, Chrome 3, JSON 2, and of 2019 Search 1, Maps 1, Books 1. Searches: HTML 1, JSON 1, of 2019 Search 1, Maps 1.
  assert.deepEqual(summary.records.byKind, { visit: 10, search: 4, location: 2 });
  assert.deepEqual(summary.localPeriod, { from: '2017-02-08T00:32:36', to: '2018-01-31T22:54:50' });
  assert.deepEqual(fieldsOf(summary, 'unknown'), []);
});

test('reads one loose file of each kind', needsSamples, async () => {
  const files: [string, number, string][] = [
    ['chrome/BrowserHistory.json', 3, 'chrome-history'],
    ['myactivity-json-en/MyActivity.json', 3, 'my-activity-json'],
    ['myactivity-html-en/My Activity/Chrome/MyActivity.html', 3, 'my-activity-html'],
    ['takeout-2019/Takeout/Location History/Location History.json', 2, 'location-history'],
  ];
  for (const [path, records, layout] of files) {
    const { summary } = await readAll([sample('google', path)]);
    assert.deepEqual(
      [summary.provider, summary.layout, summary.records.total],
      ['google', layout, records],
      path,
    );
  }
});

test(
  'takes the place from the link of an HTML entry, and a card whose tags are not closed',
  needsSamples,
  async () => {
    const { rows } = await readAll([sample('google', 'myactivity-html-en')]);
    const found = rows.filter((row) => row.lat !== undefined);
    assert.deepEqual(
      found.map((row) => [row.text, row.lat, row.lon]),
      [['adobe creative cloud', 25.800819, -80.18631]],
    );
    assert.deepEqual(
      rows.map((row) => row.service),
      ['Search', 'Search', 'Search'],
    );
  },
);

test('reads an iPhone time line', async () => {
  const segments = [
    {
      startTime: '2026-03-05T08:00:00.000-07:00',
      endTime: '2026-03-05T09:00:00.000-07:00',
      timelinePath: [
        { point: 'geo:47.5,-111.3', durationMinutesOffsetFromStartTime: '5' },
        { point: 'geo:47.6,-111.4', durationMinutesOffsetFromStartTime: '20' },
      ],
    },
    {
      startTime: '2026-03-05T09:00:00Z',
      endTime: '2026-03-05T10:00:00Z',
      visit: {
        hierarchyLevel: '0',
        probability: '0.9',
        topCandidate: {
          probability: '0.5',
          semanticType: 'Home',
          placeID: 'x',
          placeLocation: 'geo:47.5,-111.3',
        },
      },
    },
    {
      startTime: '2026-03-05T10:00:00Z',
      endTime: '2026-03-05T10:30:00Z',
      activity: {
        probability: '0.5',
        start: 'geo:47.5,-111.3',
        end: 'geo:47.6,-111.2',
        topCandidate: { type: 'walking', probability: '0.9' },
        distanceMeters: '900.1',
      },
    },
    {
      startTime: '2026-03-01T00:00:00Z',
      endTime: '2026-03-06T00:00:00Z',
      timelineMemory: { distanceFromOriginKms: '1', destinations: [] },
    },
  ];
  const { rows, summary } = await readText('location-history.json', JSON.stringify(segments));
  assert.equal(summary.provider, 'google');
  assert.deepEqual(summary.records.byKind, { location: 3, other: 1, trip: 1 });
  assert.equal(rows[1]?.at, us('2026-03-05T15:20:00Z'));
  assert.deepEqual([rows[1]?.lat, rows[1]?.lon], [47.6, -111.4]);
  assert.deepEqual(fieldsOf(summary, 'unknown'), []);
});

test('reads the clock of HTML entries in other languages, and says where the zone is not told', async () => {
  const lines: [string, string | null, string | null][] = [
    ['31 janv. 2018, 22:54:50 UTC', '2018-01-31T22:54:50Z', null],
    ['31.01.2018, 22:54:50 MEZ', null, '2018-01-31T22:54:50Z'],
    ['31 de enero de 2018, 22:54:50 CET', null, '2018-01-31T22:54:50Z'],
    ['Jan 31, 2018, 10:54:50\u202fPM CST', '2018-02-01T04:54:50Z', null],
    ['soon after 22:54:50', null, null],
  ];
  const card = (time: string) =>
    `<div class="outer-cell mdl-cell"><div class="header-cell"><p>X<br></p></div><div class="content-cell mdl-typography--body-1">Did&nbsp;<a href="https://example.com/">that</a><br>${time}</div></div>\n`;
  const { rows, summary } = await readText(
    'x.html',
    `<html><body>${lines.map(([time]) => card(time)).join('')}</body></html>`,
  );
  assert.equal(rows.length, lines.length);
  for (const [i, [text, at, wall]] of lines.entries()) {
    assert.equal(rows[i]?.at ?? null, at === null ? null : us(at), text);
    assert.equal(rows[i]?.wall ?? null, wall === null ? null : us(wall), text);
    assert.equal(rows[i]?.text, 'Did that');
  }
  assert.ok(summary.warnings.some((text) => text.includes('2 of 5 entries')));
  assert.deepEqual(fieldsOf(summary, 'failed'), ['content-cell (time)']);
});

test('takes an empty month, and a Takeout of empty files, for an answer', async () => {
  const empty = await readText('2026_MAY.json', '{"timelineObjects": []}');
  assert.deepEqual(
    [
      empty.summary.provider,
      empty.summary.records.total,
      empty.summary.ledger.read,
      empty.summary.findings.length,
    ],
    ['google', 0, 1, 0],
  );
  const folder = await mkdtemp(join(tmpdir(), 'tecum-takeout-'));
  try {
    await mkdir(join(folder, 'Takeout', 'Meine Aktivitäten'), { recursive: true });
    await writeFile(join(folder, 'Takeout', 'Meine Aktivitäten', 'MeineAktivitäten.html'), '');
    const { summary } = await readAll([folder]);
    assert.deepEqual([summary.provider, summary.records.total, summary.ledger.read], ['google', 0, 1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('reads the access log of either width', async () => {
  const text =
    'GAIA ID,Activity Timestamp,IP Address,Activity Country,Activity City,User Agent String,Product Name,Activity Type,Lantern\n' +
    '1000000000000000001,2026-03-01 10:00:00 UTC,198.51.100.9,US,Helena,Agent/1,Gmail,Login,green\n' +
    '1000000000000000001,2026-03-01 09:00:00 UTC,2001:db8::9,US,,Agent/1,Drive,Use,\n';
  const { rows, summary } = await readText('Activities - A list of Google services accessed by.csv', text);
  assert.deepEqual(summary.records, { total: 2, byKind: { login: 2 } });
  assert.deepEqual(
    rows.map((row) => [row.ip, row.at, row.place]),
    [
      ['198.51.100.9', us('2026-03-01T10:00:00Z'), 'US, Helena'],
      ['2001:db8::9', us('2026-03-01T09:00:00Z'), 'US'],
    ],
  );
  assert.equal(rows[0]?.account, '1000000000000000001');
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['Lantern']);
});

test('a page of Google Voice keeps words that stand where others are known to stand', async () => {
  const page = `<html><head><title>Tarn</title></head><body><div class="hChatLog hfeed"><div class="message"><abbr class="dt" title="2026-03-02T06:00:00.000-07:00">Mar 2, 2026 stray</abbr>:
<cite class="sender vcard"><a class="tel" href="tel:+12025550109"><span class="fn">Tarn</span></a></cite>: <q>yes</q></div></div><div class="tags">Odd labels <a rel="tag" href="http://www.google.com/voice#sms">Text</a></div></body></html>`;
  const { rows, summary } = await readText('Tarn - Text - 2026-03-02T13_00_00Z.html', page);
  assert.deepEqual(
    rows.map(({ kind, text, rest }) => [kind, text, rest?.stray]),
    [['message', 'yes', ['Mar 2, 2026 stray', 'Odd labels']]],
  );
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['(other texts)']);
});
