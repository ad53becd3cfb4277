/** The objects of a request after ETSI TS 103 120: the authorisation, one task for each account, the document. */
import { periodBounds, periodText } from '../../dates.js';
import { visible } from '../../visible.js';
import { categoryWords, instrumentName } from '../../words.js';
import type { InterchangeRequest } from '../request.js';
import { uuidOf } from '../uuid.js';
import { formatOf } from './formats.js';
import type { Element } from './xml.js';

/** How long the standard lets a text be. */
const short = 255;
const long = 65_535;

/** Who approved the request, once somebody has: a judge, a supervisor. */
export interface Approval {
  name: string;
  role: string;
  /** ISO moment with its offset. */
  at: string;
}

export interface ObjectContext {
  request: InterchangeRequest;
  receiver: Element[];
  approval?: Approval | undefined;
}

/** The permission under which the data is asked for. */
export function authorisationOf({ request, receiver, approval }: ObjectContext): Element {
  const { facts, country, emergency } = request;
  return object(
    'auth:AuthorisationObject',
    idOf(request, 'authorisation'),
    request,
    [],
    [
      ['auth:AuthorisationReference', cut(request.reference, long)],
      entry('auth:AuthorisationLegalType', 'ETSI', 'AuthorisationLegalType', 'Manual'),
      entry('auth:AuthorisationPriority', 'ETSI', 'AuthorisationPriority', emergency ? 'High' : 'Routine'),
      entry(
        'auth:AuthorisationDesiredStatus',
        'ETSI',
        'AuthorisationDesiredStatus',
        status(approval, 'Approved'),
      ),
      ['auth:AuthorisationCSPID', [['auth:CSPID', receiver]]],
      ['auth:AuthorisationCreationTimestamp', `${facts.date}T00:00:00Z`],
      approval && ['auth:AuthorisationApprovalDetails', approvalOf(approval)],
      flagsOf(request, 'auth:AuthorisationFlags', 'auth:AuthorisationFlag', 'AuthorisationFlag'),
      ['auth:AuthorisationManualInformation', cut(manualInformation(request), long)],
      ['auth:AuthorisationJurisdiction', (facts.jurisdiction.state ?? country).toUpperCase()],
      entry('auth:AuthorisationTypeOfCase', 'ETSI', 'AuthorisationTypeOfCase', 'NotSpecified'),
      ['auth:AuthorisationLegalEntity', cut(facts.agency.name || 'not given', short)],
    ],
  );
}

/** What no dictionary of the standard holds: the instrument, the offence, whom to ask, the time asked for in words. */
function manualInformation({ facts, target, title, code, final }: InterchangeRequest): string {
  const { offence, signer, agency } = facts;
  const contact = [signer.name, signer.title, signer.email || agency.email, signer.phone || agency.phone];
  return [
    `${instrumentName(facts.instrument)}: ${title}`,
    offence && `Offence: ${[offence.name, offence.statute].filter(Boolean).join(', ')}`,
    `Contact: ${contact.filter(Boolean).join(', ')}`,
    periodText(target.period) && `Time asked for: ${periodText(target.period)}`,
    final ? `Check code: ${code}` : 'Draft: not issued.',
  ]
    .filter(Boolean)
    .join('\n');
}

/** One task for each account: values within one task would be read as describing one and the same. */
export function tasksOf(context: ObjectContext): Element[] {
  return context.request.target.identifiers.map((identifier, index) => taskOf(identifier, index, context));
}

function taskOf(
  { kind, value }: InterchangeRequest['target']['identifiers'][number],
  index: number,
  { request, receiver, approval }: ObjectContext,
): Element {
  const format = formatOf(kind, value);
  return object(
    'task:LDTaskObject',
    idOf(request, 'task', index),
    request,
    [idOf(request, 'authorisation')],
    [
      ['task:Reference', disclosureId(request, index)],
      entry('task:DesiredStatus', 'ETSI', 'LDTaskDesiredStatus', status(approval, 'AwaitingDisclosure')),
      [
        'task:RequestDetails',
        [
          entry('task:Type', 'Tecum', 'Instrument', request.facts.instrument),
          ...timesOf(request),
          [
            'task:RequestValues',
            [['task:RequestValue', [formatType(format), ['task:Value', cut(format.value, long)]]]],
          ],
          subtypesOf(request),
        ],
      ],
      deliveryOf(request),
      ['task:CSPID', receiver],
      flagsOf(request, 'task:Flags', 'task:LDTaskFlag', 'LDTaskFlag'),
    ],
  );
}

function formatType({ owner, name }: { owner: string; name: string }): Element {
  return [
    'task:FormatType',
    [
      ['task:FormatOwner', owner],
      ['task:FormatName', name],
    ],
  ];
}

