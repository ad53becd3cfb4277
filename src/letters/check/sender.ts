/** Can the provider see who asks, for which case, and answer them? */
import { loadWording } from '../knowledge.js';
import { type Check, type CheckContext, practice, problem } from './rule.js';
import { traitOf } from './traits.js';

/** Checks case number, agency, signature block, return address, mail domain and verification line. */
export const checkSender: Check = (context) => [
  ...checkCase(context),
  ...checkSigner(context),
  ...checkReturnAddress(context),
  ...checkMail(context),
  ...checkVerification(context),
];

function checkCase({ facts }: CheckContext) {
  const found = [...checkWorkingNumber(facts.case.number), ...checkOffence(facts)];
  if (facts.case.number.trim() === '') {
    found.push(
      problem(
        'case-number-missing',
        'must',
        'case.number',
        'The letter has no case number.',
        'Give the number under which your agency keeps the case.',
        practice.identity,
      ),
    );
  }
  if (facts.agency.name.trim() === '') {
    found.push(
      problem(
        'agency-missing',
        'must',
        'agency.name',
        'The letter does not name the agency.',
        "Give the agency's full name, in the letter or once in the settings.",
        practice.identity,
      ),
    );
  }
  return found;
}

/** The number that the desk gives a case until its own is known. */
function checkWorkingNumber(number: string) {
  if (!/^NEW-/i.test(number.trim())) return [];
  return [
    problem(
      'case-number-working',
      'must',
      'case.number',
      `${number} is a working number of this desk; nobody can find the case by it.`,
      'Give the number under which your agency keeps the case.',
      practice.identity,
    ),
  ];
}

function checkOffence({ instrument, offence }: CheckContext['facts']) {
  const severity = traitOf(instrument).offence;
  if (severity === undefined || (offence !== null && offence.name.trim() !== '')) return [];
  return [
    problem(
      'offence-missing',
      severity,
      'offence',
      'The letter does not name the offence under investigation.',
      'Name the offence and its statute; many providers ask for both.',
      practice.identity,
    ),
  ];
}

function checkSigner({ facts }: CheckContext) {
  const missing = [
    facts.signer.name.trim() === '' && 'name',
    facts.signer.title.trim() === '' && 'title',
  ].filter(Boolean);
  const found = [];
  if (missing.length > 0) {
    found.push(
      problem(
        'signature-block-missing',
        'must',
        facts.signer.name.trim() === '' ? 'signer.name' : 'signer.title',
        `The signature block lacks the signer's ${missing.join(' and ')}.`,
        'Give name and title of the person who signs.',
        practice.identity,
      ),
    );
  }
  if (!facts.signer.badge && missing.length === 0 && facts.jurisdiction.country === 'us') {
    found.push(
      problem(
        'badge-missing',
        'should',
        'signer.badge',
        'The signature block has no badge or identification number.',
        'Give it if the signer has one; providers check it.',
        practice.identity,
      ),
    );
  }
  return found;
}

function checkReturnAddress({ facts }: CheckContext) {
  const email = facts.signer.email || facts.agency.email;
  const phone = facts.signer.phone || facts.agency.phone;
  if (email && phone) return [];
  const severity = email ? 'should' : 'must';
  const lacking = [!email && 'an e-mail address', !phone && 'a telephone number']
    .filter(Boolean)
    .join(' and ');
  return [
    problem(
      'return-address-missing',
      severity,
      email ? 'signer.phone' : 'signer.email',
      `The letter gives no way to answer: it lacks ${lacking}.`,
      `Give ${lacking} of the signer or the agency.`,
      practice.identity,
    ),
  ];
}

function checkMail({ facts }: CheckContext) {
  return (['signer', 'agency'] as const).flatMap((who) => {
    const domain = facts[who].email.split('@')[1]?.trim().toLowerCase();
    if (domain === undefined || !loadWording().privateMail.includes(domain)) return [];
    return [
      problem(
        'private-mail',
        'must',
        `${who}.email`,
        `${facts[who].email} is a private mailbox; providers answer official ones only.`,
        "Give an address in your agency's own domain.",
        practice.forged,
      ),
    ];
  });
}

function checkVerification({ facts }: CheckContext) {
  const { url, phone, words } = facts.agency.verify;
  if (url || phone || words) return [];
  return [
    problem(
      'verification-missing',
      'should',
      'agency.verify',
      'The letter names no page or number where a provider can confirm that it is genuine.',
      "Set the agency's public verification page or telephone number once, in the settings.",
      practice.forged,
    ),
  ];
}
