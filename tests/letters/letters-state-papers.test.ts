/** What a State's law wants on a paper is printed at its place, in words for a reader and not for the drafter. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadLaws } from '../../src/law/load.js';
import type { LetterFacts } from '../../src/letters/facts.js';
import { documentTexts, letterText, openIn } from './letter-text.js';
import { draftOf, subpoenaFacts } from './sample.js';

type Paper = LetterFacts['papers'][number] & { appliesTo: readonly string[] };

/** Every paper of every State's law that is to be written, with the citation of its rule. */
function writtenPapers(): Paper[] {
  const states = [...loadLaws().laws].filter(([id]) => id.startsWith('us-')).map(([, law]) => law);
  return states.flatMap(({ papers, rules }) =>
    papers
      .filter(({ kind }) => kind !== 'form')
      .map(({ id, kind, text, placement, appliesTo, rule }) => ({
        id,
        kind,
        text,
        placement,
        appliesTo,
        citation: rules.get(rule)!.citation,
      })),
  );
}

/** Advice to the drafter, of which a court's or a provider's paper says nothing. */
const printsNothing = ['us.5cir.smith.area'];
/** Washington's sentence carries its citation in its own words. California's attestation, too. */
const saysItself: Record<string, RegExp> = {
  'us.wa.10_96_020.sentence':
    /is issued pursuant to RCW 10\.96\.020\. A response is due within twenty business days of receipt, unless a shorter time is stated herein, or the applicant consents to a recipient's request for additional time to comply\./,
  'us.ca.ab1242.attestation': /prohibited violation as Cal\. Penal Code 629\.51 defines it/,
};
const drafterWords =
  /copy the words|sign it only|stop and ask|was not read|insert citation|ask the prosecutor/i;

const words = {
  state_face_words: 'Words on the face of this paper.',
  state_certification: 'Words of a certificate.',
  shield_statement: 'Words on protected care.',
};

function draftWith(paper: Paper, fields: LetterFacts['fields'] = words) {
  const { appliesTo: _, ...kept } = paper;
  return draftOf(subpoenaFacts({ papers: [kept], fields }));
}

describe("papers that a State's law wants", () => {
  let papers: Paper[];
  let folder: string;
  before(() => {
    papers = writtenPapers();
    folder = mkdtempSync(join(tmpdir(), 'tecum-papers-'));
    mkdirSync(folder, { recursive: true });
    const clauses = ['head', 'first-page', 'body', 'signature', 'attachment'];
    const asks = Object.keys(words).map((id) => `  ${id}: may`);
    writeFileSync(
      join(folder, 'subpoena.md.hbs'),
      `---\ninstrument: subpoena\ntitle: All papers\nrests_on: []\nparts: []\nsigners: Nobody\napplies: In this test\nasks:\n${asks.join('\n')}\n---\n${clauses.map((one) => `{{> state-papers-${one}}}\n`).join('')}`,
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are many, of many States', () => {
    assert.ok(papers.length >= 30, String(papers.length));
    assert.ok(new Set(papers.map(({ id }) => id.split('.')[1])).size >= 18);
  });

  it('are printed by the clauses, whatever the instrument', () => {
    for (const paper of papers.filter(({ id }) => !printsNothing.includes(id))) {
      const text = letterText(draftWith(paper), { templateFolders: [folder] });
      const wanted = saysItself[paper.id];
      if (wanted) assert.match(text, wanted, paper.id);
      else assert.ok(text.includes(paper.citation), `${paper.id}: ${text}`);
      assert.doesNotMatch(text, drafterWords, paper.id);
    }
  });

  it('stand in a subpoena, where they bear on one', () => {
    const mine = papers.filter(({ appliesTo }) => appliesTo.includes('subpoena'));
    assert.ok(mine.length >= 16, String(mine.length));
    const plain = letterText(draftOf(subpoenaFacts({ fields: words, attestsNoProhibitedViolation: false })));
    for (const paper of mine) {
      const text = letterText(draftWith(paper));
      assert.notEqual(text, plain, paper.id);
      assert.ok(saysItself[paper.id]?.test(text) || text.includes(paper.citation), paper.id);
      assert.doesNotMatch(text, drafterWords, paper.id);
    }
  });

  it('of the first page stand before the command', () => {
    const first = papers.filter(
      ({ placement, appliesTo }) => placement === 'first-page' && appliesTo.includes('subpoena'),
    );
    assert.deepEqual(first.map(({ id }) => id).sort(), [
      'us.or.136_583.face',
      'us.va.10_2.certificate',
      'us.wa.10_96_020.sentence',
    ]);
    for (const paper of first) {
      const text = documentTexts(draftWith(paper)).get('subpoena')!;
      const at = Math.max(text.indexOf(paper.citation), text.indexOf('RCW 10.96.020'));
      assert.ok(at >= 0 && at < text.indexOf('You are commanded'), paper.id);
    }
  });

  it('stop the print where the statute wants words that nobody gave', () => {
    const open = (id: string) => openIn(draftWith(papers.find((one) => one.id === id)!, {}));
    assert.deepEqual(open('us.or.136_583.face'), ["Words that the State's statute wants on the first page"]);
    for (const id of ['us.va.10_2.certificate', 'us.az.13_3018.certify', 'us.ma.271_17b.issuer'])
      assert.deepEqual(
        open(id).sort(),
        ['Attorney for the government', "What the signer certifies under the State's law"],
        id,
      );
    assert.deepEqual(open('us.ma.shield.statement'), ['Statement on reproductive or gender-affirming care']);
    assert.deepEqual(open('us.wa.10_96_020.sentence'), []);
  });

  it("print California's attestation only when a person gave it", () => {
    const paper = papers.find(({ id }) => id === 'us.ca.ab1242.attestation')!;
    const draft = draftWith(paper);
    const without = { ...draft, facts: { ...draft.facts, attestsNoProhibitedViolation: false } };
    assert.match(letterText(draft), saysItself[paper.id]!);
    assert.doesNotMatch(letterText(without), /prohibited violation/);
  });

  it('have the prosecutor sign where no officer can issue the subpoena', () => {
    for (const id of ['us.va.10_2.certificate', 'us.az.13_3018.certify', 'us.ma.271_17b.issuer']) {
      const paper = papers.find((one) => one.id === id)!;
      const fields = { ...words, prosecutor_name: 'Ada Quill', prosecutor_title: 'Prosecutor of Example' };
      assert.match(letterText(draftWith(paper, fields)), /Issued by:\nAda Quill\nProsecutor of Example/, id);
    }
  });

  it('have a judge sign where Wisconsin and Vermont want one', () => {
    const signs = (id: string, kind: 'administrative' | 'grand_jury') => {
      const { appliesTo: _, ...paper } = papers.find((one) => one.id === id)!;
      const authority = { kind, court: 'A court', number: '1', statute: 'A statute' };
      return /Judge or judicial officer/.test(
        letterText(draftOf(subpoenaFacts({ papers: [paper], authority }))),
      );
    };
    assert.equal(signs('us.wi.968_375.subpoena', 'grand_jury'), true);
    assert.equal(signs('us.vt.8102.subpoena', 'administrative'), true);
    assert.equal(signs('us.vt.8102.subpoena', 'grand_jury'), false);
    assert.equal(signs('us.ga.16_11_66_1.subpoena', 'administrative'), false);
  });
});