/** The standard takes a range with both ends only; one that is open is told in words with the authorisation. */
function timesOf({ target }: InterchangeRequest): Element[] {
  const { from, to } = periodBounds(target.period);
  if (!from || !to) return [];
  const form = "yyyy-MM-dd'T'HH:mm:ssZZ";
  return [
    ['task:StartTime', from.toFormat(form)],
    ['task:EndTime', to.toFormat(form)],
  ];
}

/** The kinds of data asked for, by the ids of Tecum's vocabulary. */
function subtypesOf({ target }: InterchangeRequest): Element | undefined {
  const ids = [...new Set(target.categories.map(({ id }) => id))].filter((id) => id in categoryWords);
  if (ids.length === 0) return undefined;
  return ['task:Subtype', ids.map((id) => entry('task:RequestSubtype', 'Tecum', 'DataCategory', id))];
}

function deliveryOf({ facts }: InterchangeRequest): Element | undefined {
  const email = facts.signer.email || facts.agency.email;
  if (
    !/^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(email)
  )
    return undefined;
  const address: Element = ['task:DeliveryAddress', [['task:EmailAddress', cut(email, short)]]];
  return ['task:DeliveryDetails', [['task:LDDeliveryDestination', [address]]]];
}

/** The letter itself, with its bytes and their hash. */
export function documentOf({ request, approval }: ObjectContext): Element {
  const { facts, pdf } = request;
  const warrant = facts.instrument === 'search_warrant';
  return object(
    'doc:DocumentObject',
    idOf(request, 'document'),
    request,
    [idOf(request, 'authorisation')],
    [
      ['doc:DocumentReference', cut(request.reference, long)],
      ['doc:DocumentName', pdf.name],
      entry('doc:DocumentDesiredStatus', 'ETSI', 'DocumentDesiredStatus', status(approval, 'Approved')),
      warrant
        ? entry('doc:DocumentType', 'ETSI', 'DocumentType', 'Warrant')
        : entry('doc:DocumentType', 'Tecum', 'Instrument', facts.instrument),
      [
        'doc:DocumentBody',
        [
          ['doc:Contents', pdf.bytes.toString('base64')],
          ['doc:ContentType', 'application/pdf'],
          ['doc:Checksum', pdf.sha256],
          ['doc:ChecksumType', 'SHA-256'],
        ],
      ],
    ],
  );
}

function object(
  type: string,
  id: string,
  { country, facts }: InterchangeRequest,
  associated: string[],
  own: (Element | undefined)[],
): Element {
  const links: Element[] = associated.map((one) => ['AssociatedObject', one]);
  const base: (Element | undefined)[] = [
    ['ObjectIdentifier', id],
    ['CountryCode', country],
    ['OwnerIdentifier', cut(facts.agency.name || 'not given', short)],
    links.length > 0 ? ['AssociatedObjects', links] : undefined,
  ];
  return ['HI1Object', [...base, ...own], { 'xsi:type': type }];
}

function approvalOf({ name, role, at }: Approval): Element[] {
  const who: Element[] = [
    ['common:ApproverName', cut(name, long)],
    ['common:ApproverRole', cut(role, long)],
  ];
  return [
    ['common:ApproverDetails', who],
    ['common:ApprovalTimestamp', at],
  ];
}

/** Nothing is approved because it was printed: somebody has to have said so. */
function status(approval: Approval | undefined, approved: string): string {
  return approval ? approved : 'AwaitingApproval';
}

function flagsOf(
  request: InterchangeRequest,
  list: string,
  one: string,
  dictionary: string,
): Element | undefined {
  const consent = request.facts.instrument === 'consent' && dictionary === 'AuthorisationFlag';
  const flags = [request.emergency ? 'IsEmergency' : '', consent ? 'IsConsensual' : ''].filter(Boolean);
  if (flags.length === 0) return undefined;
  return [list, flags.map((flag) => entry(one, 'ETSI', dictionary, flag))];
}

/** An entry of a dictionary, as annex F of the standard has it. */
function entry(name: string, owner: string, dictionary: string, value: string): Element {
  return [
    name,
    [
      ['common:Owner', owner],
      ['common:Name', dictionary],
      ['common:Value', value],
    ],
  ];
}

/** `US-greene-county-police-department-26-0117-1`: country, who asks, which request, which account of it (TS 103 280 LDID). */
function disclosureId({ country, facts, reference }: InterchangeRequest, index: number): string {
  const plain = (text: string) =>
    visible(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'none';
  return `${country}-${plain(facts.agency.name)}-${plain(reference)}-${index + 1}`;
}

function idOf({ code, reference, target }: InterchangeRequest, role: string, index = 0): string {
  return uuidOf('etsi', role, code, reference, target.provider.id, index);
}

function cut(text: string, most: number): string {
  const shown = visible(text);
  return shown.length <= most
    ? shown
    : `${[...shown]
        .slice(0, most - 1)
        .join('')
        .slice(0, most - 1)}…`;
}
