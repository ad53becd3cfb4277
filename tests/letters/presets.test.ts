/** What a form of another country begins with when its letter comes from a plan: ticks that follow from the step, and no more. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadLaws } from '../../src/law/load.js';
import { letterField } from '../../src/letters/fields.js';
import { draftLetters, type LetterSettings, loadTemplate, senderFrom } from '../../src/letters/index.js';
import { presetRules } from '../../src/letters/preset-rules.js';
import { plan } from '../../src/navigator/index.js';
import type { Answers } from '../../src/navigator/types.js';
import { knowledge as know } from '../navigator/support.js';

function answers(authority: Answers['authority'], account: Answers['accounts'][number]): Answers {
  return {
    businessCase: 'investigate-crime',
    offence: { name: 'Fraud', statute: 'Example Code 1', maxPenaltyYears: 5 },
    authority,
    danger: 'none',
    accounts: [account],
    needs: ['who-runs-account', 'where-signed-in', 'what-was-said'],
    period: { from: '2026-09-10', to: '2026-11-10', zone: 'Europe/Paris' },
    mayNotify: false,
    narrative: 'The account sells watches that do not exist; twenty persons paid.',
    asOf: '2026-11-24',
  };
}

/** Fields of each letter of the plan, by the step's id. */
function fieldsOf(given: Answers, settings: LetterSettings = {}) {
  const sender = senderFrom({ number: '26-1' }, []);
  const drafts = draftLetters(plan(given, know), given, { ...know, ...sender, settings });
  return new Map(drafts.map(({ id, facts }) => [id, facts.fields]));
}

const judge: Answers['authority'] = {
  country: 'FR',
  agencyType: 'investigating-judge',
  canIssue: ['epoc', 'epoc_pr', 'mlat'],
};
const account = { provider: 'meta-instagram', identifier: 'username', value: 'atelier.lumiere.75' } as const;

describe('what a certificate of the Regulation begins with', () => {
  it('ticks the classes and boxes of the data asked, and no others', () => {
    const fields = fieldsOf(answers(judge, account));
    const light = fields.get('meta-instagram.epoc.identity')!;
    const heavy = fields.get('meta-instagram.epoc.traffic-content')!;
    assert.deepEqual(light.eu_classes, ['subscriber', 'identification']);
    assert.deepEqual(light.eu_identification, ['ip']);
    assert.equal(light.eu_content, undefined);
    assert.deepEqual(heavy.eu_classes, ['content']);
    assert.deepEqual(heavy.eu_content, ['messages']);
    assert.equal(heavy.eu_subscriber, undefined);
    assert.deepEqual(fields.get('meta-instagram.epoc_pr')!.eu_classes, [
      'subscriber',
      'identification',
      'content',
    ]);
  });

  it('leaves to a person whether the enforcing authority is notified, but for data that need no notification', () => {
    const fields = fieldsOf(answers(judge, account));
    const light = fields.get('meta-instagram.epoc.identity')!;
    const heavy = fields.get('meta-instagram.epoc.traffic-content')!;
    assert.deepEqual([light.eu_notified, light.eu_deadline], [false, 'ten-days']);
    assert.deepEqual([heavy.eu_notified, heavy.eu_deadline], [undefined, undefined]);
  });

  it('says what kind of authority issues, and that a judge needs no validation', () => {
    const light = fieldsOf(answers(judge, account)).get('meta-instagram.epoc.identity')!;
    assert.deepEqual(
      [light.eu_issuing_state, light.eu_issuing_type, light.eu_validation],
      ['France', 'judge', 'not-needed'],
    );
    const police = answers({ ...judge, agencyType: 'police' }, account);
    const other = fieldsOf(police).get('meta-instagram.epoc.identity')!;
    assert.deepEqual([other.eu_issuing_type, other.eu_validation], ['other', undefined]);
  });

  it('ticks the three years only where the offence carries them', () => {
    const heavy = (given: Answers) => fieldsOf(given).get('meta-instagram.epoc.traffic-content');
    assert.deepEqual(heavy(answers(judge, account))!.eu_threshold, ['three-years']);
    const unknown = { ...answers(judge, account), offence: { name: 'Fraud' } };
    assert.equal(heavy(unknown)?.eu_threshold, undefined);
  });

  it('gives way to what a person wrote', () => {
    const fields = fieldsOf(answers(judge, account), { fields: { eu_classes: ['subscriber'] } });
    assert.deepEqual(fields.get('meta-instagram.epoc.identity')!.eu_classes, ['subscriber']);
  });
});

