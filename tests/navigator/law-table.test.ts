/**
 * The plan against a table written from statutes, judgments and providers' guides before any plan was run for it: (category, provider,
 * authority, day) gives (process, citation), and where the law says so a paper, a clock, a notice or a way across the border.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lawAt } from '../../src/law/at.js';
import { loadLaws } from '../../src/law/load.js';
import { clockRows } from './law-table/clocks.js';
import { judge } from './law-table/judge.js';
import type { LawRow } from './law-table/row.js';
import { usAbroad } from './law-table/us-abroad.js';
import { usLadder } from './law-table/us-ladder.js';
import { usLocation } from './law-table/us-location.js';
import { usPapers } from './law-table/us-papers.js';
import { usProviders } from './law-table/us-providers.js';
import { pairs, usStates } from './law-table/us-states.js';
import { worldOthers } from './law-table/world-others.js';
import { worldUnion } from './law-table/world-union.js';

const tables: Record<string, LawRow[]> = {
  'the federal ladder': usLadder,
  'location, before and after two judgments': usLocation,
  'what the provider says': usProviders,
  'States that raise the floor': [...usStates, ...pairs],
  'what the paper says, and how fast it is answered': usPapers,
  'an American officer and a company abroad': usAbroad,
  'the European Union': worldUnion,
  'other countries': worldOthers,
};

for (const [name, rows] of Object.entries(tables))
  describe(`law table: ${name}`, () => {
    for (const row of rows)
      it(title(row), () => {
        assert.deepEqual(judge(row), [], row.why);
      });
  });

describe('law table: clocks that start outside a plan', () => {
  for (const { jurisdiction, id, on, days, cites, why } of clockRows)
    it(`${id} on ${on}: ${days} days (${why})`, () => {
      const law = lawAt(loadLaws().laws.get(jurisdiction)!, on);
      const found = law.clocks.filter((clock) => clock.id === id && law.rules.get(clock.rule));
      assert.deepEqual([...new Set(found.map((clock) => clock.days))], [days]);
      assert.match(law.rules.get(found[0]!.rule)!.citation, cites);
    });
});

it('law table: has 170 rows or more', () => {
  assert.ok(Object.values(tables).flat().length >= 170);
});

function title({ provider, ask, who, on, is, more, why }: LawRow): string {
  const asker = [who.country, who.state, who.agencyType].filter(Boolean).join('-');
  const facts = [more.need, more.danger && 'danger', more.years && `${more.years} years`]
    .filter(Boolean)
    .join(', ');
  return `${asker} ${on} ${provider} ${ask}${facts ? ` (${facts})` : ''}: ${is.join(' or ')} (${why})`;
}
