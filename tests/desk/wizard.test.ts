import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { accountsOf, understand } from '../../src/desk/plans/wizard/placed.js';
import { answer, questionOf, questions } from '../../src/desk/plans/wizard/questions.js';
import { toAnswers } from '../../src/desk/plans/wizard/to-answers.js';
import type { QuestionId, WizardDraft, WizardKnowledge } from '../../src/desk/plans/wizard/types.js';
import { after, before, endsHere, next, path, resumeAt } from '../../src/desk/plans/wizard/way.js';
import { readLaws } from '../../src/law/load.js';
import { checkAnswers } from '../../src/navigator/answers.js';
import { loadGate } from '../../src/navigator/gate-file.js';
import { loadNeeds } from '../../src/navigator/needs.js';
import { fieldsOf } from '../../src/web/forms.js';

const catalog = loadCatalog();
const needs = loadNeeds().needs;
const { safeguards } = loadGate();
const know: WizardKnowledge = {
  catalog,
  needs,
  laws: readLaws().book,
  safeguards,
  today: '2026-11-24',
};
const means = { catalog, needs, investigator: { name: 'Ana Reyes' }, workingNumber: 'NEW-1' };

type Form = Record<string, string | string[]>;

function ask(id: QuestionId, form: Form, draft: WizardDraft = {}) {
  return answer(questionOf(id)!, fieldsOf(form), draft, know);
}

describe('the questions', () => {
  it('take a year long past or far ahead for a slip, and nothing else', () => {
    const days = (from: string, to: string) => {
      const form = {
        'from-day': '1',
        'from-month': '9',
        'from-year': from,
        'to-day': '20',
        'to-month': '11',
      };
      const asked = fieldsOf({ ...form, 'to-year': to, zone: 'UTC' });
      return Object.keys(answer(questionOf('period')!, asked, {}, { ...know, latest: '2027-11-24' }).errors);
    };
    assert.deepEqual(days('2026', '2026'), []);
    assert.deepEqual(days('1026', '2026'), ['from']);
    assert.deepEqual(days('2026', '2062'), ['to']);
    assert.deepEqual(days('2026', '2027'), []);
  });

  it('come in one order, each with a way back', () => {
    const draft: WizardDraft = {
      accounts: 'snapchat river.fox22',
      danger: 'death-or-injury',
      businessCase: 'high-risk-violence',
    };
    const way = path(draft, safeguards);
    // All but the threat, who is threatened, and the conduct, which other kinds of case ask.
    assert.equal(way.length, questions.length - 3);
    way.forEach((id, at) => {
      assert.equal(before(id, draft, safeguards), way[at - 1] ?? null);
      assert.equal(after(id, draft, safeguards), way[at + 1] ?? 'check');
    });
  });

  it('leave out what was understood when there is no account to understand', () => {
    assert.equal(after('accounts', { unsure: ['accounts'], accounts: '' }, safeguards), 'needs');
    assert.equal(before('needs', { accounts: '' }, safeguards), 'accounts');
  });

  it('are resumed at the first that has no answer', () => {
    assert.equal(resumeAt({}, safeguards), 'danger');
    assert.equal(resumeAt({ answered: ['danger', 'kind'] }, safeguards), 'purpose');
    assert.equal(resumeAt({ answered: path({}, safeguards), accounts: '' }, safeguards), 'check');
  });

  it('lead straight back to the list of answers after one was changed, unless another is open by that', () => {
    const all: WizardDraft = {
      accounts: 'snapchat river.fox22',
      answered: path({ accounts: 'x' }, safeguards),
    };
    assert.equal(next('needs', all, true, safeguards), 'check');
    const changed = ask('accounts', { accounts: 'snapchat other.fox' }, all).draft;
    assert.equal(next('accounts', changed, true, safeguards), 'understood');
  });

  it('end at once for the one kind of case that is never served', () => {
    assert.equal(endsHere({ businessCase: 'monitor-protected-activity' }), true);
    assert.equal(endsHere({ businessCase: 'investigate-crime' }), false);
  });
});

describe('an answer', () => {
  it('that is missing names its field and keeps the question open', () => {
    const missing: [QuestionId, string[]][] = [
      ['danger', ['danger']],
      ['kind', ['businessCase']],
      ['purpose', ['narrative']],
      ['accounts', ['accounts']],
      ['needs', ['needs']],
      ['period', ['from']],
      ['emergency', ['dangerWords', 'whom', 'whyNow']],
      ['threat', ['threat']],
      ['until', ['until']],
      ['helps', ['help-all']],
      ['country', ['country']],
      ['state', ['state']],
      ['agency', ['agencyType']],
      ['signed', ['canIssue']],
      ['notice', ['mayNotify']],
      ['case', ['caseNumber']],
    ];
    for (const [id, fields] of missing) {
      const { errors, draft } = ask(id, {});
      assert.deepEqual(Object.keys(errors), fields, id);
      assert.ok(!draft.answered?.includes(id), id);
    }
  });

  it('outside the choices is no answer', () => {
    assert.ok(ask('danger', { danger: 'perhaps' }).errors.danger);
    assert.ok(ask('kind', { businessCase: 'fishing' }).errors.businessCase);
    assert.ok(ask('needs', { needs: 'no-such-need' }).errors.needs);
  });

  it('“I do not know” is one to every question, and is kept as such', () => {
    const radios: Partial<Record<QuestionId, string>> = {
      danger: 'danger',
      kind: 'businessCase',
      agency: 'agencyType',
      notice: 'mayNotify',
    };
    for (const { id } of questions.filter((each) => each.id !== 'understood')) {
      const name = radios[id];
      const { errors, draft } = ask(id, name ? { [name]: 'unknown' } : { unsure: 'yes' });
      assert.deepEqual([errors, draft.unsure], [{}, [id]], id);
      assert.ok(draft.answered?.includes(id), id);
    }
  });

  const day = (name: string, d: string, m: string, y: string): Form => ({
    [`${name}-day`]: d,
    [`${name}-month`]: m,
    [`${name}-year`]: y,
  });

  it('with a date that is none says which one', () => {
    const { errors } = ask('period', { ...day('from', '31', '2', '2026'), ...day('to', '1', '3', '2026') });
    assert.match(errors.from ?? '', /real date/);
    assert.equal(errors.to, undefined);
  });

  it('that ends before it begins keeps both days', () => {
    const { errors, draft } = ask('period', {
      ...day('from', '2', '3', '2026'),
      ...day('to', '1', '3', '2026'),
    });
    assert.match(errors.to ?? '', /before the first/);
    assert.deepEqual([draft.from, draft.to], ['2026-03-02', '2026-03-01']);
  });

  it('with a zone that is none is not taken', () => {
    const form = { ...day('from', '1', '3', '2026'), ...day('to', '2', '3', '2026'), zone: 'Ohio' };
    assert.ok(ask('period', form).errors.zone);
  });
});