describe('what letters of other countries begin with', () => {
  const canada: Answers['authority'] = {
    country: 'CA',
    agencyType: 'police',
    canIssue: ['preservation', 'production_order', 'mlat'],
  };

  it('tells a provider at home from one abroad: Canada', () => {
    const home = fieldsOf(
      answers(canada, { provider: 'textnow', identifier: 'phone', value: '+19025550177' }),
    );
    assert.equal(home.get('textnow.preservation')!.can_preserve, 'demand');
    const kinds = [...home].filter(([id]) => id.includes('production_order'));
    assert.ok(kinds.length >= 2);
    assert.ok(kinds.every(([, fields]) => fields.can_abroad === false));
    assert.equal(home.get('textnow.production_order.transmission')!.can_kind, 'transmission');
    const away = fieldsOf(
      answers(canada, { provider: 'google', identifier: 'email', value: 'north.lantern7@gmail.com' }),
    );
    assert.equal(away.get('google.preservation')!.can_preserve, 'request');
    assert.deepEqual(
      [away.get('google.production_order')!.can_abroad, away.get('google.production_order')!.can_kind],
      [true, 'general'],
    );
  });

  it('says that an order of section 94 is put to a provider abroad: India', () => {
    const india: Answers['authority'] = {
      country: 'IN',
      agencyType: 'police',
      canIssue: ['bnss_94', 'mlat'],
    };
    const fields = fieldsOf(
      answers(india, { provider: 'whatsapp', identifier: 'phone', value: '+447700900123' }),
    ).get('whatsapp.bnss_94')!;
    assert.deepEqual([fields.in_issuer, fields.in_abroad], ['station', true]);
  });

  it('gives offence and greatest sentence in the words of the plan: United Kingdom', () => {
    const britain: Answers['authority'] = {
      country: 'GB',
      agencyType: 'police',
      canIssue: ['ipa_authorisation', 'copo', 'mlat'],
    };
    const fields = fieldsOf(
      answers(britain, { provider: 'discord', identifier: 'user_id', value: '172002275412279296' }),
    );
    assert.equal(fields.get('discord.copo')!.uk_offence, 'Fraud, Example Code 1 (5 years)');
    assert.deepEqual(
      [
        fields.get('discord.ipa_authorisation')!.ipa_agreement,
        fields.get('discord.ipa_authorisation')!.ipa_kind,
      ],
      [true, 'events'],
    );
  });
});

describe('the rules of data/letters/presets.yaml', () => {
  const countryOf: Record<string, string> = { can: 'ca', uk: 'gb', ipa: 'gb', in: 'in', au: 'au' };

  it('name a field that a template of the instrument asks, and a choice that it has', () => {
    for (const one of presetRules()) {
      const field = letterField(one.field);
      const value = one.add ?? one.is;
      if (field.choices)
        assert.ok(
          field.choices.some(({ id }) => id === value),
          `${one.field}: ${value}`,
        );
      const country = countryOf[one.field.split('_')[0]!] ?? 'fr';
      for (const instrument of one.instruments)
        assert.ok(asked(instrument, country).has(one.field), one.field);
    }
  });

  it('name ways that a law has', () => {
    const ways = new Set([...loadLaws().laws.values()].flatMap(({ routes }) => routes.map(({ id }) => id)));
    for (const { routes } of presetRules()) for (const id of routes ?? []) assert.ok(ways.has(id), id);
  });

  it('never write a ground: every text of a person is free of them', () => {
    const written = presetRules().map(({ field }) => letterField(field));
    assert.deepEqual(
      written.filter(({ type }) => type === 'paragraphs' || type === 'table').map(({ id }) => id),
      [],
    );
  });
});

/** All fields of an instrument's papers. */
function asked(instrument: string, country: string): Set<string> {
  const main = loadTemplate(instrument, [], { country, language: 'en' });
  const ids = main.documents.map((one) => (typeof one === 'string' ? one : one.template));
  const papers = ids.filter((id) => id !== 'self');
  const all = [instrument, ...papers].map((id) => loadTemplate(id, [], { country, language: 'en' }));
  return new Set(all.flatMap(({ asks }) => Object.keys(asks)));
}
