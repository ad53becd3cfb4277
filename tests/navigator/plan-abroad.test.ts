/** Across borders: which ways lie side by side, which is taken, whom it names. Written from the statutes and treaties. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AgencyType } from '../../src/base/vocabulary.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers, Plan, Step } from '../../src/navigator/types.js';
import { answers, ids, knowledge, stepOf } from './support.js';

const serious = { name: 'Blackmail', statute: 'Theft Act 1968 s 21', maxPenaltyYears: 14 };
const instagram = { provider: 'meta-instagram', identifier: 'username', value: 'river.fox' } as const;
const uk: Answers['authority'] = {
  country: 'GB',
  agencyType: 'police',
  canIssue: ['copo', 'ipa_authorisation'],
};

function madeBy(authority: Answers['authority'], more: Partial<Answers> = {}): Plan {
  return plan(
    answers({
      authority,
      offence: serious,
      accounts: [instagram],
      needs: ['who-runs-account', 'what-was-said'],
      ...more,
    }),
    knowledge,
  );
}
const french = (agencyType: AgencyType): Answers['authority'] => ({
  country: 'FR',
  agencyType,
  canIssue: ['epoc', 'epoc_pr', 'mlat'],
});
const way = (step: Step, id: string) => step.paths?.find((path) => path.id === id);
const taken = (step: Step): string[] =>
  (step.paths ?? []).filter((path) => path.chosen).map((path) => path.id);

describe('plan: a UK officer and Meta', () => {
  it('content by an overseas production order, communications data by a Part 3 authorisation, to the US company', () => {
    const made = madeBy(uk);
    const copo = stepOf(made, 'meta-instagram', 'copo');
    assert.deepEqual(ids(copo), ['message_content']);
    assert.equal(copo.entity, 'Meta Platforms, Inc.');
    assert.deepEqual(taken(copo), ['uk.copo']);
    assert.equal(way(copo, 'uk.copo')?.days, 7);
    assert.ok(ids(stepOf(made, 'meta-instagram', 'ipa_authorisation')).includes('basic_subscriber'));
  });
  it('communications data come before content, and neither goes to the provider’s portal (COPO s 9)', () => {
    const [first, second] = madeBy(uk).steps.filter((step) => step.categories.length > 0) as [Step, Step];
    assert.equal(first.process, 'ipa_authorisation');
    assert.equal(second.process, 'copo');
    assert.match(second.channel?.value ?? '', /Secretary of State/);
    assert.match(second.channel?.reason.citation ?? '', /Crime \(Overseas Production Orders\) Act 2019, s 9/);
    assert.match(first.channel?.value ?? '', /Designated Authority/);
  });
  it('shows mutual legal assistance beside it, open and slower', () => {
    const copo = stepOf(madeBy(uk), 'meta-instagram', 'copo');
    const mlat = copo.paths?.find((path) => path.path === 'mlat');
    assert.equal(mlat?.open, true);
    assert.equal(mlat?.chosen, false);
    assert.ok(copo.paths?.every((path) => path.why !== '' && path.expect !== '' && path.reasons.length > 0));
  });
  it('an offence below three years closes the agreement, and the step says so and takes another way', () => {
    const petty = madeBy(uk, { offence: { ...serious, maxPenaltyYears: 2 } });
    const step = petty.steps.find((each) => ids(each).includes('message_content'))!;
    assert.equal(step.process, 'mlat');
    assert.equal(way(step, 'uk.copo')?.open, false);
    assert.match(way(step, 'uk.copo')?.why ?? '', /at least 3 years; yours carries 2/);
  });
  it('does not speak of American clocks, orders of silence or costs', () => {
    for (const step of madeBy(uk, { mayNotify: false }).steps) {
      assert.ok(!step.clocks.some((each) => /U\.S\.C\.|Fed\. R\./.test(each.citation)), step.id);
      assert.equal(step.notice.delayBy, null);
      assert.ok(!step.warnings.some((warning) => /2705\(b\)/.test(warning.text)), step.id);
    }
  });
  it('UK and GB are one country', () => {
    assert.deepEqual(
      madeBy({ ...uk, country: 'UK' }).steps.map((step) => step.id),
      madeBy(uk).steps.map((step) => step.id),
    );
  });
});

describe('plan: the European Union', () => {
  it('an investigating judge: an EPOC to Meta’s Irish company, and an EPOC-PR first', () => {
    const made = madeBy(french('investigating-judge'));
    const [first] = made.steps;
    assert.equal(first?.instrument, 'epoc_pr');
    assert.equal(first?.entity, 'Meta Platforms Ireland Ltd.');
    assert.equal(first?.clocks.find((each) => each.id === 'preservation')?.days, 60);
    const epoc = stepOf(made, 'meta-instagram', 'epoc');
    assert.equal(epoc.entity, 'Meta Platforms Ireland Ltd.');
    assert.equal(epoc.clocks.find((each) => each.id === 'production')?.days, 10);
    assert.ok(epoc.papers?.some((paper) => paper.kind === 'form'));
  });
  it('in danger the EPOC’s days are its eight hours', () => {
    const made = madeBy(french('investigating-judge'), {
      danger: 'death-or-injury',
      needs: ['what-was-said', 'what-bought'],
      categories: [],
    });
    const paths = made.steps.flatMap((step) => step.paths ?? []).filter((path) => path.path === 'epoc');
    assert.ok(paths.some((path) => path.days !== null && Math.abs(path.days * 24 - 8) < 0.01));
  });
  it('a prosecutor alone orders subscriber data; content waits for a judge’s validation', () => {
    const epocs = madeBy(french('prosecutor')).steps.filter((each) => each.instrument === 'epoc');
    const why = (id: string) =>
      epocs.flatMap((step) => step.categories).find((each) => each.id === id)?.because ?? '';
    assert.match(why('basic_subscriber'), /You may issue it yourself/);
    assert.match(why('message_content'), /You apply for it\. A judge/);
  });
  it('what a prosecutor may issue and what takes a judge are two certificates, the lighter first', () => {
    const epocs = madeBy(french('prosecutor')).steps.filter((each) => each.instrument === 'epoc');
    assert.deepEqual(
      epocs.map((step) => step.id),
      ['meta-instagram.epoc.identity', 'meta-instagram.epoc.traffic-content'],
    );
    const [light, heavy] = epocs as [Step, Step];
    assert.ok(!ids(light).includes('message_content') && !ids(heavy).includes('basic_subscriber'));
    const told = (step: Step): string =>
      JSON.stringify(step.paths?.filter((path) => path.chosen).map((path) => path.why));
    assert.doesNotMatch(told(light), /Also told: The enforcing authority/);
    assert.match(told(heavy), /Also told: The enforcing authority/);
  });
  it('an EPOC goes over the decentralised IT system (art 19), and the provider’s portal comes after it', () => {
    const [epoc] = madeBy(french('judge')).steps.filter((each) => each.instrument === 'epoc');
    assert.equal(epoc?.channel?.type, 'IT system');
    assert.match(epoc?.channel?.reason.citation ?? '', /2023\/1543, art 19/);
    assert.match(epoc?.otherChannels[0]?.note ?? '', /this does not go there/);
  });
  it('where nobody knows in which country a provider sits, no treaty with Parties leads there', () => {
    const meta = knowledge.catalog.providers.get('meta-instagram')!;
    const nowhere = {
      ...meta,
      id: 'nowhere',
      entities: [{ region: 'other', name: 'Nowhere Ltd', source: 's1' }],
    };
    const made = plan(
      answers({
        authority: french('prosecutor'),
        accounts: [{ provider: 'nowhere', identifier: 'username', value: 'river.fox22' }],
        needs: ['what-was-said'],
        offence: serious,
      }),
      { ...knowledge, catalog: { providers: new Map([['nowhere', nowhere]]) } },
    );
    const ways = made.steps.flatMap((step) => step.paths ?? []).map((path) => path.id);
    assert.ok(ways.includes('mlat.request'), ways.join());
    assert.ok(!ways.some((id) => /eio|budapest/.test(id)), ways.join());
  });
  it('without an establishment on record in the Union the EPOC stays in view, closed, and says what to find out', () => {
    const catalog = { providers: new Map([...knowledge.catalog.providers].filter(([id]) => id === 'snap')) };
    const snap = catalog.providers.get('snap')!;
    const american = {
      ...snap,
      entities: snap.entities.filter((each) => each.region === 'us'),
      history: undefined,
    };
    const made = plan(
      answers({ authority: french('investigating-judge'), offence: serious, needs: ['what-was-said'] }),
      { ...knowledge, catalog: { providers: new Map([['snap', american as typeof snap]]) } },
    );
    const step = made.steps.find((each) => ids(each).includes('message_content'))!;
    assert.equal(step.process, 'mlat');
    const epoc = step.paths?.find((path) => path.path === 'epoc');
    assert.equal(epoc?.open, false);
    assert.match(epoc?.why ?? '', /No establishment .* of Snap/);
  });
  it('an Irish judge does not send an EPOC to Dublin: it is a matter of Irish law', () => {
    const irish = madeBy({ country: 'IE', agencyType: 'judge', canIssue: ['epoc', 'foreign_order'] });
    const step = irish.steps.find((each) => ids(each).includes('message_content'))!;
    assert.equal(step.process, 'foreign_order');
    assert.equal(way(step, taken(step)[0]!)?.path, 'domestic');
    assert.ok(step.paths?.filter((path) => path.path === 'epoc').every((path) => !path.open));
  });
  it('Denmark takes no part in the Regulation', () => {
    const danish = madeBy({ country: 'DK', agencyType: 'judge', canIssue: ['epoc', 'mlat'] });
    assert.ok(danish.steps.every((step) => step.process !== 'epoc' && step.instrument !== 'epoc_pr'));
  });
});

describe('plan: everyone else', () => {
  it('India: content by letter of request; the section 94 order is shown beside, as the provider’s own choice', () => {
    const made = madeBy({ country: 'IN', agencyType: 'police', canIssue: ['bnss_94', 'mlat'] });
    const content = made.steps.find((each) => ids(each).includes('message_content'))!;
    assert.equal(content.process, 'mlat');
    assert.ok(content.paths?.some((path) => /BNSS|Bharatiya/.test(JSON.stringify(path.reasons))));
    const subscriber = made.steps.find((each) => ids(each).includes('basic_subscriber'))!;
    assert.ok(subscriber.paths?.some((path) => path.process === 'bnss_94'));
  });
  it('what a provider says that it gives directly is asked for directly, and nothing else is', () => {
    const meta = knowledge.catalog.providers.get('meta-instagram')!;
    const giving = {
      ...meta,
      international: { ...meta.international!, direct: ['basic_subscriber' as const] },
    };
    const catalog = { providers: new Map([['meta-instagram', giving]]) };
    const made = plan(
      answers({
        authority: { country: 'IN', agencyType: 'police', canIssue: ['bnss_94'] },
        accounts: [instagram],
        needs: ['who-runs-account', 'what-was-said'],
        offence: serious,
      }),
      { ...knowledge, catalog },
    );
    assert.deepEqual(ids(stepOf(made, 'meta-instagram', 'bnss_94')), ['basic_subscriber']);
    assert.ok(!ids(stepOf(made, 'meta-instagram', 'mlat')).includes('basic_subscriber'));
  });
  it('a provider that gives directly to one country gives so to that country alone', () => {
    const meta = knowledge.catalog.providers.get('meta-instagram')!;
    const international = {
      ...meta.international!,
      direct: ['basic_subscriber' as const],
      direct_from: ['CA'],
    };
    const know = {
      ...knowledge,
      catalog: { providers: new Map([['meta-instagram', { ...meta, international }]]) },
    };
    const by = (country: string) =>
      plan(
        answers({
          authority: { country, agencyType: 'police', canIssue: ['mlat'] },
          accounts: [instagram],
          needs: [],
          categories: ['basic_subscriber'],
          offence: serious,
        }),
        know,
      ).steps.find((step) => step.categories.length > 0)!;
    assert.equal(by('BR').process, 'mlat');
    assert.notEqual(by('CA').process, 'mlat');
  });
  it('a country whose law is not on file: mutual legal assistance, and a word that its own law comes first', () => {
    const made = madeBy(
      { country: 'BR', agencyType: 'police', canIssue: ['mlat'] },
      { needs: ['what-was-said'] },
    );
    assert.deepEqual(
      made.steps.filter((step) => step.categories.length > 0).map((step) => step.process),
      ['mlat'],
    );
    assert.ok(
      made.warnings.some((warning) => /law of your country \(Brazil\) is not in Tecum/.test(warning.text)),
    );
  });
});

describe('plan: an American authority and a provider abroad', () => {
  const threema = { provider: 'threema', identifier: 'user_id', value: 'ABCD1234' } as const;
  it('what a company abroad says that it gives to nobody abroad takes mutual legal assistance', () => {
    const telegram = knowledge.catalog.providers.get('telegram')!;
    const closed = { ...telegram, international: { ...telegram.international!, direct: [] } };
    const made = plan(
      answers({ accounts: [{ provider: 'telegram', identifier: 'phone', value: '+19375550142' }] }),
      {
        ...knowledge,
        catalog: { providers: new Map([['telegram', closed]]) },
      },
    );
    assert.ok(made.steps.some((step) => step.process === 'mlat'));
    assert.ok(made.steps.every((step) => step.categories.length === 0 || step.process === 'mlat'));
  });
  it('says that US process may not bind, and shows mutual legal assistance beside', () => {
    const made = plan(answers({ accounts: [threema] }), knowledge);
    const step = made.steps.find((each) => each.categories.length > 0)!;
    assert.ok(step.warnings.some((warning) => /may not bind/.test(warning.text)));
    assert.ok(step.paths?.some((path) => path.path === 'mlat' && path.open));
    assert.equal(step.paths?.find((path) => path.id === 'us.direct')?.path, 'direct');
  });
  it('Switzerland is a Party of the Budapest Convention: its 24/7 network may keep the data', () => {
    const keep = stepOf(plan(answers({ accounts: [threema] }), knowledge), 'threema', 'preservation');
    assert.ok(keep.paths?.some((path) => path.path === 'network-24-7' && path.open));
  });
  it('an American provider has no ways across a border', () => {
    for (const step of plan(answers(), knowledge).steps) assert.equal(step.paths, undefined);
  });
});

describe('the law files and the block of American law', () => {
  it('no way that binds nobody reaches content', () => {
    const content = new Set([
      'message_content',
      'posts_private',
      'media_photos_video',
      'stories_ephemeral',
      'voicemail',
      'cloud_backup',
      'ai_conversations',
      'deleted_content',
    ]);
    for (const law of knowledge.laws.laws.values())
      for (const route of law.dated.routes)
        if (route.path === 'voluntary')
          assert.deepEqual(
            route.categories.filter((each) => content.has(each)),
            [],
            route.id,
          );
  });
});

describe('plan: danger abroad', () => {
  it('content of an American provider stays with its own way, for 2702 forbids to give it abroad', () => {
    const made = madeBy(uk, {
      danger: 'death-or-injury',
      businessCase: 'short-term-threat',
      needs: [],
      categories: ['message_content', 'basic_subscriber'],
    });
    assert.deepEqual(ids(stepOf(made, 'meta-instagram', 'emergency')), ['basic_subscriber']);
    assert.deepEqual(ids(stepOf(made, 'meta-instagram', 'copo')), ['message_content']);
  });
  it('an authority abroad learns that the American exception does not speak of it, and who answers', () => {
    const made = madeBy(uk, {
      danger: 'death-or-injury',
      needs: ['danger-now'],
      businessCase: 'short-term-threat',
    });
    const [first] = made.steps;
    assert.equal(first?.process, 'emergency');
    assert.ok(first?.warnings.some((warning) => /means one of the United States/.test(warning.text)));
    assert.ok(!/2702\(b\)\(8\)/.test(first?.why.citation ?? ''), first?.why.citation);
  });
});
