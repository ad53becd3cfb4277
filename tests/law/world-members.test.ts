/** Which law binds which country: Parties of a treaty, since when, and one national law for every country. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMember } from '../../src/law/when.js';
import { jurisdictions, law } from './world.js';

/** From the treaty bank's table, the chart of 2015 and the Council of Europe's news; the files answer from 2018 on. */
const parties: [country: string, before: string | undefined, first: string][] = [
  ['US', undefined, '2018-01-01'],
  ['GB', undefined, '2018-01-01'],
  ['FR', undefined, '2018-01-01'],
  ['CA', undefined, '2018-01-01'],
  ['BR', '2023-02-28', '2023-03-01'],
  ['SE', '2021-07-31', '2021-08-01'],
  ['NG', '2022-10-31', '2022-11-01'],
  ['NZ', '2025-11-30', '2025-12-01'],
];
for (const [country, before, first] of parties) {
  test(`${country} is a Party of the Budapest Convention from ${first}`, () => {
    assert.equal(isMember(law('budapest', first), country), true);
    if (before) assert.equal(isMember(law('budapest', before), country), false);
  });
}
for (const country of ['IN', 'IE', 'CN', 'RU'])
  test(`${country} is none`, () => assert.equal(isMember(law('budapest'), country), false));

test('mutual assistance binds every authority', () => {
  for (const country of ['US', 'GB', 'IN', 'KE', 'RU']) assert.equal(isMember(law('mlat'), country), true);
});

test('every country stands under one national law, and no more', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const held = (country: string): string[] =>
    jurisdictions()
      .filter((each) => each.kind === 'nation')
      .filter((each) => each.country === country || (each.members !== undefined && isMember(each, country)))
      .map((each) => each.jurisdiction);
  for (const country of ['US', 'GB', 'CA', 'AU', 'IN', 'FR', 'IE', 'DK', 'BR', 'JP', 'ZA', 'NO', 'CH'])
    assert.equal(held(country).length, 1, `${names.of(country)}: ${held(country).join(', ')}`);
  for (const member of law('elsewhere').members ?? [])
    assert.deepEqual(held(member.country), ['elsewhere'], member.country);
  assert.deepEqual(held('DK'), ['elsewhere']);
});
