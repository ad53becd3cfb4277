/** Times that no clock showed: said, and not silently moved. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import { check } from '../../src/letters/check/check.js';
import { draftOf, subpoenaFacts } from './sample.js';

it('a moment in the hour that the clocks leave out, a zone that is not there, years that cannot be meant', () => {
  const knowledge = { law: loadLaw(), catalog: loadCatalog() };
  const rules = (from: string, zone: string) =>
    check(draftOf(subpoenaFacts({ period: { from, to: '2026-11-20', zone, assumed: [] } })), knowledge)
      .filter(({ where }) => where.startsWith('period'))
      .map(({ rule, where }) => `${rule}@${where}`);
  // 8 March 2026, 02:00 to 03:00, is left out in New York (tz database, US rule: second Sunday of March).
  assert.deepEqual(rules('2026-03-08T02:30', 'America/New_York'), ['period-clock-change@period.from']);
  assert.deepEqual(rules('2026-03-08T02:30', 'America/Phoenix'), []);
  assert.deepEqual(rules('2026-03-08T02:30', 'UTC'), []);
  assert.deepEqual(rules('2026-03-08T03:00', 'America/New_York'), []);
  assert.deepEqual(rules('2026-03-08T02:30-05:00', 'America/New_York'), []);
  assert.deepEqual(rules('2026-10-01', 'America/New_York'), []);
  assert.deepEqual(rules('2026-10-01', 'Mars/Phobos'), ['zone-missing@period.zone']);
  assert.deepEqual(rules('0026-10-01', 'UTC'), ['period-year@period.from']);
});
