/** Can the provider find the account by what the letter gives it? */
import { isLookAlike } from '../look-alike.js';
import { identifierWords } from '../words.js';
import { type Check, type CheckContext, citeProvider, practice, problem } from './rule.js';

const handleKinds = ['username', 'handle', 'vanity_url', 'gamertag', 'user_id'];

/** Checks that there are identifiers, that they are no display names, and that the provider takes their kind. */
export const checkIdentifiers: Check = (context) => {
  const { facts } = context;
  if (facts.identifiers.length === 0) return [none(context)];
  return [
    ...facts.identifiers.flatMap((_, index) => checkOne(context, index)),
    ...checkDoubles(context),
    ...facts.missing.filter((one) => one.kind !== 'zone' && one.kind !== 'period').map(stillMissing),
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

function checkOne(context: CheckContext, index: number) {
  const { kind, value } = context.facts.identifiers[index]!;
  const where = `identifiers[${index}]`;
  if (value.trim() === '') {
    return [
      problem(
        'identifier-missing',
        'must',
        where,
        'An identifier is empty.',
        'Give its value or leave the line out.',
        practice.identity,
      ),
    ];
  }
  if (kind === 'name_dob' || (handleKinds.includes(kind) && /\s|["“”]/.test(value.trim())))
    return [displayName(context, index)];
  return [...checkAccepted(context, index), ...checkLook(value, where)];
}

function displayName(context: CheckContext, index: number) {
  const { value } = context.facts.identifiers[index]!;
  const provider = context.catalog.providers.get(context.facts.provider.id);
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

function checkAccepted(context: CheckContext, index: number) {
  const provider = context.catalog.providers.get(context.facts.provider.id);
  const { kind } = context.facts.identifiers[index]!;
  if (!provider || provider.identifiers.length === 0 || provider.identifiers.some((one) => one.id === kind))
    return [];
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

function checkLook(value: string, where: string) {
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

function checkDoubles({ facts }: CheckContext) {
  const seen = new Set<string>();
  return facts.identifiers.flatMap(({ kind, value }, index) => {
    const key = `${kind} ${value.trim()}`;
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
