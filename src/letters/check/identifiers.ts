/** Can the provider find the account by what the letter gives it? */
import { takesIdentifier } from '../../catalog/facts.js';
import { isLookAlike } from '../look-alike.js';
import type { LetterProblem } from '../types.js';
import { identifierWords } from '../words.js';
import { checkAddress } from './addresses.js';
import { identifierForms, isHash, wrongForm } from './identifier-forms.js';
import { providerOf } from './judge.js';
import { linkElsewhere } from './links.js';
import { type Check, type CheckContext, citeProvider, practice, problem } from './rule.js';

const handleKinds = ['username', 'handle', 'vanity_url', 'gamertag', 'user_id'];

/** Checks that there are identifiers, that they are no display names, and that the provider takes their kind. */
export const checkIdentifiers: Check = (context) => {
  const { facts } = context;
  if (facts.identifiers.length === 0) return [none(context)];
  return [
    ...facts.identifiers.flatMap((_, index) => checkOne(context, index)),
    ...checkDoubles(context),
    // A letter that follows on another repeats its accounts: how they might be named better is said there.
    ...(facts.about === null ? facts.missing : [])
      .filter((one) => one.kind !== 'zone' && one.kind !== 'period')
      .map(stillMissing),
  ];
};

function none({ facts }: CheckContext) {
  const how = facts.missing[0]?.how ?? 'Give a user name, user ID, e-mail address or telephone number.';
  return problem(
    'identifier-missing',
    'must',
    'identifiers',
    'The letter names no account.',
    how,
    practice.identity,
  );
}

function checkOne(context: CheckContext, index: number): LetterProblem[] {
  const { kind, value } = context.facts.identifiers[index]!;
  const where = `identifiers[${index}]`;
  if (value.trim() === '') return [empty(where)];
  if (isDisplayName(context, index)) return [displayName(context, index)];
  const look = checkLook(value, where);
  if (look.length > 0) return look;
  const accepted = checkAccepted(context, index);
  if (accepted.length > 0) return accepted;
  if (kind === 'ip_address') return checkAddress(context, index);
  return checkForm(context, index);
}

function empty(where: string): LetterProblem {
  return problem(
    'identifier-missing',
    'must',
    where,
    'An identifier is empty.',
    'Give its value or leave the line out.',
    practice.identity,
  );
}

/** A name that people show; not where the provider searches by names, or its user names may hold such signs. */
function isDisplayName(context: CheckContext, index: number): boolean {
  const { kind, value } = context.facts.identifiers[index]!;
  const provider = providerOf(context);
  if (kind === 'name_dob') return !provider?.identifiers.some((one) => one.id === kind);
  if (!handleKinds.includes(kind) || !/\s|["“”]/.test(value.trim())) return false;
  const shape = provider?.recognise?.username;
  return shape === undefined || !new RegExp(shape, 'u').test(value.trim());
}

function displayName(context: CheckContext, index: number) {
  const { value } = context.facts.identifiers[index]!;
  const provider = providerOf(context);
  const accepted = provider?.identifiers.map((one) => one.label).join(', ');
  return problem(
    'display-name',
    'must',
    `identifiers[${index}]`,
    `"${value}" is a name that is shown, not one that a provider can search by; many accounts may show it.`,
    `Find the account's own identifier${accepted ? ` (${accepted})` : ''}, for instance in the address of its profile.`,
    citeProvider(context, provider?.identifiers[0]?.source),
  );
}

function checkAccepted(context: CheckContext, index: number): LetterProblem[] {
  const provider = providerOf(context);
  const { kind } = context.facts.identifiers[index]!;
  if (!provider || provider.identifiers.length === 0 || takesIdentifier(provider, kind)) return [];
  const accepted = provider.identifiers.map((one) => one.label).join(', ');
  return [
    problem(
      'identifier-not-accepted',
      'must',
      `identifiers[${index}]`,
      `${provider.name} does not say that it searches by ${identifierWords[kind]}.`,
      `Give one of: ${accepted}.`,
      citeProvider(context, provider.identifiers[0]?.source),
    ),
  ];
}

function checkForm(context: CheckContext, index: number): LetterProblem[] {
  const { kind, value } = context.facts.identifiers[index]!;
  const where = `identifiers[${index}]`;
  const { source } = identifierForms();
  if (isHash(kind, value.trim())) {
    const text = `"${value}" looks like a hash of a file, not like an account (${identifierWords[kind]}).`;
    return [
      problem(
        'identifier-is-hash',
        'must',
        where,
        text,
        'Give the account; a hash goes into the facts.',
        source,
      ),
    ];
  }
  const looks = wrongForm(kind, value.trim(), providerOf(context));
  if (looks !== undefined) {
    const text = `"${value}" is not written as ${identifierWords[kind]} is, so nobody can be found by it.`;
    return [problem('identifier-malformed', 'must', where, text, `Write it as ${looks}.`, source)];
  }
  return linkElsewhere(context, index) ?? [];
}

function checkLook(value: string, where: string): LetterProblem[] {
  if (!isLookAlike(value)) return [];
  return [
    problem(
      'identifier-look-alike',
      'should',
      where,
      `"${value}" mixes alphabets or holds signs that cannot be seen, so it may be another account than it seems.`,
      'Copy it again from the source, and give the user ID too.',
      practice.identity,
    ),
  ];
}

function checkDoubles({ facts }: CheckContext): LetterProblem[] {
  const seen = new Set<string>();
  return facts.identifiers.flatMap(({ kind, value, at, port }, index) => {
    const key = `${kind} ${value.trim()} ${at ?? ''} ${port ?? ''}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      problem(
        'identifier-twice',
        'should',
        `identifiers[${index}]`,
        `"${value}" stands in the letter twice.`,
        'Leave the second one out.',
        practice.identity,
      ),
    ];
  });
}

function stillMissing(one: { kind: string; why: string; how: string }) {
  return problem('identifier-better', 'should', 'identifiers', one.why, one.how, practice.identity);
}
