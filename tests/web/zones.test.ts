/** The time zones that forms offer: names of today, each once, each one that the clock can be shown in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isZone } from '../../src/base/zone.js';
import { zoneChoices, zoneOfToday } from '../../src/web/zones.js';

const values = zoneChoices().map(({ value }) => value);

test('zones are offered by the name that is used today, and not by the one before', () => {
  for (const zone of ['Asia/Kolkata', 'Europe/Kyiv', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires'])
    assert.ok(values.includes(zone), zone);
  for (const zone of ['Asia/Calcutta', 'Europe/Kiev', 'Asia/Katmandu', 'America/Buenos_Aires'])
    assert.ok(!values.includes(zone), zone);
});

test('each zone is offered once and is a zone', () => {
  assert.equal(new Set(values).size, values.length);
  assert.deepEqual(
    values.filter((zone) => !isZone(zone)),
    [],
  );
});

test('what the machine calls its zone is found among the choices', () => {
  const guess = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Kolkata' }).resolvedOptions().timeZone;
  assert.ok(values.includes(zoneOfToday(guess)), guess);
  assert.equal(zoneOfToday('Europe/Paris'), 'Europe/Paris');
});
