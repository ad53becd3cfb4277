/** Invented letters for the tests: one of each kind, all in order. */
import { type LetterFacts, letterFactsSchema } from '../../src/letters/facts.js';
import type { LetterDraft } from '../../src/letters/types.js';

/** Facts of a preservation letter to Snap in which nothing is wrong. */
export function preservationFacts(change: Partial<LetterFacts> = {}): LetterFacts {
  return letterFactsSchema.parse({
    instrument: 'preservation',
    case: { number: '26-0117', title: 'Threats to a school' },
    agency: {
      name: 'Greene County Police Department',
      unit: 'Digital Evidence Unit',
      address: ['100 Example Street', 'Springfield, OH 45501'],
      phone: '+1 937 555 0100',
      email: 'evidence@police.example.org',
      verify: { url: 'https://police.example.org/verify', phone: '+1 937 555 0101' },
    },
    signer: {
      name: 'Elena Reyes',
      title: 'Detective',
      badge: '4471',
      email: 'e.reyes@police.example.org',
      phone: '+1 937 555 0142',
    },
    provider: { id: 'snap', name: 'Snap' },
    addressee: {
      entity: 'Snap Inc.',
      attention: 'Custodian of Records',
      address: '3000 31st Street, Santa Monica, CA 90405',
    },
    channel: { type: 'portal', value: 'https://less.snapchat.com/' },
    identifiers: [{ kind: 'username', value: 'river.fox22' }],
    categories: [
      { id: 'basic_subscriber', process: 'subpoena' },
      { id: 'login_ip_history', process: 'subpoena' },
      { id: 'message_content', process: 'search_warrant' },
    ],
    period: { from: '2026-10-01', to: '2026-11-20', zone: 'America/New_York' },
    offence: { name: 'aggravated menacing', statute: 'Ohio Rev. Code 2903.21' },
    date: '2026-11-23',
    ...change,
  });
}

/** Facts of an administrative subpoena to Snap in which nothing is wrong. */
export function subpoenaFacts(change: Partial<LetterFacts> = {}): LetterFacts {
  return preservationFacts({
    instrument: 'subpoena',
    categories: [
      { id: 'basic_subscriber', process: 'subpoena', citations: [] },
      { id: 'login_ip_history', process: 'subpoena', citations: [] },
    ],
    items: [
      { letter: 'A', text: 'The name of the subscriber or customer.' },
      { letter: 'B', text: "The subscriber's address." },
      { letter: 'C', text: 'Records of session times and durations.' },
      { letter: 'D', text: 'Length of service and types of service used.' },
      { letter: 'E', text: 'Subscriber number or identity, with any temporarily assigned network address.' },
    ],
    authority: { kind: 'administrative', statute: 'Ohio Rev. Code 2935.23' },
    returnDate: '2026-12-14',
    attestsNoProhibitedViolation: true,
    ...change,
  });
}

/** A draft of some facts, unchecked. */
export function draftOf(facts: LetterFacts): LetterDraft {
  return {
    id: `${facts.provider.id}.${facts.instrument}`,
    template: facts.instrument,
    facts,
    acknowledged: [],
    problems: [],
  };
}
