/** Orders of a court: 2703(d), pen/trap, non-disclosure and delay of notice. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadLaw } from '../../src/law/load.js';
import { categoryKinds } from '../../src/letters/category-kinds.js';
import { blockLines } from '../../src/letters/markdown/blocks.js';
import { composed, courtLetter, problemsOf, textOf } from './court-letters.js';

const category = (id: 'message_content' | 'cell_site_location' | 'message_metadata') => ({
  id,
  process: 'search_warrant' as const,
  citations: [],
});

describe('an order under 2703(d)', () => {
  const text = textOf(courtLetter('court_order_2703d'));

  it('lists the six items apart from other records', () => {
    assert.match(
      text,
      /A\. Subscriber and session records\nThe items of 18 U\.S\.C\. 2703\(c\)\(2\) that cover them:\nThe name/,
    );
    assert.match(text, /B\. Other records, without content\nRecords of messages without content/);
  });

  it('never asks for content or location, even where the request does', () => {
    const categories = [
      category('message_metadata'),
      category('message_content'),
      category('cell_site_location'),
    ];
    const asked = textOf(courtLetter('court_order_2703d', {}, { categories }));
    assert.match(asked, /A\. Other records, without content\nRecords of messages/);
    assert.doesNotMatch(asked, /Content of messages, with attachments|Cell-site location records/);
  });

  it('finds and decides in the words of the statute', () => {
    assert.match(
      text,
      /specific and articulable facts showing that there are reasonable grounds to believe that the records and other information sought are relevant and material to an ongoing criminal investigation/,
    );
  });

  it('gives the facts to the court and not to the provider', () => {
    assert.match(textOf(courtLetter('court_order_2703d'), { audience: 'court' }), /finish it in the gym/);
    assert.doesNotMatch(
      textOf(courtLetter('court_order_2703d'), { audience: 'provider' }),
      /finish it in the gym/,
    );
  });

  it('seals nothing that nobody gave a reason to seal', () => {
    const open = textOf(courtLetter('court_order_2703d', { sealing: false }));
    assert.doesNotMatch(open, /seal/i);
  });
});

describe('a pen register or trap and trace order', () => {
  it('certifies in the words of 3122(b) and asks for no content and no location', () => {
    const text = textOf(courtLetter('pen_trap_order'));
    assert.match(
      text,
      /information likely to be obtained is relevant to an ongoing criminal investigation being conducted by/,
    );
    assert.match(text, /47 U\.S\.C\. 1002\(a\)\(2\)/);
    assert.match(text, /45 days/);
    assert.match(text, /Geographic limits: the jurisdiction of this court/);
  });

  it('says that a person is not known', () => {
    assert.match(
      textOf(courtLetter('pen_trap_order', { pt_subject: undefined })),
      /Subject of the investigation: not known/,
    );
  });

  it('approves what was begun in an emergency, with its hour and zone', () => {
    const text = textOf(courtLetter('pen_trap_order.emergency'));
    assert.match(text, /Order approving a trap and trace device/);
    assert.match(text, /began on 22 November 2026 20:05:00 UTC-05:00/);
    assert.match(text, /within 48 hours/);
    const usual = textOf(courtLetter('pen_trap_order.emergency', { pt_emergency: false }));
    assert.doesNotMatch(usual, /3125|approv/);
  });

  it('states reasonable suspicion in New York and probable cause in Washington', () => {
    assert.match(
      textOf(courtLetter('pen_trap_order.new-york')),
      /The applicant is Tomas Lindqvist[\s\S]*determines as well[\s\S]*reasonable suspicion that a designated crime/,
    );
    const change = { jurisdiction: { country: 'us', state: 'us-wa' }, papers: [] };
    const there = courtLetter('pen_trap_order.new-york', {}, change);
    assert.match(
      textOf(there),
      /RCW 9\.73\.260 asks for probable cause[\s\S]*protected health care services/,
    );
    assert.doesNotMatch(textOf(there), /705\.10/);
  });
});

describe('a pen register or trap and trace order of a State, and a federal one', () => {
  it('counts an extension from its own date, and a first order from the installation', () => {
    const time = (pt_extension: boolean) =>
      /authorized for 45 days from ([^(]*) \(18 U\.S\.C\. 3123\(c\)\)/.exec(
        textOf(courtLetter('pen_trap_order.new-york', { pt_extension })),
      )?.[1];
    assert.equal(time(true), 'the date of this order');
    assert.equal(
      time(false),
      'the day on which it is installed, but no longer than 60 days from the date of this order',
    );
  });

  it('is applied for by a prosecutor in New York, on probable cause in California', () => {
    const [application] = composed(courtLetter('pen_trap_order.new-york')).documents;
    const signers = application!.blocks.filter(({ type }) => type === 'signature').flatMap(blockLines);
    assert.equal(signers[0], 'Tomas Lindqvist');
    assert.ok(!signers.includes('Iris Calloway'));
    const california = textOf(courtLetter('pen_trap_order.california'));
    assert.match(california, /probable cause to believe that the device will lead to[\s\S]*638\.52\(b\)/);
    assert.doesNotMatch(textOf(courtLetter('pen_trap_order')), /probable cause|638\.52/);
  });

  it('reaches providers that it does not name only where it is federal', () => {
    const others = /applies to any person or entity that provides wire or electronic communication service/;
    assert.match(textOf(courtLetter('pen_trap_order.emergency')), others);
    assert.doesNotMatch(textOf(courtLetter('pen_trap_order')), others);
  });
});

describe('a non-disclosure order', () => {
  it('has the facts of each result that was chosen, and leaves a blank where there are none', () => {
    const draft = courtLetter('ndo_2705b', { adverse_results: ['flight'] });
    assert.match(composed(draft).documents[0]!.open.join(), /Facts that show a risk of flight/);
    assert.ok(problemsOf(draft).includes('field-missing at fields.adverse_flight'));
  });

  it('is not satisfied by the words of the statute', () => {
    const words = 'Notification will result in destruction of or tampering with evidence.';
    const found = problemsOf(courtLetter('ndo_2705b', { adverse_evidence: words }));
    assert.ok(found.includes('field-unreadable at fields.adverse_evidence'), found.join('; '));
  });

  it('needs its end and the one process that it is for', () => {
    assert.ok(
      problemsOf(courtLetter('ndo_2705b', { ndo_ends: undefined })).includes(
        'field-missing at fields.ndo_ends',
      ),
    );
    const loose = courtLetter('ndo_2705b', {}, { about: null });
    assert.ok(
      composed(loose).documents[0]!.open.includes('the subpoena, order or warrant that this goes with'),
    );
    assert.match(
      textOf(courtLetter('ndo_2705b')),
      /this search warrant and no other: dated 23 November 2026, reference 26-0117-3/,
    );
  });

  it('tells the provider none of the facts', () => {
    const served = textOf(courtLetter('ndo_2705b'), { audience: 'provider' });
    assert.match(served, /not notify any other person of the existence of the process until 20 May 2027/);
    assert.doesNotMatch(served, /wipe the phone|station/);
  });
});

describe('delay of notice', () => {
  it('is ordered by a court, or certified by a supervisory official', () => {
    assert.match(
      textOf(courtLetter('delayed_notice_2705a')),
      /90 days from 24 November 2026, that is until 22 February 2027, as an extension/,
    );
    const certified = composed(courtLetter('delayed_notice_2705a.supervisor'));
    assert.deepEqual(
      certified.documents.map(({ id }) => id),
      ['delayed_notice_certification'],
    );
    assert.match(textOf(courtLetter('delayed_notice_2705a.supervisor')), /true copy of this certification/);
    const served = composed(courtLetter('delayed_notice_2705a.supervisor'), { audience: 'provider' });
    assert.deepEqual(served.documents, [], 'the facts of a certification are not for the provider');
  });

  it('names the law of the State that owes the notice', () => {
    assert.match(textOf(courtLetter('delayed_notice_2705a')), /N\.M\. Stat\. 10-16F-4\(B\)/);
    const california = textOf(courtLetter('delayed_notice_2705a.california'));
    assert.match(california, /Penal Code 1546\.2\(b\)/);
    assert.match(california, /forbidden to notify any other party that information has been sought/);
    const federal = { jurisdiction: { country: 'us' }, ownNotices: [] };
    assert.match(
      textOf(courtLetter('delayed_notice_2705a', {}, federal)),
      /2705\(a\)\(1\)\(A\)[\s\S]*2705\(a\)\(5\)/,
    );
  });
});

describe('groups of data in an attachment', () => {
  it('agree with the least process of federal law', () => {
    const { floors } = loadLaw();
    const kinds = categoryKinds();
    const process = {
      subscriber: 'subpoena',
      records: 'court_order_2703d',
      content: 'search_warrant',
    } as const;
    for (const [kind, least] of Object.entries(process))
      for (const id of kinds[kind as keyof typeof process]) assert.equal(floors.get(id)?.process, least, id);
    const grouped = Object.values(kinds).flat();
    assert.deepEqual(
      [...floors.keys()].filter((id) => !grouped.includes(id)),
      [],
    );
    assert.equal(new Set(grouped).size, grouped.length);
  });
});
