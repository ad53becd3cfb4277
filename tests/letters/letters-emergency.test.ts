/** The emergency request says only what the officer wrote of the danger, and how to call back before answering. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import type { LetterFacts } from '../../src/letters/facts.js';
import { letterField, loadTemplate } from '../../src/letters/index.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { answered, letterText, openIn } from './letter-text.js';
import { samplesOf } from './samples.js';

/** What only the officer can say. */
const grounds = ['danger', 'danger_to_whom', 'why_now', 'how_helps', 'why_least', 'why_no_process'];

let draft: LetterDraft;
before(() => {
  draft = samplesOf('emergency_disclosure_request', loadCatalog(undefined, loadLaw()))[0]!.draft;
});

const withFacts = (change: Partial<LetterFacts>): LetterDraft => ({
  ...draft,
  facts: { ...draft.facts, ...change },
});

describe('the emergency disclosure request', () => {
  it('holds no word of a danger of its own', () => {
    const { ownWords } = loadTemplate('emergency_disclosure_request', []);
    const story = /imminent|kill|suicid|weapon|gun|abduct|kidnap|hostage|bomb|missing|child|threaten/i;
    assert.doesNotMatch(ownWords, story);
  });

  it('supplies no ground when the officer wrote none', () => {
    const empty = withFacts({ fields: {} });
    const open = openIn(empty);
    for (const id of [...grounds, 'emergency_attests']) assert.ok(open.includes(letterField(id).label), id);
  });

  it('has no words of a danger waiting in a profile', () => {
    for (const id of grounds) assert.equal(letterField(id).profile, undefined, id);
  });

  it("gives the moment with its zone, and the supervisor's line with hours and page", () => {
    const text = letterText(draft);
    assert.match(text, /Made at: 23 November 2026 14:05:00 UTC-05:00/);
    for (const words of ['Ada Holm', '+1 937 555 0111', 'at all hours', 'https://police.example.org/contact'])
      assert.ok(text.includes(words), words);
  });

  it('attests only what the officer attests', () => {
    assert.match(letterText(draft), /I attest that/);
    const without = answered(draft, 'emergency_attests', false);
    assert.doesNotMatch(letterText(without), /I attest that/);
    assert.deepEqual(openIn(without), ["the officer's attestation that what is stated is true"]);
  });

  it('says what process follows, or that none is owed', () => {
    assert.match(letterText(draft), /a search warrant will follow by 25 November 2026/);
    const none = letterText(answered(draft, 'emergency_process', 'none'));
    assert.match(none, /No process is owed/);
    assert.doesNotMatch(none, /until that process is served/);
  });

  it("names what the State's law has the agency do afterwards", () => {
    const ownNotices = [{ id: 'x', text: 'Tell the targets.', citation: 'Cal. Penal Code 1546.2(a)(1)' }];
    const text = letterText(withFacts({ ownNotices }));
    assert.match(text, /Tell the targets\. \(Cal\. Penal Code 1546\.2\(a\)\(1\)\)/);
    assert.doesNotMatch(letterText(draft), /The law of our State/);
  });

  it('cites the American exception for American authorities only', () => {
    assert.match(letterText(draft), /18 U\.S\.C\. 2702\(b\)\(8\) and \(c\)\(4\)/);
    const abroad = letterText(withFacts({ jurisdiction: { country: 'fr' } }));
    assert.doesNotMatch(abroad, /18 U\.S\.C\. 270[0-9]/);
    assert.match(abroad, /of your own accord/);
  });
});
