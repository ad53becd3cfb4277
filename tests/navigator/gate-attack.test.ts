/** The gate under attack: no set that must not pass is allowed, and no honest request is held. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideGate } from '../../src/navigator/gate.js';
import { loadGate } from '../../src/navigator/gate-file.js';
import type { Answers } from '../../src/navigator/types.js';
import * as first from './gate-table-attack.js';
import * as fresh from './gate-table-attack-fresh.js';
import type { FullExample } from './gate-table-more.js';

const gate = loadGate();

function answersOf({ offence, statute, ...example }: FullExample): Answers {
  const named = offence !== undefined || statute !== undefined;
  return {
    businessCase: example.case ?? 'investigate-crime',
    ...(named ? { offence: { name: offence ?? '', ...(statute ? { statute } : {}) } } : {}),
    authority: {
      country: 'US',
      state: 'OH',
      agencyType: 'local-police',
      canIssue: ['preservation', 'subpoena'],
    },
    danger: example.danger ?? 'none',
    accounts: [{ provider: 'snap', identifier: 'username', value: 'river.fox22' }],
    needs: ['who-runs-account'],
    narrative: example.story,
    asOf: '2026-11-24',
    ...example.answers,
  };
}

for (const [name, examples] of Object.entries({ ...first, ...fresh })) {
  describe(`gate under attack: ${name}`, () => {
    for (const example of examples)
      it(`${example.expect}: ${example.offence ?? 'no offence'} / ${example.story.slice(0, 80)}`, () => {
        const { decision, rule } = decideGate(answersOf(example), gate);
        if (example.expect === 'not-allowed') assert.notEqual(decision, 'allowed', rule);
        else assert.equal(decision, example.expect, rule);
      });
  });
}

describe('gate: rules of the story', () => {
  const base: FullExample = {
    expect: 'allowed',
    offence: 'Theft',
    statute: 'Ohio Rev. Code 2913.02',
    story: '',
  };
  const ruleFor = (more: Partial<FullExample>) => decideGate(answersOf({ ...base, ...more }), gate).rule;
  it('holds an own affair, but not what a victim said in quotes', () => {
    assert.equal(ruleFor({ story: 'My ex took my bike and sold it here.' }), 'own-affair');
    assert.equal(
      ruleFor({ story: 'The victim said: "My ex took my bike and sold it here."' }),
      'investigate-crime',
    );
  });
  it('holds an offence of words beside an official', () => {
    assert.equal(
      ruleFor({ offence: 'Defamation', story: 'He wrote lies about the mayor.' }),
      'speech-offence',
    );
    assert.equal(
      ruleFor({ offence: 'Menacing', story: 'He wrote to the mayor: I will shoot you.' }),
      'investigate-crime',
    );
  });
  it('holds a search of everybody, but not a story that speaks of everybody', () => {
    const nobody = { answers: { accounts: [] } };
    assert.equal(
      ruleFor({ story: 'Anyone who searched for the stolen model.', ...nobody }),
      'reverse-search',
    );
    assert.equal(
      ruleFor({ story: 'Anyone who paid him got nothing; he kept the money.' }),
      'investigate-crime',
    );
  });
  it('wants an offence that stretches to be told', () => {
    const offence = 'Obstructing official business';
    assert.equal(
      ruleFor({ offence, story: 'He stands with a camera outside the station every evening.' }),
      'facts-not-told',
    );
    assert.equal(
      ruleFor({ offence, story: 'He threw a chair at the deputy and fled through the yard.' }),
      'investigate-crime',
    );
  });
  it('looks at danger that is ticked and described nowhere beside protected activity', () => {
    const story = 'The march is tomorrow at ten.';
    assert.equal(
      ruleFor({ offence: undefined, statute: undefined, danger: 'death-or-injury', story }),
      'danger-unclear',
    );
  });
  it('tells words apart in a script without spaces', () => {
    const watching = decideGate(answersOf({ ...base, story: '盗窃案。监控教会成员和他们的聚会' }), gate);
    assert.equal(watching.rule, 'protected-with-offence');
    assert.match(watching.reasons[0]!.text, /监控教会|监 控 教会/);
    assert.equal(ruleFor({ story: '监控录像显示嫌疑人在教堂偷窃捐款箱' }), 'investigate-crime');
  });
});