describe('what was understood', () => {
  it('a link is placed by itself, a bare name is not', () => {
    const draft = { accounts: 'https://www.snapchat.com/add/river.fox22\nriver.fox22' };
    const [link, name] = understand(draft, catalog);
    assert.deepEqual([link?.provider, link?.choose], ['snap', false]);
    assert.deepEqual([name?.provider, name?.choose], [undefined, true]);
  });

  it('an IP address is never given to the only carrier in the catalog', () => {
    const [ip] = understand({ accounts: '198.51.100.7' }, catalog);
    assert.deepEqual([ip?.provider, ip?.choose], [undefined, true]);
  });

  it('the provider that the person chose is used and judged', () => {
    const form = { 'place-1': 'meta-instagram' };
    const { draft, errors } = ask('understood', form, { accounts: 'river.fox22' });
    assert.deepEqual(errors, {});
    assert.equal(draft.placed?.['river.fox22'], 'meta-instagram');
    assert.deepEqual(
      accountsOf(draft, catalog).map((one) => one.provider),
      ['meta-instagram'],
    );
    assert.ok(draft.answered?.includes('understood'));
  });

  it('an unknown provider is kept and said beside the line', () => {
    const { errors, draft } = ask('understood', { 'place-1': 'myspace' }, { accounts: 'river.fox22' });
    assert.match(errors['place-1'] ?? '', /myspace/);
    assert.equal(draft.placed?.['river.fox22'], 'myspace');
    assert.deepEqual(
      accountsOf(draft, catalog).map((one) => one.provider),
      [undefined],
    );
  });

  it('lines that name no account at all cannot be gone past, unless the account is not known', () => {
    const accounts = '"Big Mike"';
    assert.ok(ask('understood', {}, { accounts }).errors['line-1']);
    assert.deepEqual(ask('understood', {}, { accounts, unsure: ['accounts'] }).errors, {});
  });

  it('a line put right on the page is looked at again before going on', () => {
    const first = ask('understood', { 'line-1': 'snapchat big.mike' }, { accounts: '"Big Mike"' });
    assert.deepEqual(first.errors, {});
    assert.equal(next('understood', first.draft, false, safeguards), 'understood');
    const second = ask('understood', {}, first.draft);
    assert.equal(next('understood', second.draft, false, safeguards), 'needs');
    assert.equal(accountsOf(second.draft, catalog)[0]?.value, 'big.mike');
  });

  it('a line that one provider refuses is left out; the others stay', () => {
    const draft = { accounts: '"Big Mike"\nsnapchat river.fox22' };
    assert.deepEqual(ask('understood', {}, draft).errors, {});
    assert.equal(accountsOf(draft, catalog).length, 1);
  });
});

describe('from the draft to answers', () => {
  const whole: WizardDraft = {
    danger: 'none',
    businessCase: 'investigate-crime',
    offence: 'Stalking',
    statute: 'Ohio Rev. Code 2903.211',
    narrative: 'Messages follow the victim to work and home.',
    accounts: 'https://www.snapchat.com/add/river.fox22\n"Big Mike"',
    needs: ['who-runs-account'],
    from: '2026-10-01',
    to: '2026-11-20',
    zone: 'America/New_York',
    country: 'US',
    state: 'OH',
    agencyType: 'local-police',
    canIssue: ['preservation', 'subpoena'],
    mayNotify: 'no',
    caseNumber: '26-0117',
  };

  it('every answer arrives', () => {
    const { parsed, fields } = checkAnswers(toAnswers(whole, means), { needs });
    assert.deepEqual(fields, []);
    assert.deepEqual(parsed?.warnings, []);
    assert.deepEqual(parsed?.answers.accounts, [
      { provider: 'snap', identifier: 'username', value: 'river.fox22' },
    ]);
    assert.equal(parsed?.answers.mayNotify, false);
    assert.deepEqual(parsed?.answers.period, {
      from: '2026-10-01',
      to: '2026-11-20',
      zone: 'America/New_York',
    });
    assert.equal(parsed?.answers.case?.number, '26-0117');
  });

  it('what is not known stays absent', () => {
    const unknown: WizardDraft = { ...whole, mayNotify: undefined, from: undefined, to: undefined, zone: '' };
    const answers = toAnswers({ ...unknown, offence: '' }, means);
    assert.equal('mayNotify' in answers, false);
    assert.equal('offence' in answers, false);
    assert.deepEqual(answers.period, {});
  });
});
