/** Fields: every member of an object is read, set aside or unknown, and nothing is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Fields } from '../../src/returns/fields.js';
import { collecting } from './helpers.js';

test('each member ends in one state, under its path', () => {
  const out = collecting();
  const value = {
    sender: 'ana',
    n: '12.5',
    gone: null,
    share: { link: 'https://example.com', odd: 1 },
    photos: [{ uri: 'a.jpg' }, { uri: 'b.jpg', taken: 5 }],
    noise: 'x',
    known: 'kept',
    new_key: { deep: true },
  };
  const f = new Fields(value, 'messages[]', out);
  assert.equal(f.text('sender'), 'ana');
  assert.equal(f.number('n'), 12.5);
  assert.equal(f.text('gone'), undefined);
  assert.equal(f.child('share')?.text('link'), 'https://example.com');
  assert.deepEqual(
    f.children('photos').map((photo) => photo.text('uri')),
    ['a.jpg', 'b.jpg'],
  );
  f.aside('noise', 'says nothing');
  f.keep('known');
  assert.deepEqual(f.rest(), {
    known: 'kept',
    new_key: { deep: true },
    share: { odd: 1 },
    photos: [{ taken: 5 }],
  });
  f.done();
  const states = Object.fromEntries(
    [...out.fields].map(([path, { state, count }]) => [path, `${state} ${count}`]),
  );
  assert.deepEqual(states, {
    'messages[].sender': 'read 1',
    'messages[].n': 'read 1',
    'messages[].gone': 'read 0',
    'messages[].share': 'read 1',
    'messages[].photos': 'read 1',
    'messages[].noise': 'set_aside 1',
    'messages[].known': 'read 1',
    'messages[].new_key': 'unknown 1',
    'messages[].new_key.deep': 'unknown 1',
    'messages[].share.link': 'read 1',
    'messages[].share.odd': 'unknown 1',
    'messages[].photos[].uri': 'read 2',
    'messages[].photos[].taken': 'unknown 1',
  });
  assert.equal(out.fields.get('messages[].new_key')?.sample, '{"deep":true}');
});

test('a member of another shape than asked for is not taken', () => {
  const out = collecting();
  const f = new Fields({ text: [{ a: 1 }], when: 'soon', list: 'no', flag: 'yes' }, '', out);
  assert.equal(f.text('text'), undefined);
  assert.equal(f.number('when'), undefined);
  assert.deepEqual(f.list('list'), []);
  assert.equal(f.flag('flag'), undefined);
  f.done();
  assert.deepEqual(
    [...out.fields].map(([path, field]) => `${path} ${field.state}`),
    ['text unknown', 'text[].a unknown', 'when unknown', 'list unknown', 'flag unknown'],
  );
  assert.deepEqual(f.rest(), { text: [{ a: 1 }], when: 'soon', list: 'no', flag: 'yes' });
});

test('names that every object has are data like others', () => {
  const out = collecting();
  const value: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":"c"}');
  const f = new Fields(value, '', out);
  assert.equal(f.text('toString'), undefined);
  assert.equal(f.text('constructor'), 'c');
  assert.equal(JSON.stringify(f.rest()), '{"__proto__":{"a":1}}');
  f.done();
  assert.deepEqual([...out.fields.keys()], ['__proto__', '__proto__.a', 'constructor']);
});

test('what lies in a member that is kept or set aside as a whole shares its state, at any depth', () => {
  const out = collecting();
  const value = {
    poll: { question: 'q', answers: [{ text: 'a', by: null }, { text: 'b' }], grid: [[{ cell: 1 }]] },
    parts: [{ plain: 'x' }, 'bare'],
    own: [{ taken: 'elsewhere' }],
  };
  const f = new Fields(value, 'm[]', out);
  f.keep('poll');
  f.aside('parts', 'said twice');
  f.raw('own');
  f.done();
  assert.deepEqual(
    [...out.fields].map(([path, { state, count }]) => `${path} ${state} ${count}`),
    [
      'm[].poll read 1',
      'm[].poll.question read 1',
      'm[].poll.answers read 1',
      'm[].poll.answers[].text read 2',
      'm[].poll.answers[].by read 0',
      'm[].poll.grid read 1',
      'm[].poll.grid[][].cell read 1',
      'm[].parts set_aside 1',
      'm[].parts[].plain set_aside 1',
      'm[].own read 1',
    ],
  );
});

test('whatever is asked for, each key is reported once and what was not taken is in the rest', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.string()), (value, asked) => {
      const out = collecting();
      const f = new Fields(value, 'x[]', out);
      const taken = new Set(asked.filter((key) => Object.hasOwn(value, key) && f.raw(key) !== undefined));
      const left = Object.entries(value).filter(([key, v]) => !taken.has(key) && v !== null);
      assert.deepEqual(f.rest() ?? {}, Object.fromEntries(left));
      f.done();
      for (const [key, member] of Object.entries(value)) {
        const once = member === null || member === '' ? 0 : 1;
        assert.ok((out.fields.get(`x[].${key}`)?.count ?? -1) >= once);
      }
    }),
  );
});
