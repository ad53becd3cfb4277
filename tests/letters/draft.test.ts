/** From a plan to drafts: which steps give letters, and which facts go where. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import {
  checkCode,
  draftLetters,
  letterFactsJsonSchema,
  letterJson,
  prepareLetters,
  renderHtml,
  renderHtmlFragment,
  senderFrom,
  templateIds,
} from '../../src/letters/index.js';
import { plan } from '../../src/navigator/index.js';
import { answers, knowledge as know, ohioDetective } from '../navigator/support.js';
import { draftOf, preservationFacts, subpoenaFacts } from './sample.js';

const asked = answers({
  offence: { name: 'aggravated menacing', statute: 'Ohio Rev. Code 2903.21' },
  authority: ohioDetective,
  accounts: [
    { provider: 'snap', identifier: 'username', value: 'river.fox22' },
    { provider: 'discord', identifier: 'username', value: 'riverfox' },
  ],
  needs: ['who-runs-account', 'what-was-said'],
  mayNotify: false,
  investigator: {
    name: 'Elena Reyes',
    title: 'Detective',
    email: 'e.reyes@police.example.org',
    phone: '+1 937 555 0142',
  },
});
const sender = () => senderFrom({ number: '26-0117' }, [{ investigator: asked.investigator }]);

describe('draftLetters', () => {
  it('drafts the steps that have a template, in the order of the plan', () => {
    const made = plan(asked, know);
    const ids = draftLetters(made, asked, { ...sender(), ...know }).map((draft) => draft.id);
    const known = templateIds([]);
    const expected = made.steps.filter((step) => known.includes(step.instrument)).map((step) => step.id);
    assert.deepEqual(ids, expected);
    for (const id of ['snap.preservation', 'snap.subpoena', 'discord.preservation', 'snap.search_warrant'])
      assert.ok(ids.includes(id), id);
  });

  it('takes the facts from the step, and says what the attachment lists', () => {
    const [draft] = draftLetters(
      plan(asked, know),
      asked,
      { ...sender(), ...know },
      { provider: 'snap', instrument: 'subpoena' },
    );
    assert.equal(draft?.facts.addressee.entity, 'Snap Inc.');
    assert.deepEqual(draft?.facts.identifiers, [{ kind: 'username', value: 'river.fox22' }]);
    assert.ok(draft?.facts.items.some((item) => item.letter === 'A'));
    assert.equal(draft?.facts.notice.nonDisclosure, 'request');
    assert.equal(draft?.facts.authority?.kind, 'administrative');
    assert.equal(draft?.facts.date, '2026-11-23');
    assert.equal(draft?.facts.signer.name, 'Elena Reyes');
  });

  it('preserves what the whole plan asks of the provider, content too', () => {
    const [draft] = draftLetters(
      plan(asked, know),
      asked,
      { ...sender(), ...know },
      { provider: 'snap', instrument: 'preservation' },
    );
    const ids = draft?.facts.categories.map((category) => category.id) ?? [];
    assert.ok(ids.includes('basic_subscriber') && ids.includes('message_content'), ids.join());
  });

  it('says of each other step that there is no template', () => {
    const live = answers({
      offence: asked.offence,
      authority: ohioDetective,
      accounts: [{ provider: 'verizon', identifier: 'phone', value: '+19375550133' }],
      categories: ['live_interception', 'basic_subscriber'],
    });
    const { drafts, notes } = prepareLetters(plan(live, know), live, { ...sender(), ...know });
    assert.ok(drafts.some((one) => one.id === 'verizon.subpoena'));
    assert.ok(notes.some((one) => one.rule === 'no-template' && one.where === 'verizon.wiretap_order'));
    const nothing = prepareLetters(
      plan(asked, know),
      asked,
      { ...sender(), ...know },
      { provider: 'google' },
    );
    assert.deepEqual(
      nothing.notes.map((one) => [one.rule, one.severity]),
      [['no-letters', 'must']],
    );
  });

  it('a plan that waits for a review gives drafts, and a must', () => {
    const made = { ...plan(asked, know), decision: 'needs-review' as const };
    const { drafts, notes } = prepareLetters(made, asked, { ...sender(), ...know });
    assert.ok(drafts.length > 0);
    assert.ok(notes.some((one) => one.rule === 'gate-review' && one.severity === 'must'));
  });
});

describe('senderFrom', () => {
  it('reads answers, then settings, and never completes one person with another', () => {
    const settings = {
      name: 'Greene County Police',
      address: '1 Example St\nSpringfield',
      phone: '+1 937 555 0100',
      email: '',
      unit: '',
      signerName: 'A. Chief',
      signerTitle: 'Chief',
      verification: 'call +1 937 555 0101',
    };
    const made = senderFrom({ number: ' 26-1 ' }, [
      { agency: { unit: 'DEU' }, investigator: { name: 'B. Reyes' } },
      { agency: settings },
    ]);
    assert.equal(made.case.number, '26-1');
    assert.equal(made.agency.name, 'Greene County Police');
    assert.deepEqual(made.agency.address, ['1 Example St', 'Springfield']);
    assert.equal(made.agency.verify.words, 'call +1 937 555 0101');
    assert.deepEqual([made.signer.name, made.signer.title], ['B. Reyes', '']);
    assert.equal(senderFrom(undefined, [{ agency: settings }]).signer.title, 'Chief');
  });

  it('a shape that cannot be read is a problem with its field', () => {
    assert.throws(
      () => senderFrom(undefined, [{ agency: { name: ['a'] } }]),
      (error) => isProblem(error) && error.where === 'agency.name',
    );
  });
});

describe('JSON and HTML', () => {
  it('the JSON holds facts, rules and what was accepted', () => {
    const problem = {
      rule: 'badge-missing',
      severity: 'should' as const,
      where: 'signer.badge',
      text: 'x.',
      remedy: 'y.',
      citation: 'z',
    };
    const json = letterJson(
      { ...draftOf(preservationFacts()), problems: [problem], acknowledged: ['badge-missing'] },
      { final: true, code: 'C' },
    );
    assert.equal(json.status, 'final');
    assert.equal(json.code, 'C');
    assert.deepEqual(json.problems, [{ ...problem, acknowledged: true }]);
    assert.equal(letterJson(draftOf(preservationFacts())).code, null);
  });

  it('the schema of the facts is JSON Schema and names what must be there', () => {
    const schema = letterFactsJsonSchema();
    assert.match(String(schema.$schema), /json-schema\.org/);
    assert.ok((schema.required as string[]).includes('identifiers'));
  });

  it('the code has ten signs, none that is misread, and changes with the facts', () => {
    const code = checkCode(draftOf(preservationFacts()));
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
    assert.notEqual(code, checkCode(draftOf(preservationFacts({ remarks: 'one' }))));
  });

  it('HTML escapes facts and has the structure of the letter', () => {
    const value = '<img src=x onerror=alert(1)>&"\'';
    const html = renderHtml(draftOf(preservationFacts({ identifiers: [{ kind: 'username', value }] })));
    assert.match(html, /<code[^>]*>&lt;img src=x onerror=alert\(1\)&gt;&amp;&quot;&#39;<\/code>/);
    assert.ok(!html.includes('<img'));
    assert.equal(html.split('<h1>').length - 1, 1);
    assert.equal(html.split('<th scope="col">').length - 1, 3);
    assert.equal(html.split('for review by your prosecutor or agency counsel').length - 1, 1);
    assert.match(html, /<html lang="en">/);
  });

  it('the fragment has no style and can be put under a heading', () => {
    const html = renderHtmlFragment(draftOf(subpoenaFacts()), { headingOffset: 1 });
    assert.ok(!/<style|<script|style=/.test(html));
    assert.ok(!html.includes('<h1>'));
    assert.equal(html.split('<h2>').length - 1, 3);
  });
});
