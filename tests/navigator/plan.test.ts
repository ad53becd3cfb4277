/** The plan on the project's own law and catalog: examples whose answers were worked out by hand from the files. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plan } from '../../src/navigator/plan.js';
import { answers, ids, knowledge, stepOf } from './support.js';

describe('plan: one provider', () => {
  it('asks Snap by the lowest process: subpoena, 2703(d) order, warrant', () => {
    const made = plan(
      answers({ needs: ['who-runs-account', 'where-signed-in', 'with-whom-talk', 'what-was-said'] }),
      knowledge,
    );
    assert.deepEqual(
      made.steps.map((step) => step.id),
      ['snap.preservation', 'snap.subpoena', 'snap.court_order_2703d', 'snap.search_warrant'],
    );
    assert.deepEqual(ids(stepOf(made, 'snap', 'search_warrant')), ['message_content']);
    assert.deepEqual(ids(stepOf(made, 'snap', 'court_order_2703d')), [
      'contacts_friends',
      'message_metadata',
    ]);
    assert.ok(ids(stepOf(made, 'snap', 'subpoena')).includes('basic_subscriber'));
  });
  it('never goes below the floor, though the provider names a lower process', () => {
    const snap = knowledge.catalog.providers.get('snap')!;
    const lax = { ...snap, data: snap.data.map((row) => ({ ...row, process: 'subpoena' as const })) };
    const catalog = { providers: new Map([['snap', lax]]) };
    const made = plan(answers({ needs: ['what-photos'] }), { ...knowledge, catalog });
    const media = stepOf(made, 'snap', 'search_warrant').categories.find(
      (each) => each.id === 'media_photos_video',
    )!;
    assert.match(media.reasons[0]!.text, /^Federal floor: search warrant/);
    assert.ok(media.reasons.some((reason) => /Alone it is not enough/.test(reason.text)));
  });
  it("a provider's own policy raises the floor: LinkedIn's connections take a warrant", () => {
    const made = plan(
      answers({
        accounts: [
          { provider: 'linkedin', identifier: 'profile_url', value: 'linkedin.com/in/river-example' },
        ],
        needs: ['contacts'],
      }),
      knowledge,
    );
    assert.deepEqual(ids(stepOf(made, 'linkedin', 'search_warrant')), ['contacts_friends']);
  });
  it('puts preservation first, today, with what it keeps and its 90 days', () => {
    const [first] = plan(answers({ needs: ['what-was-said'] }), knowledge).steps;
    assert.equal(first?.id, 'snap.preservation');
    assert.equal(first?.urgency, 'today');
    assert.deepEqual(first?.preserves, ['message_content']);
    assert.deepEqual(first?.categories, []);
    assert.match(first?.why.text ?? '', /Lost first/);
    assert.deepEqual(
      first?.clocks.map(({ id, days }) => [id, days]),
      [['preservation', 90]],
    );
  });
  it('preservation only, when nothing else was ticked', () => {
    const made = plan(answers({ needs: ['keep-from-deletion'] }), knowledge);
    assert.deepEqual(
      made.steps.map((step) => step.id),
      ['snap.preservation'],
    );
    assert.ok((made.steps[0]?.preserves.length ?? 0) > 5);
  });
  it('what is still to come is not preserved and stands under its own order', () => {
    const made = plan(answers({ needs: ['live-from-now'] }), knowledge);
    assert.deepEqual(
      made.steps.map((step) => step.id),
      ['snap.pen_trap_order'],
    );
    assert.equal(made.steps[0]?.notice.userTold, 'no');
    assert.equal(made.steps[0]?.canIssue, false);
    assert.equal(made.steps[0]?.clocks.find((clock) => clock.id === 'pen_trap')?.days, 60);
  });
  it('says what cannot be had, why, and what else may answer', () => {
    const whatsapp = { provider: 'whatsapp', identifier: 'phone', value: '+19375550142' } as const;
    const made = plan(answers({ accounts: [whatsapp], needs: ['what-was-said'] }), knowledge);
    const [content] = made.notAvailable;
    assert.equal(content?.category, 'message_content');
    assert.match(content?.instead ?? '', /phones/);
    assert.ok(content?.reasons.every((reason) => reason.citation !== ''));
  });
  it('what no source says that a provider has is said, not asked: no tower dump at Snap', () => {
    const made = plan(answers({ needs: ['cell-sites'] }), knowledge);
    assert.deepEqual(
      made.notAvailable.map((each) => each.category),
      ['cell_site_location'],
    );
    assert.deepEqual(made.steps, []);
  });
  it('asks for a subscriber item that no source mentions, and says so', () => {
    const x = knowledge.catalog.providers.get('x-twitter')!;
    const silent = { ...x, data: x.data.filter((row) => row.category !== 'payment_instruments') };
    const made = plan(
      answers({
        accounts: [{ provider: 'x-twitter', identifier: 'handle', value: '@river' }],
        categories: ['payment_instruments'],
        needs: [],
      }),
      { ...knowledge, catalog: { providers: new Map([['x-twitter', silent]]) } },
    );
    const asked = made.steps.flatMap((step) => step.categories)[0];
    assert.equal(asked?.id, 'payment_instruments');
    assert.ok(asked?.reasons.some((reason) => /No source on record/.test(reason.text)));
  });
});

describe('plan: danger', () => {
  const danger = answers({
    danger: 'death-or-injury',
    businessCase: 'short-term-threat',
    narrative: 'He wrote that he will kill her tonight.',
    needs: ['danger-now', 'what-bought', 'live-from-now', 'with-whom-talk'],
  });
  it('puts the emergency request first and what does not bear on the danger under process', () => {
    const made = plan(danger, knowledge);
    assert.equal(made.steps[0]?.instrument, 'emergency_disclosure_request');
    assert.equal(made.steps[0]?.urgency, 'today');
    assert.ok(ids(made.steps[0]!).includes('location_history'));
    assert.deepEqual(ids(stepOf(made, 'snap', 'pen_trap_order')), ['pen_register']);
    assert.ok(made.steps[0]?.categories[0]?.reasons.some((reason) => /2702/.test(reason.citation)));
  });
  it('says by what process the rest follows, and that the provider decides', () => {
    const texts = plan(danger, knowledge)
      .steps[0]!.warnings.map((warning) => warning.text)
      .join(' ');
    assert.match(texts, /The provider decides/);
    assert.match(texts, /needs process afterwards: subpoena, .*search warrant/);
  });
});

describe('plan: authority, notice, period', () => {
  it('keeps a step that the person cannot have signed, and says who can', () => {
    const made = plan(
      answers({
        authority: { country: 'US', agencyType: 'local-police', canIssue: ['subpoena'] },
        needs: ['what-was-said'],
      }),
      knowledge,
    );
    const warrant = stepOf(made, 'snap', 'search_warrant');
    assert.equal(warrant.canIssue, false);
    assert.ok(warrant.warnings.some((warning) => /judge or magistrate/.test(warning.text)));
  });
  it('says that a higher process within reach covers it', () => {
    const made = plan(
      answers({ authority: { country: 'US', agencyType: 'local-police', canIssue: ['search_warrant'] } }),
      knowledge,
    );
    const subpoena = stepOf(made, 'snap', 'subpoena');
    assert.equal(subpoena.canIssue, false);
    assert.ok(subpoena.warnings.some((warning) => /search warrant\) reaches/.test(warning.text)));
  });
  it('what a lower process gives of a category is named', () => {
    const whatsapp = { provider: 'whatsapp', identifier: 'phone', value: '+19375550142' } as const;
    const can = { country: 'US', agencyType: 'local-police', canIssue: ['court_order_2703d'] } as const;
    const made = plan(
      answers({
        accounts: [whatsapp],
        authority: { ...can, canIssue: [...can.canIssue] },
        needs: ['contacts'],
      }),
      knowledge,
    );
    const texts = stepOf(made, 'whatsapp', 'search_warrant')
      .warnings.map((warning) => warning.text)
      .join(' ');
    assert.match(texts, /numbers blocked/);
  });
  it('asks for an order of silence where the person must not be told, never on a preservation', () => {
    const made = plan(answers({ mayNotify: false }), knowledge);
    assert.equal(stepOf(made, 'snap', 'subpoena').notice.delayBy, 'ndo_2705b');
    assert.ok(
      stepOf(made, 'snap', 'subpoena').warnings.some((warning) =>
        /order under 18 U\.S\.C\. 2705\(b\)/.test(warning.text),
      ),
    );
    assert.equal(stepOf(made, 'snap', 'preservation').notice.delayBy, null);
    assert.equal(stepOf(plan(answers(), knowledge), 'snap', 'subpoena').notice.delayBy, null);
  });
  it('assumes UTC aloud when no zone was stated', () => {
    const step = stepOf(
      plan(answers({ period: { from: '2026-10-01', to: '2026-11-20' } }), knowledge),
      'snap',
      'subpoena',
    );
    assert.deepEqual(step.period, { from: '2026-10-01', to: '2026-11-20', zone: 'UTC', assumed: ['zone'] });
    assert.ok(step.missing.some((missing) => missing.kind === 'zone'));
    assert.ok(step.warnings.some((warning) => /not stated by you/.test(warning.text)));
  });
  it('misses the period where there is none', () => {
    const step = stepOf(plan(answers({ period: undefined }), knowledge), 'snap', 'subpoena');
    assert.ok(step.missing.some((missing) => missing.kind === 'period'));
  });
  it('marks facts that are older than the review period, on the day asked about', () => {
    const stale = (asOf: string) =>
      stepOf(plan(answers({ asOf }), knowledge), 'snap', 'subpoena').categories[0]!.reasons.at(-1)!.stale;
    assert.equal(stale('2025-07-02'), false);
    assert.equal(stale('2030-01-01'), true);
  });
});

describe('plan: accounts', () => {
  it('puts all accounts of a provider into one instrument', () => {
    const two = ['river.fox22', 'big.mike_7'].map(
      (value) => ({ provider: 'snap', identifier: 'username', value }) as const,
    );
    const made = plan(answers({ accounts: [...two] }), knowledge);
    assert.deepEqual(
      stepOf(made, 'snap', 'subpoena').identifiers.map((each) => each.value),
      ['big.mike_7', 'river.fox22'],
    );
  });
  it('knows a Gmail address and a link without being told the provider', () => {
    const made = plan(
      answers({
        accounts: [
          { identifier: 'email', value: 'river.fox22@gmail.com' },
          { identifier: 'profile_url', value: 'https://www.tiktok.com/@river.fox22' },
        ],
      }),
      knowledge,
    );
    assert.deepEqual([...new Set(made.steps.map((step) => step.provider))].sort(), ['google', 'tiktok']);
  });
  it('takes the name out of a link where the provider cannot search by links', () => {
    const link = { identifier: 'profile_url', value: 'https://www.snapchat.com/add/river.fox22' } as const;
    const made = plan(answers({ accounts: [link] }), knowledge);
    assert.deepEqual(made.steps[0]?.identifiers, [{ identifier: 'username', value: 'river.fox22' }]);
  });
  it('does not guess a carrier, an internet provider or a company mail host', () => {
    const made = plan(
      answers({
        accounts: [
          { identifier: 'phone', value: '+19375550142' },
          { identifier: 'ip_address', value: '198.51.100.7' },
          { identifier: 'email', value: 'mike@example.com' },
          { provider: 'no-such-provider', identifier: 'username', value: 'mike' },
        ],
      }),
      knowledge,
    );
    assert.deepEqual(made.steps, []);
    assert.equal(made.unplaced.length, 4);
    assert.match(made.unplaced.find((each) => each.identifier === 'phone')!.how, /portability/);
    assert.match(made.unplaced.find((each) => each.identifier === 'ip_address')!.how, /ARIN/);
    assert.match(made.unplaced.find((each) => each.identifier === 'username')!.why, /no-such-provider/);
  });
  it('says how to find an identifier that the provider can search by', () => {
    const link = { provider: 'whatsapp', identifier: 'username', value: 'Big Mike' } as const;
    const step = plan(answers({ accounts: [link] }), knowledge).steps[0]!;
    assert.equal(step.missing[0]?.kind, 'phone');
    assert.ok(step.warnings.some((warning) => /No account of yours/.test(warning.text)));
  });
  it('advises the stable id beside a name that its user can change', () => {
    const step = stepOf(plan(answers(), knowledge), 'snap', 'subpoena');
    assert.ok(step.missing.some((missing) => missing.kind === 'user_id'));
  });
  it('tells what law it does not have: a State, another country', () => {
    const nowhere = plan(answers({ authority: { ...answers().authority, state: 'ZZ' } }), knowledge);
    assert.ok(nowhere.warnings.some((warning) => /your State \(ZZ\) is not in Tecum/.test(warning.text)));
    const ohio = plan(answers({ authority: { ...answers().authority, state: 'OH' } }), knowledge);
    assert.ok(!ohio.warnings.some((warning) => /not in Tecum/.test(warning.text)));
    const chilean = plan(
      answers({ authority: { country: 'CL', agencyType: 'police', canIssue: ['mlat'] } }),
      knowledge,
    );
    assert.ok(
      chilean.warnings.some((warning) => /law of your country \(Chile\) is not in Tecum/.test(warning.text)),
    );
  });
});

describe('plan: gate', () => {
  it('makes no step when refused, and gives the reason', () => {
    const made = plan(
      answers({
        offence: undefined,
        narrative: 'watch the Riverside protest group to see what they are up to',
      }),
      knowledge,
    );
    assert.equal(made.decision, 'refused');
    assert.deepEqual([made.steps, made.notAvailable, made.unplaced], [[], [], []]);
    assert.ok(made.reasons.length > 0 && made.askWhom);
  });
  it('shows a reviewer what would be asked, and says that it waits', () => {
    const made = plan(answers({ businessCase: 'high-risk-violence' }), knowledge);
    assert.equal(made.decision, 'needs-review');
    assert.ok(made.steps.length > 0);
    assert.ok(made.warnings.some((warning) => /waits for a review/.test(warning.text)));
  });
});
