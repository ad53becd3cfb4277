/** A person or account of a report in JSON or XML: identifiers, particulars, addresses they came from. */
import type { ReadContext } from '../context.js';
import { keepText } from '../context.js';
import type { Fields } from '../fields.js';
import { emptyAccount, type IntakeAccount } from '../types.js';
import { providerNamed } from '../values.js';
import { addIdentifier, jsonCaptures, xmlCaptures } from './captures.js';

/** Fields that say something of a person and that no provider can search by. */
const particulars = [
  'firstName',
  'middleName',
  'lastName',
  'preferredName',
  'displayName',
  'dateOfBirth',
  'approximateAge',
  'age',
  'gender',
  'preferredPronouns',
  'physicalDescription',
  'vehicleDescription',
  'vehicleTagNumber',
  'occupation',
  'schoolName',
  'relationshipToReporter',
  'relationshipToChildVictim',
  'accessToChildVictim',
  'accessToChildren',
  'accessToFirearms',
  'convictedSexOffender',
  'awareOfReport',
  'gangAffiliation',
  'groupIdentifier',
  'thirdPartyUserReported',
  'languages',
  'races',
  'disabilities',
];

/** Reads one person; `role` and `label` are by where it stands. The account joins the intake even when it names nothing. */
export function readPerson(
  context: ReadContext,
  fields: Fields,
  role: IntakeAccount['role'],
  label: string,
): void {
  const account = emptyAccount(role, label, fields.path);
  const service = fields.text('espService');
  const provider = providerNamed(service, context.catalog)?.id ?? context.intake.reporter.provider;
  if (service) account.service = service;
  if (provider) account.provider = provider;
  own(context, fields, account);
  for (const name of ['personOrUserReportedPerson', 'intendedRecipientPerson', 'victimPerson'])
    fields.each(name, (inner) => own(context, inner, account));
  jsonCaptures(context, fields, label, account);
  xmlCaptures(context, fields, label, account);
  account.priorReports = fields.texts('priorCTReports');
  for (const name of ['additionalInformations', 'additionalInfo', 'additionalContactInformation'])
    for (const text of fields.texts(name)) keepText(context, `${fields.path}.${name}`, text);
  context.intake.accounts.push(account);
}

function own(context: ReadContext, fields: Fields, account: IntakeAccount): void {
  const add = (kind: Parameters<typeof addIdentifier>[2], name: string): void => {
    for (const value of fields.texts(name))
      addIdentifier(context, account, kind, value, `${fields.path}.${name}`);
  };
  add('user_id', 'espUserId');
  add('user_id', 'espIdentifier');
  add('username', 'screenName');
  add('profile_url', 'profileUrl');
  contacts(context, fields, account, 'emails', 'email', 'email');
  contacts(context, fields, account, 'phones', 'phone', 'phone');
  for (const name of ['addresses', 'address', 'estimatedLocation'])
    fields.each(name, (place) => addPlace(place, name, account));
  for (const name of particulars)
    for (const value of fields.texts(name)) account.particulars.push({ label: name, value });
}

/** `emails: { emails: [{ value, verified }] }` in JSON, `<email verified="true">…</email>` in XML. */
function contacts(
  context: ReadContext,
  fields: Fields,
  account: IntakeAccount,
  many: string,
  one: string,
  kind: 'email' | 'phone',
): void {
  const read = (each: Fields): void => {
    const value = each.text('value') ?? each.text('#text') ?? each.text('');
    const code = each.text('@countryCallingCode');
    const verified = each.text('verified') ?? each.text('@verified');
    const when = each.text('verificationDate') ?? each.text('@verificationDate');
    const type = each.text('type') ?? each.text('@type');
    const note = [type, verified && `verified: ${verified}`, when].filter(Boolean).join(', ');
    if (value)
      addIdentifier(
        context,
        account,
        kind,
        code && !value.startsWith('+') ? `+${code}${value}` : value,
        each.path,
        note,
      );
  };
  fields.each(many, (outer) => {
    if (outer.has(many)) outer.each(many, read);
    else read(outer);
  });
  fields.each(one, read);
}

/** A postal address or an estimated place, as one line. */
function addPlace(place: Fields, label: string, account: IntakeAccount): void {
  place.each('addresses', (each) => addPlace(each, 'address', account));
  const names = [
    'street1',
    'street2',
    'address',
    'city',
    'region',
    'state',
    'nonUsaState',
    'postalCode',
    'zipCode',
    'country',
    'countryCode',
    'verified',
    'timestamp',
    '@verified',
    '@timestamp',
    '@type',
    'type',
    '',
  ];
  const value = names.flatMap((name) => place.texts(name)).join(', ');
  if (value !== '') account.particulars.push({ label, value });
}
