/** Search warrants: two steps, one paper for several providers, and what a State's law makes of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { combineDrafts } from '../../src/letters/combined.js';
import { blockLines } from '../../src/letters/markdown/blocks.js';
import { composed, courtLetter, textOf } from './court-letters.js';

const several = () => courtLetter('search_warrant.several');
const titles = (options = {}) => composed(several(), options).documents.map(({ title }) => title);
const paper = (name: string, title: string) => {
  const one = composed(courtLetter(name)).documents.find((document) => document.title === title)!;
  return one.blocks.flatMap(blockLines).join('\n');
};

describe('a warrant for several providers', () => {
  it('has one application, affidavit and warrant, and pages for each provider', () => {
    assert.deepEqual(titles(), [
      'Application for a search warrant',
      'Affidavit in support of a search warrant',
      'Search warrant',
      ...['A', 'B', 'C'].flatMap((page, index) =>
        ['Attachment A', 'Attachment B', 'Certificate of records', 'Return and inventory'].map(
          (title) => `Page ${page}: ${title}, ${['Snap', 'Google', 'Discord'][index]}`,
        ),
      ),
    ]);
    const ids = composed(several()).documents.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("gives each page that provider's accounts, dates and kinds of data, and no other's", () => {
    const pages = composed(several()).documents.filter(
      ({ template }) => template.id === 'search_warrant_attachment_b',
    );
    const [snap, google, discord] = pages.map(({ blocks }) => blocks.flatMap(blockLines).join('\n'));
    assert.match(snap!, /Content of messages/);
    assert.doesNotMatch(snap!, /Backups|Groups, channels/);
    assert.match(google!, /Backups and stored files/);
    assert.match(google!, /from 15 October 2026/);
    assert.match(google!, /the provider's reference G-90012/);
    assert.doesNotMatch(google!, /Content of messages/);
    assert.match(discord!, /Groups, channels and servers/);
    assert.doesNotMatch(discord!, /### Content|G-90012/);
  });

  it('cuts the packet of one provider, in which no other provider and no affidavit is found', () => {
    const packet = textOf(several(), { target: 1, audience: 'provider' });
    assert.deepEqual(titles({ target: 1, audience: 'provider' }), [
      'Search warrant',
      'Page B: Attachment A, Google',
      'Page B: Attachment B, Google',
      'Page B: Certificate of records, Google',
    ]);
    assert.match(packet, /river\.fox22\.mail@gmail\.com/);
    assert.doesNotMatch(packet, /Snap|Discord|172002275412279296|showed me her telephone/i);
  });

  it('serves the same signed sheet on each provider', () => {
    const sheet = (target: number) =>
      JSON.stringify(
        composed(several(), { target, audience: 'provider' }).documents.find(
          ({ id }) => id === 'search_warrant',
        )!.blocks,
      );
    assert.equal(sheet(0), sheet(1));
    assert.equal(sheet(1), sheet(2));
  });

  it('refuses a provider that is not there', () => {
    assert.throws(
      () => textOf(several(), { target: 3 }),
      (error) => isProblem(error) && error.code === 'letter-target-unknown',
    );
  });

  it('is made of the drafts that a plan combines', () => {
    const snap = courtLetter('search_warrant');
    const discord = { ...courtLetter('search_warrant.several'), id: 'discord.search_warrant' };
    const alone = { ...courtLetter('court_order_2703d') };
    const own = {
      ...discord,
      facts: { ...discord.facts, provider: { id: 'discord', name: 'Discord' }, targets: [] },
    };
    const reason = { text: '', citation: '' };
    const combined = [{ steps: [snap.id, own.id], process: 'search_warrant' as const, text: '', reason }];
    const made = combineDrafts([snap, alone, own], { combined });
    assert.deepEqual(
      made.map(({ id }) => id),
      [snap.id, alone.id],
    );
    assert.deepEqual(
      made[0]!.facts.targets.map(({ provider }) => provider.id),
      ['discord'],
    );
    assert.deepEqual(combineDrafts([snap, alone], { combined }), [snap, alone]);
  });
});

describe('attachments of a warrant', () => {
  it('names the property in A and nothing else', () => {
    const text = paper('search_warrant', 'Attachment A');
    assert.match(text, /river\.fox22/);
    assert.doesNotMatch(text, /messages|menacing|disclose/i);
  });

  it('keeps what is disclosed apart from what is seized, and content apart from records', () => {
    const text = paper('search_warrant', 'Attachment B');
    const [, disclosed, seized, review] = text.split(/^(?:I|II|III)\. /m);
    assert.match(
      disclosed!,
      /Content\nContent of messages[\s\S]*Subscriber and session records\nSubscriber information/,
    );
    assert.doesNotMatch(disclosed!, /firearm/);
    assert.match(seized!, /aggravated menacing[\s\S]*Pictures of a firearm/);
    assert.doesNotMatch(seized!, /Log of sign-ins/);
    assert.match(review!, /filter team[\s\S]*sealed/);
  });

  it('never says that everything is asked for', () => {
    assert.doesNotMatch(
      textOf(courtLetter('search_warrant')),
      /any and all|all records|entire|including but not limited/i,
    );
  });
});

describe('warrants of a State', () => {
  const warrant = (name: string) => paper(name, 'Search warrant');

  it('California: in the name of the People, with grounds, sealing of what is unrelated, ten days and Evidence Code 1561', () => {
    const text = warrant('search_warrant.california');
    assert.match(text, /The People of the State of California to any peace officer/);
    assert.match(
      text,
      /\(4\) it is or constitutes evidence that tends to show that a felony has been committed/,
    );
    assert.match(
      text,
      /unrelated to its objective is sealed, and is not reviewed, used or disclosed without a further order/,
    );
    assert.match(text, /within ten days after its date \(Penal Code 1534\(a\)\)/);
    assert.match(text, /Evidence Code 1561/);
    assert.match(
      text,
      /Night service is asked for on the good cause[\s\S]*Approved: it may be served at any time[\s\S]*Not approved/,
    );
    assert.match(paper('search_warrant.california', 'Attachment B'), /1546\.1\(d\)\(1\)/);
  });

  it('California: notice now, notice to the Department of Justice, or a delay of as many days as were given', () => {
    const told = (fields: Record<string, boolean>) =>
      textOf(courtLetter('search_warrant.california', fields));
    const delayed = told({});
    assert.match(delayed, /delayed for 60 days/);
    assert.doesNotMatch(delayed, /free to tell|does not forbid the provider/);
    const now = told({ ca_delay_notice: false });
    assert.match(now, /At the time of execution the agency gives each identified target a notice/);
    assert.doesNotMatch(now, /delayed for|wipe the phone/);
    assert.match(told({ ca_delay_notice: false, ca_target_known: false }), /Department of Justice/);
  });

  it('California: keeps what would name an informant in a paper of its own, for the court alone', () => {
    const draft = courtLetter('search_warrant.california');
    assert.match(textOf(draft, { audience: 'court' }), /brother of the second student/);
    assert.doesNotMatch(textOf(draft, { audience: 'provider' }), /brother of the second student/);
    assert.doesNotMatch(
      paper('search_warrant.california', 'Affidavit in support of a search warrant'),
      /brother/,
    );
    assert.doesNotMatch(
      textOf(courtLetter('search_warrant.california', { hobbs_sealing: false })),
      /Hobbs|brother/,
    );
  });

  it('Texas: runs in the name of The State of Texas, and the deadline is the 15th business day or an earlier one', () => {
    assert.match(
      warrant('search_warrant.texas'),
      /The State of Texas to any peace officer[\s\S]*business day no\. 4 after/,
    );
    assert.match(
      warrant('search_warrant.texas'),
      /failure to comply with the warrant by this earlier deadline would \(Tex\. Code Crim\. Proc\. 18B\.356\(b\)\):\ncreate a material risk of danger to the life/,
    );
    const usual = textOf(courtLetter('search_warrant.texas', { tx_early: false }));
    assert.match(usual, /the 15th business day after the date this warrant is served/);
    assert.doesNotMatch(usual, /\d+ days (from|of) service/);
    assert.doesNotMatch(usual, /material risk to the lives/);
  });

  it('Virginia: why the corporation possesses the records, and fifteen days', () => {
    const text = textOf(courtLetter('search_warrant.virginia'));
    assert.match(text, /possesses the records, actually or constructively, for this reason/);
    assert.match(text, /void if it is not carried out within 15 days/);
  });

  it('a federal warrant names at most fourteen days and a declaration by 28 U.S.C. 1746', () => {
    const text = textOf(courtLetter('search_warrant.federal'));
    assert.match(text, /not later than 14 days after its date/);
    assert.match(text, /28 U\.S\.C\. 1746/);
    assert.doesNotMatch(textOf(courtLetter('search_warrant')), /14 days after its date/);
  });

  it('Utah: what is incidental is not used', () => {
    const state = { country: 'us', state: 'us-ut' };
    assert.match(textOf(courtLetter('search_warrant', {}, { jurisdiction: state })), /77-23c-102\(1\)\(b\)/);
  });

  it('Washington: the sentence of RCW 10.96.020 stands on the first page of a warrant and of an order', () => {
    const papers = [
      {
        id: 'us.wa.10_96_020.sentence',
        kind: 'text',
        text: '',
        placement: 'first-page',
        citation: 'RCW 10.96.020(2)',
      },
    ];
    const change = { jurisdiction: { country: 'us', state: 'us-wa' }, papers };
    assert.match(
      textOf(courtLetter('search_warrant', {}, change)),
      /This warrant is issued pursuant to RCW 10\.96\.020/,
    );
    assert.match(
      textOf(courtLetter('court_order_2703d', {}, change)),
      /This order is issued pursuant to RCW 10\.96\.020/,
    );
  });
});
