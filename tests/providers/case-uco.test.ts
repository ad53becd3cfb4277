/** CASE/UCO: the example; the samples by their README's counts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { needsSamples, sample } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

testExample('case-uco', {
  unknown: ['@graph[].mood'],
  check: ({ rows }) => {
    const first = rows.find((row) => row.kind === 'message');
    assert.deepEqual([first?.actor, first?.peers], ['+12025550143', ['ada@example.org']]);
    assert.deepEqual(
      [first?.thread, first?.service, first?.media],
      ['Quay', 'Example Chat', ['https://example.com/kai.png']],
    );
    const [call, bridge] = rows.filter((row) => row.kind === 'call');
    assert.deepEqual([call?.at, call?.until], [us('2026-03-01T10:00:00Z'), us('2026-03-01T10:02:00Z')]);
    assert.deepEqual(
      [bridge?.actor, bridge?.peers],
      [undefined, ['+12025550143', 'ada@example.org', 'kb:acc-9']],
    );
    assert.equal(rows.find((row) => row.kind === 'location')?.lat, 52.5);
    assert.equal(rows.find((row) => row.text === 'yes')?.at_text, 'soon');
  },
});

// Nodes of @graph by type, counted with Python's json; the totals are those of the sample folder's README.
const samples: Record<string, Record<string, number>> = {
  'call_log.json': { call: 4, account: 4, other: 7 },
  'cell_site.json': { location: 2, device: 2, account: 1, other: 13 },
  'message.json': { message: 4, group: 2, account: 4, other: 15 },
  'accounts.json': { account: 3, other: 11 },
  'sms_and_contacts.json': { message: 1, contact: 1, account: 4, other: 7 },
};

for (const [name, byKind] of Object.entries(samples)) {
  test(`case-uco: the sample ${name}`, needsSamples, async () => {
    const { summary, rows } = await readAll([sample('case-uco', name)]);
    assert.equal(summary.provider, 'case-uco');
    assert.deepEqual(summary.records.byKind, byKind);
    if (name === 'message.json') assert.equal(summary.threads, 2);
    if (name === 'call_log.json') assert.equal(rows.find((row) => row.kind === 'call')?.actor, '1235551337');
  });
}

test('a graph that breaks off is read as far as it goes', async (t) => {
  const context = { 'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/' };
  const node = (id: string) => ({ '@id': `kb:${id}`, '@type': 'uco-observable:Message' });
  const whole = JSON.stringify({ '@context': context, '@graph': [node('one'), node('two')] });
  const root = tempReturn(t, { 'bundle.jsonld': whole.slice(0, -14) });
  const { rows, summary } = await readAll([root]);
  assert.deepEqual(
    rows.map(({ kind, rest }) => [kind, rest?.['@id']]),
    [
      ['message', 'kb:one'],
      ['other', undefined],
      ['other', 'kb:two'],
    ],
  );
  assert.deepEqual(rows[1]?.rest?.['@context'], context);
  assert.equal(summary.ledger.failed, 1);
});
