/** The small parts of Meta's reader, by property and by example. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isEndpoint, parseEndpoint } from '../../providers/meta-facebook/address.js';
import { providerOf } from '../../providers/meta-facebook/page-head.js';
import { sections } from '../../providers/meta-facebook/sections.js';
import { threadIdOf } from '../../providers/meta-facebook/thread.js';
import { parseRange, parseTime } from '../../providers/meta-facebook/times.js';
import { parseUser } from '../../providers/meta-facebook/users.js';
import { loadGlossary } from '../../src/returns/glossary.js';

describe('addresses', () => {
  it('give back address and port', () => {
    const port = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), port, (v4, v6, number) => {
        assert.deepEqual(parseEndpoint(v4), { ip: v4 });
        assert.deepEqual(parseEndpoint(`${v4}:${number}`), { ip: v4, port: number });
        assert.deepEqual(parseEndpoint(v6), { ip: v6 });
        assert.deepEqual(parseEndpoint(`[${v6}]:${number}`), { ip: v6, port: number });
      }),
    );
  });

  it('are told from other words', () => {
    assert.equal(isEndpoint('203.0.113.77:5100'), true);
    assert.equal(isEndpoint('2026-10-02 10:00:00 UTC'), false);
    assert.equal(isEndpoint('river.fox22'), false);
  });
});

describe('users', () => {
  it('give back name, service and number', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9._ ()'-]{0,20}$/).map((text) => text.trim());
    fc.assert(
      fc.property(name, fc.stringMatching(/^[1-9]\d{0,17}$/), (text, id) => {
        const user = parseUser(`${text} (Instagram: ${id})`);
        assert.deepEqual(user, { id, ...(text !== '' && { name: text }), service: 'Instagram' });
      }),
    );
  });

  it('may be written with a small letter, without a bracket, or not at all', () => {
    assert.deepEqual(parseUser('a (facebook: 7)'), { id: '7', name: 'a', service: 'Facebook' });
    assert.deepEqual(parseUser('Facebook user'), { id: 'Facebook user' });
    assert.equal(parseUser('  '), null);
  });
});

describe('times', () => {
  it('are UTC where they say so, a count where they are one, and never 1970 where they are none', () => {
    assert.deepEqual(parseTime('2026-10-02 10:00:00 UTC').us, Date.UTC(2026, 9, 2, 10) * 1000);
    assert.deepEqual(
      [parseTime('1790935200').us, parseTime('1790935200').basis],
      [1_790_935_200_000_000, 'epoch'],
    );
    assert.deepEqual([parseTime('Unknown').us, parseTime('Unknown').basis], [null, 'unreadable']);
  });

  it('make a range', () => {
    const range = parseRange('2026-10-01 00:00:00 UTC to 2026-10-01 00:00:01 UTC')!;
    assert.equal(range.to - range.from, 1_000_000);
    assert.equal(parseRange('Not Specified'), null);
  });
});

it('a thread is named by the number in its brackets', () => {
  assert.equal(threadIdOf(' (340282366841710300949128)'), '340282366841710300949128');
  assert.equal(threadIdOf('Talk of two (12)\n2026-10-02'), '12');
  assert.equal(threadIdOf('no brackets'), 'no brackets');
});

it('a service has its provider of the catalog', () => {
  assert.deepEqual(['Instagram', 'Threads', 'WhatsApp', 'Facebook', null].map(providerOf), [
    'meta-instagram',
    'meta-threads',
    'whatsapp',
    'meta-facebook',
    'meta-facebook',
  ]);
});

it('the glossary explains every label that the sections know', async () => {
  const explained = new Set(
    (await loadGlossary('meta-facebook')).map((entry) => entry.field.split('.').at(-1)!.toLowerCase()),
  );
  const labels = Object.values(sections).flatMap((spec) => [
    ...(spec.known ?? []),
    ...(spec.at ?? []),
    ...(spec.text ?? []),
  ]);
  assert.deepEqual(
    [...new Set(labels)].filter((label) => !explained.has(label.toLowerCase())),
    [],
  );
});
