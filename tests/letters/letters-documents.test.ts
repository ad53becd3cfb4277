/** Which papers a letter consists of, and what each of them may not say. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.js';
import type { Catalog } from '../../src/catalog/types.js';
import { loadLaw } from '../../src/law/load.js';
import { draftFollowUp, loadTemplate, templateIds } from '../../src/letters/index.js';
import { answered, documentTexts, letterText, openIn } from './letter-text.js';
import { draftOf, subpoenaFacts } from './sample.js';
import { samplesOf } from './samples.js';

let catalog: Catalog;
before(() => {
  catalog = loadCatalog(undefined, loadLaw());
});
const sample = (name: string) => samplesOf(name, catalog)[0]!.draft;
const ids = (draft: ReturnType<typeof sample>) => [...documentTexts(draft).keys()];

describe('a subpoena', () => {
  it('has its attachment and the form of a certificate, unless that is left out', () => {
    const draft = draftOf(subpoenaFacts());
    assert.deepEqual(ids(draft), ['subpoena', 'subpoena_attachment_a', 'records_certificate']);
    const without = answered(draft, 'without_certificate', true);
    assert.deepEqual(ids(without), ['subpoena', 'subpoena_attachment_a']);
    assert.match(documentTexts(draft).get('subpoena')!, /the certificate that is attached/);
    assert.doesNotMatch(documentTexts(without).get('subpoena')!, /the certificate that is attached/);
  });

  it('has a cover where one is wanted, which lists the papers and holds no ground', () => {
    const draft = answered(draftOf(subpoenaFacts()), 'with_cover', true);
    const cover = documentTexts(draft).get('packet_cover')!;
    assert.equal(ids(draft)[0], 'packet_cover');
    for (const title of ['Attachment A: records to be produced', 'Certificate of records'])
      assert.ok(cover.includes(title), title);
    for (const ground of ['menacing', '2903.21', 'river.fox22', 'investigation'])
      assert.ok(!cover.includes(ground), ground);
  });

  it('asks in California for subscriber information only, without logs', () => {
    const attachment = documentTexts(sample('subpoena.us-ca')).get('subpoena_attachment_a')!;
    assert.match(attachment, /electronic communication information as Cal\. Penal Code 1546\(d\) defines it/);
    assert.doesNotMatch(attachment, /Logs and connection records/);
    assert.match(
      documentTexts(draftOf(subpoenaFacts())).get('subpoena_attachment_a')!,
      /Logs and connection/,
    );
  });

  it('tells a California custodian how the Evidence Code lets records be brought, of a court alone', () => {
    const draft = sample('subpoena.us-ca');
    assert.match(letterText(draft), /Cal\. Evid\. Code 1560\(b\)/);
    const authority = { kind: 'administrative' as const, statute: 'A statute' };
    const administrative = { ...draft, facts: { ...draft.facts, authority } };
    assert.doesNotMatch(letterText(administrative), /Evid\. Code 1560\(b\)/);
  });

  it('speaks of silence by order, by request or not at all', () => {
    const text = (nonDisclosure: 'none' | 'request' | 'order') => {
      const order = { court: 'A court', date: '2026-11-20', ends: '2027-05-20' };
      const notice = nonDisclosure === 'order' ? { nonDisclosure, order } : { nonDisclosure };
      return letterText(draftOf(subpoenaFacts({ notice })));
    };
    assert.match(text('order'), /forbids you to tell any other person of this process until 20 May 2027/);
    assert.match(text('request'), /We ask, and do not order/);
    assert.match(text('none'), /We do not ask you to keep this process from the account holder/);
  });

  it('names the power by its kind', () => {
    assert.match(letterText(sample('subpoena')), /Administrative subpoena for records/);
    assert.match(letterText(sample('subpoena.grand-jury')), /Grand jury no\. GJ-26-118/);
    assert.match(letterText(sample('subpoena.trial')), /Trial subpoena for records/);
  });
});

describe('a certificate asked for by itself', () => {
  it('goes behind a letter, and lists the files with their hashes', () => {
    const texts = documentTexts(sample('records_certificate'));
    assert.deepEqual([...texts.keys()], ['records_certificate_letter', 'records_certificate']);
    const form = texts.get('records_certificate')!;
    assert.match(form, /9f2c1a77d0b3e4415566778899aabbccddeeff00112233445566778899aabbcc/);
    assert.match(texts.get('records_certificate_letter')!, /lists 2 of the files/);
  });

  it('says that copies are the same only where that is asked', () => {
    const draft = sample('records_certificate');
    assert.match(letterText(draft), /902\(14\)/);
    const without = letterText(answered(draft, 'certificate_copies', false));
    assert.doesNotMatch(without, /902\(14\)|I compared the hash value/);
  });
});

describe('letters that follow a request', () => {
  const follow = [
    'preservation_release',
    'consent',
    'records_certificate',
    'objection_reply',
    'cost_approval',
    'withdrawal',
  ] as const;

  it('say what they follow', () => {
    assert.deepEqual(
      templateIds([]).filter((id) => follow.includes(id as never) && loadTemplate(id, []).follows),
      [...follow].sort(),
    );
  });

  it('name the earlier request, its dates and its code, and repeat its accounts', () => {
    const earlier = {
      facts: subpoenaFacts(),
      reference: '26-0117-2',
      served: '2026-11-24T10:00:00Z',
      code: 'AB12',
    };
    for (const id of follow.filter((one) => one !== 'consent')) {
      const text = letterText(draftFollowUp(id, earlier, { date: '2026-11-30' }));
      assert.match(text, /follows our subpoena of 23 November 2026, our reference 26-0117-2/, id);
      assert.match(text, /check code AB12, served on 24 November 2026/, id);
    }
  });

  it('leave open what only a person knows', () => {
    const earlier = { facts: subpoenaFacts(), reference: '26-0117-2' };
    for (const id of follow)
      assert.ok(openIn(draftFollowUp(id, earlier, { date: '2026-11-30' })).length > 0, id);
  });
});
