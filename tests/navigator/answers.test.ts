/** Answers from objects and files: every field error at once with its place, nothing dropped in silence. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ProblemList } from '../../src/base/problem-list.js';
import { checkAnswers, parseAnswers } from '../../src/navigator/answers.js';
import { readAnswersFile } from '../../src/navigator/answers-file.js';
import { answers, knowledge } from './support.js';

const known = { needs: knowledge.needs.needs };

function problems(input: unknown): string[] {
  return checkAnswers(input, known).fields.map(({ problem }) => problem.where ?? '');
}

describe('answers', () => {
  it('takes complete answers as they are', () => {
    const parsed = parseAnswers(answers(), known);
    assert.deepEqual(parsed.answers, answers());
    assert.deepEqual(parsed.warnings, []);
  });
  it('lists every field error, with its path', () => {
    const wrong = {
      ...answers(),
      businessCase: 'watching',
      authority: { country: 'United States', agencyType: 'local-police', canIssue: ['subpena'] },
      accounts: [
        { provider: 'snap', identifier: 'username', value: '  ' },
        { identifier: 'nick', value: 'x' },
      ],
      period: { from: '2026-02-30', to: 'yesterday', zone: 'Ohio' },
      mayNotify: 'no',
    };
    assert.deepEqual(problems(wrong), [
      'businessCase',
      'authority.country',
      'authority.canIssue[0]',
      'accounts[0].value',
      'accounts[1].identifier',
      'period.from',
      'period.to',
      'period.zone',
      'mayNotify',
    ]);
  });
  it('says what is missing and what may stand there', () => {
    const { businessCase: _, ...without } = answers();
    const [field] = checkAnswers(without).fields;
    assert.equal(field?.problem.code, 'answers-missing');
    assert.match(field?.problem.remedy ?? '', /investigate-crime/);
  });
  it('refuses a period that ends before it begins, and allows one day', () => {
    assert.deepEqual(problems({ ...answers(), period: { from: '2026-11-20', to: '2026-10-01' } }), [
      'period.to',
    ]);
    assert.deepEqual(problems({ ...answers(), period: { from: '2026-11-20', to: '2026-11-20' } }), []);
    assert.deepEqual(problems({ ...answers(), period: { from: '2026-11-20T18:00', to: '2026-11-20' } }), []);
    assert.deepEqual(
      problems({ ...answers(), period: { from: '2026-11-20T18:00', to: '2026-11-20T17:59' } }),
      ['period.to'],
    );
  });
  it('refuses a need that there is not, and names those that there are', () => {
    const [field] = checkAnswers({ ...answers(), needs: ['who-runs-account', 'who-did-it'] }, known).fields;
    assert.equal(field?.problem.where, 'needs[1]');
    assert.match(field?.problem.remedy ?? '', /where-signed-in/);
  });
  it('tells of keys that it does not know, at every level', () => {
    const { warnings } = parseAnswers({
      ...answers(),
      busines: 1,
      accounts: [{ provider: 'snap', identifier: 'username', value: 'river.fox22', colour: 'red' }],
      period: { from: '2026-10-01', too: '2026-10-02' },
    });
    assert.equal(warnings.length, 3);
    for (const key of ['busines', 'accounts.colour', 'period.too'])
      assert.ok(warnings.some((text) => text.includes(`“${key}”`)));
  });
  it('assumes no danger where none is stated, aloud', () => {
    const { danger: _, ...without } = answers();
    const parsed = parseAnswers(without);
    assert.equal(parsed.answers.danger, 'none');
    assert.match(parsed.warnings[0] ?? '', /Danger/);
  });
  it('strips what a paste brings along', () => {
    const account = { provider: ' snap', identifier: 'username', value: '\u200briver.fox22\u00a0' };
    assert.deepEqual(parseAnswers({ ...answers(), accounts: [account] }).answers.accounts[0], {
      provider: 'snap',
      identifier: 'username',
      value: 'river.fox22',
    });
  });
  it('never throws but a list of problems, whatever comes', () => {
    for (const input of [undefined, null, 7, 'text', [], { accounts: 'none' }, { authority: null }]) {
      assert.throws(() => parseAnswers(input), ProblemList);
    }
  });
});

describe('answers file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-answers-'));
  const write = (text: string): string => {
    const file = join(dir, 'answers.yaml');
    writeFileSync(file, text);
    return file;
  };
  const failures = (text: string) => {
    try {
      readAnswersFile(write(text), known);
    } catch (error) {
      if (error instanceof ProblemList) return error.problems;
    }
    throw new Error('the file was taken');
  };
  it('names file and line of every error', () => {
    const found = failures(
      [
        'businessCase: investigate-crime',
        'authority: { country: US, agencyType: local-police, canIssue: [subpoena] }',
        'accounts:',
        '  - provider: snap',
        '    identifier: username',
        '    value: river.fox22',
        '  - identifier: phone',
        '    value: +19375550142',
        'needs: [who-runs-acount]',
        'period: { from: 2026-13-01 }',
      ].join('\n'),
    );
    assert.deepEqual(
      found.map((problem) => problem.where?.replace(dir, '')),
      ['/answers.yaml:8 (accounts[1].value)', '/answers.yaml:10 (period.from)'],
    );
    assert.match(found[0]?.remedy ?? '', /quotes/);
  });
  it('says where YAML breaks, and that a file is missing', () => {
    assert.match(failures('businessCase: [\n')[0]?.where ?? '', /answers\.yaml:\d/);
    assert.throws(() => readAnswersFile(join(dir, 'none.yaml')), /cannot be read/);
    assert.ok(failures('').length > 0);
  });
  it('reads JSON as well, and a key without a value as not given', () => {
    assert.deepEqual(readAnswersFile(write(JSON.stringify(answers())), known).answers, answers());
    const bare =
      'businessCase: investigate-crime\noffence:\nauthority: { country: us, agencyType: federal }\ndanger: none\n';
    assert.equal(readAnswersFile(write(bare)).answers.authority.country, 'US');
  });
});
