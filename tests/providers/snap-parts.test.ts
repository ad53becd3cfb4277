/** The small parts of Snap's reader, by property and by example. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseCoordinate } from '../../providers/snap/coordinates.js';
import { Duplicates, Hash } from '../../providers/snap/duplicates.js';
import { findGaps } from '../../providers/snap/gaps.js';
import { readLegend } from '../../providers/snap/legend.js';
import { MediaIndex, parseMediaName } from '../../providers/snap/media-index.js';
import { parsePart } from '../../providers/snap/parts.js';
import { tablesFor } from '../../providers/snap/tables.js';
import { loadGlossary } from '../../src/returns/glossary.js';
import { normalName } from '../../src/returns/table.js';

describe('part folders', () => {
  it('give back any user name that Snap allows, hyphens included', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9._-]{1,13}[a-z0-9]$/);
    const number = fc.nat(99_999_999);
    fc.assert(
      fc.property(name, number, number, fc.nat(40), (username, caseNumber, request, part) => {
        const read = parsePart(`${username}-${caseNumber}-${request}-${part}-20260412`);
        assert.deepEqual(read, {
          username,
          caseNumber: String(caseNumber),
          request: String(request),
          part,
          date: '20260412',
        });
      }),
    );
  });

  it('are not any folder with hyphens', () => {
    for (const folder of ['linked-media', 'a-1-2-3', 'case-26-0117', 'x-1-2-3-2026'])
      assert.equal(parsePart(folder), null);
  });
});

describe('coordinates', () => {
  it('read a number with and without its accuracy', () => {
    const degrees = fc.integer({ min: -18_000_000, max: 18_000_000 }).map((n) => n / 100_000);
    const metres = fc.nat(100_000).map((n) => n / 100);
    fc.assert(
      fc.property(degrees, metres, (at, accuracy) => {
        assert.deepEqual(parseCoordinate(String(at)), { degrees: at });
        assert.deepEqual(parseCoordinate(`${at} ± ${accuracy} meters`), { degrees: at, accuracy });
      }),
    );
  });

  it('are not made of other words', () => {
    for (const text of ['', 'n/a', '12 north', '1,5', '12 ± about 3 meters'])
      assert.equal(parseCoordinate(text), null);
  });
});

describe('duplicates', () => {
  const hash = new Hash();
  const key = (text: string): Hash => {
    const bytes = Buffer.from(text);
    return hash.begin('t').bytes(bytes, 0, bytes.length);
  };

  it('are keys that an earlier file had, whatever the keys', () => {
    const row = fc.tuple(fc.string({ maxLength: 3 }), fc.nat(2));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300 }), (rows) => {
        const duplicates = new Duplicates();
        const first = new Map<string, number>();
        for (const [text, file] of rows) {
          const known = first.get(text);
          assert.equal(duplicates.seen(key(text), file), known !== undefined && known !== file);
          if (known === undefined) first.set(text, file);
        }
      }),
    );
  });

  it('hold more than they began with', () => {
    const duplicates = new Duplicates();
    for (let n = 0; n < 200_000; n++) assert.equal(duplicates.seen(key(`message-${n}`), 1), false);
    for (let n = 0; n < 200_000; n += 997) assert.equal(duplicates.seen(key(`message-${n}`), 2), true);
  });
});

describe('media names', () => {
  it('follow the grammar of the new kind', () => {
    const name = 'chat~media_v4~2022-08-01-20-57-47UTC~river.fox22~marlow.pike~saved~b~TOKEN~v4.jpeg';
    assert.deepEqual(parseMediaName(name), {
      type: 'chat',
      time: '2022-08-01-20-57-47UTC',
      sender: 'river.fox22',
      recipient: 'marlow.pike',
      saved: true,
      token: 'TOKEN',
    });
    assert.equal(parseMediaName('IMG_0001.jpeg'), null);
  });

  it('leave an id as it stands where no file came', () => {
    const index = new MediaIndex({ items: [], matching: () => [] });
    const table = { path: 'conversations.csv', base: 'conversations.csv' } as Parameters<
      MediaIndex['join']
    >[1];
    assert.deepEqual(index.join('b~TOKEN', table), { references: ['b~TOKEN'], note: null });
  });
});

describe('the legend', () => {
  it('tells account, range and the meaning of columns', () => {
    const legend = readLegend(
      'Target username "river.fox22" is associated with e-mail "river.fox22@example.com" and User ID "5f0c1d2e-0000-4000-8000-000000000022".\n' +
        'Date range searched: 2026-10-01 to 2026-11-20\n- latitude, longitude: Degrees\n2fa_status: On or off\n1:1 conversations',
    );
    assert.deepEqual(
      { ...legend, columns: Object.fromEntries(legend.columns) },
      {
        username: 'river.fox22',
        email: 'river.fox22@example.com',
        userId: '5f0c1d2e-0000-4000-8000-000000000022',
        range: '2026-10-01 to 2026-11-20',
        columns: { latitude: 'Degrees', longitude: 'Degrees', '2fa_status': 'On or off' },
      },
    );
  });
});

describe('gaps between Memories', () => {
  const daily = Array.from({ length: 30 }, (_, at) => 20_000 + at);

  it('are told from seven whole days on', () => {
    const six = new Set(daily.filter((day) => day < 20_010 || day > 20_015));
    const seven = new Set(daily.filter((day) => day < 20_010 || day > 20_016));
    assert.deepEqual(findGaps(six), []);
    assert.deepEqual(
      findGaps(seven).map((gap) => gap.days),
      [7],
    );
  });

  it('are not told of somebody who makes few', () => {
    assert.deepEqual(findGaps(new Set([20_000, 20_020, 20_040])), []);
    assert.deepEqual(findGaps(new Set(Array.from({ length: 12 }, (_, at) => 20_000 + at * 9))), []);
  });
});

describe("Snap's glossary", () => {
  it('explains every column that the reader knows', async () => {
    const names = new Set((await loadGlossary('snap')).map((entry) => normalName(entry.field)));
    const tables = tablesFor({} as Parameters<typeof tablesFor>[0]);
    const columns = tables.flatMap((table) => Object.keys(table.columns));
    assert.deepEqual(
      columns.filter((column) => !names.has(normalName(column))),
      [],
    );
  });
});
