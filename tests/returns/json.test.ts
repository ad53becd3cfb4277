/** JSON: wanted elements, the skeleton, places, damage; and random documents against JSON.parse. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Place } from '../../src/returns/contract.js';
import { parseJson, readJson, readNdjson, readWholeJson } from '../../src/returns/formats/json.js';
import { itemOf } from './helpers.js';

interface Got {
  skeleton: unknown;
  elements: unknown[];
  places: Place[];
  parents: (Record<string, unknown> | null)[];
}

async function read(text: string | Buffer, elements: string[], chunk = 7): Promise<Got> {
  const got: Got = { skeleton: null, elements: [], places: [], parents: [] };
  const { skeleton } = await readJson(itemOf(text, 'a.json', chunk), {
    elements,
    onElement(value, place, info) {
      got.elements.push(value);
      got.places.push(place);
      got.parents.push(info.parent());
    },
  });
  got.skeleton = skeleton;
  return got;
}

test('elements one by one with path and bytes; the rest as a skeleton', async () => {
  const text = ' {"name":"Río","messages":[{"t":"a]}\\"{"}, {"t":2},3,"x" ],"n":[1,2]}';
  const got = await read(text, ['messages[]']);
  assert.deepEqual(got.elements, [{ t: 'a]}"{' }, { t: 2 }, 3, 'x']);
  assert.deepEqual(got.skeleton, { name: 'Río', messages: [], n: [1, 2] });
  assert.deepEqual(
    got.places.map((place) => place.path),
    ['messages[0]', 'messages[1]', 'messages[2]', 'messages[3]'],
  );
  const bytes = Buffer.from(text);
  const [first] = got.places;
  assert.equal(bytes.toString('utf8', first!.offset, first!.offset + first!.length), '{"t":"a]}\\"{"}');
});

test('the object around a list is known as far as it was read', async () => {
  const text =
    '{"chats":{"list":[{"name":"A","id":12345678901234567,"messages":[1,2],"after":true},{"name":"B","messages":[3]}]}}';
  const got = await read(text, ['chats.list[].messages[]']);
  assert.deepEqual(got.elements, [1, 2, 3]);
  assert.deepEqual(got.parents, [
    { name: 'A', id: '12345678901234567', messages: [] },
    { name: 'A', id: '12345678901234567', messages: [] },
    { name: 'B', messages: [] },
  ]);
  assert.equal(got.places[2]!.path, 'chats.list[1].messages[0]');
  assert.deepEqual(got.skeleton, {
    chats: {
      list: [
        { name: 'A', id: '12345678901234567', messages: [], after: true },
        { name: 'B', messages: [] },
      ],
    },
  });
});

test('a list and a list inside its elements, both wanted', async () => {
  const got = await read('{"list":[{"id":1,"in":[10,11]},{"id":2,"in":[]},7]}', ['list[]', 'list[].in[]']);
  assert.deepEqual(got.elements, [10, 11, { id: 1, in: [] }, { id: 2, in: [] }, 7]);
  assert.deepEqual(got.skeleton, { list: [] });
});

test('root list, any member, names with dots and spaces', async () => {
  assert.deepEqual((await read('[1,[2],{"a":3}]', ['[]'])).elements, [1, [2], { a: 3 }]);
  assert.deepEqual((await read('{"a":[1],"b":[2],"c":{"d":[3]}}', ['*[]'])).elements, [1, 2]);
  assert.deepEqual(
    (await read('{"x.y":[1],"Browser History":[2]}', ['x\\.y[]', 'Browser History[]'])).elements,
    [1, 2],
  );
});

test('long whole numbers stay exact; others, and digits in strings, are left alone', async () => {
  const got = await read(
    '[{"id":1234567890123456789,"n":123456789012345,"f":0.1234567890123456789,"s":"9999999999999999999"}]',
    ['[]'],
  );
  assert.deepEqual(got.elements, [
    {
      id: '1234567890123456789',
      n: 123456789012345,
      f: Number('0.1234567890123456789'),
      s: '9999999999999999999',
    },
  ]);
  assert.deepEqual(parseJson('-9007199254740993'), '-9007199254740993');
});

test('JavaScript around it is stepped over', async () => {
  assert.deepEqual((await read('window.YTD.tweets.part0 = [ {"a":1} ];\n', ['[]'])).elements, [{ a: 1 }]);
  assert.deepEqual(await readWholeJson(itemOf('\ufeff{"a":1}\n')), { a: 1 });
});

test('a cut file gives its whole elements, then says where it was cut', async () => {
  const seen: unknown[] = [];
  const reading = readJson(itemOf('{"locations":[{"a":1},{"a":2},{"a":'), {
    elements: ['locations[]'],
    onElement: (value) => void seen.push(value),
  });
  await assert.rejects(reading, {
    code: 'json-cut',
    what: 'The JSON ends too early, at byte 35, inside locations[2].',
  });
  assert.deepEqual(seen, [{ a: 1 }, { a: 2 }]);
});

test('broken JSON says which element and where', async () => {
  await assert.rejects(
    read('{"m":[{"a":1},{"a":oops},{"a":3}]}', ['m[]']),
    (error: Error & { code: string }) => {
      assert.equal(error.code, 'json-broken');
      assert.match(error.message, /m\[1\] is not valid JSON \(from byte 14\)/);
      return true;
    },
  );
  await assert.rejects(read('{"a":1}{"a":2}', ['a[]']), { code: 'json-more-than-one' });
  await assert.rejects(read('{"a" 1}', []), { code: 'json-broken' });
  await assert.rejects(read('', []), { code: 'json-cut' });
});

test('JSON lines: each line a value; a broken one does not stop the others', async () => {
  const values: unknown[] = [];
  const bad: number[] = [];
  const info = await readNdjson(
    itemOf('{"a":1}\r\n\r\noops\n{"a":12345678901234567}', 'a.ndjson', 3),
    (value, place) => void values.push([value, place.line, place.offset]),
    (_error, place) => void bad.push(place.line!),
  );
  assert.deepEqual(values, [
    [{ a: 1 }, 1, 0],
    [{ a: '12345678901234567' }, 4, 16],
  ]);
  assert.deepEqual(bad, [3]);
  assert.equal(info.values, 2);
});

/** What is expected of a value: whole numbers that are written with 16 or more digits are text. */
function withLongAsText(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) >= 1e15 && Math.abs(value) < 1e21
      ? String(value)
      : value;
  }
  if (Array.isArray(value)) return value.map(withLongAsText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withLongAsText(inner)]));
}

const document = fc.record({ name: fc.string(), items: fc.array(fc.jsonValue()), other: fc.jsonValue() });
const layout = fc.constantFrom(undefined, 1, '\t');

test('random documents: elements and skeleton as JSON.parse has them, at the bytes they say', async () => {
  await fc.assert(
    fc.asyncProperty(document, layout, fc.integer({ min: 1, max: 30 }), async (value, indent, chunk) => {
      const text = JSON.stringify(value, null, indent);
      const plain = withLongAsText(JSON.parse(text)) as typeof value;
      const got = await read(text, ['items[]'], chunk);
      assert.deepEqual(got.elements, plain.items);
      assert.deepEqual(got.skeleton, { ...plain, items: [] });
      const bytes = Buffer.from(text);
      for (const [i, { offset, length }] of got.places.entries()) {
        const inFile: unknown = JSON.parse(bytes.toString('utf8', offset, offset + length));
        assert.deepEqual(withLongAsText(inFile), plain.items[i]);
      }
    }),
    { numRuns: 500 },
  );
});

test('random documents read whole are as JSON.parse has them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), layout, async (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const { skeleton } = await read(text, [], 5);
      assert.deepEqual(skeleton, withLongAsText(JSON.parse(text)));
    }),
    { numRuns: 300 },
  );
});

test('random cuts: nothing is invented, and the cut is always reported', async () => {
  await fc.assert(
    fc.asyncProperty(document, fc.double({ min: 0, max: 0.999, noNaN: true }), async (value, share) => {
      const bytes = Buffer.from(JSON.stringify(value));
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      const seen: unknown[] = [];
      const reading = readJson(itemOf(cut), { elements: ['items[]'], onElement: (v) => void seen.push(v) });
      await assert.rejects(reading, (error: { code: string }) => error.code === 'json-cut');
      const { items } = withLongAsText(JSON.parse(bytes.toString())) as typeof value;
      assert.deepEqual(seen, items.slice(0, seen.length));
    }),
    { numRuns: 300 },
  );
});
