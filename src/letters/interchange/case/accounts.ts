/** Identifiers of a request as observables of UCO 1.4.0, each with the facets of its kind. */
import ipaddr from 'ipaddr.js';
import type { IdentifierKind } from '../../../base/vocabulary.js';
import { identifierWords } from '../../words.js';

/** A node of JSON-LD: an id, types, properties. */
export type Node = Record<string, unknown> & { '@id': string; '@type': string | string[] };

/** Makes the id of a node from what it is: `kb:account-0c4e…`. */
export type NodeId = (kind: string, ...parts: (string | number)[]) => string;

const observable = (name: string) => `uco-observable:${name}`;

interface Shape {
  type: string;
  facet: string;
  property: string;
}

/** Kinds that have a class of their own in UCO; all others are accounts at the provider. */
const shapes: Partial<Record<IdentifierKind, Shape>> = {
  email: { type: 'EmailAddress', facet: 'EmailAddressFacet', property: 'addressValue' },
  mac: { type: 'MACAddress', facet: 'MACAddressFacet', property: 'addressValue' },
  domain: { type: 'DomainName', facet: 'DomainNameFacet', property: 'value' },
  profile_url: { type: 'URL', facet: 'URLFacet', property: 'fullValue' },
  vanity_url: { type: 'URL', facet: 'URLFacet', property: 'fullValue' },
  post_url: { type: 'URL', facet: 'URLFacet', property: 'fullValue' },
  phone: { type: 'PhoneAccount', facet: 'PhoneAccountFacet', property: 'phoneNumber' },
  imei: { type: 'MobileDevice', facet: 'MobileDeviceFacet', property: 'IMEI' },
  esn_meid: { type: 'MobileDevice', facet: 'MobileDeviceFacet', property: 'ESN' },
  imsi: { type: 'SIMCard', facet: 'SIMCardFacet', property: 'IMSI' },
  iccid: { type: 'SIMCard', facet: 'SIMCardFacet', property: 'ICCID' },
  serial_number: { type: 'Device', facet: 'DeviceFacet', property: 'serialNumber' },
};

/** Kinds by which a person signs in, or is shown. */
const logins: IdentifierKind[] = ['username', 'handle', 'gamertag'];

/**
 * The observable of one identifier.
 * @param provider id of the node of the company that keeps the account.
 */
export function accountNode(kind: IdentifierKind, value: string, provider: string, id: NodeId): Node {
  const shape = shapeOf(kind, value);
  const facets = shape
    ? [facet(shape.facet, { [shape.property]: value }, value, id)]
    : accountFacets(kind, value, provider, id);
  return {
    '@id': id('account', kind, value),
    '@type': observable(shape?.type ?? 'DigitalAccount'),
    'uco-core:name': `${identifierWords[kind]}: ${value}`,
    'uco-core:tag': [kind],
    'uco-core:hasFacet': facets,
  };
}

function shapeOf(kind: IdentifierKind, value: string): Shape | undefined {
  if (kind !== 'ip_address') return shapes[kind];
  if (!ipaddr.IPv6.isValid(value) && !ipaddr.IPv4.isValidFourPartDecimal(value)) return undefined;
  const version = ipaddr.parse(value).kind() === 'ipv4' ? 'IPv4' : 'IPv6';
  return { type: `${version}Address`, facet: `${version}AddressFacet`, property: 'addressValue' };
}

function accountFacets(kind: IdentifierKind, value: string, provider: string, id: NodeId): Node[] {
  const account = {
    accountIdentifier: value,
    accountIssuer: { '@id': provider },
  };
  const login = logins.includes(kind)
    ? [facet('DigitalAccountFacet', { accountLogin: value }, value, id)]
    : [];
  return [facet('AccountFacet', account, value, id), ...login];
}

function facet(type: string, properties: Record<string, unknown>, value: string, id: NodeId): Node {
  const named = Object.entries(properties).map(([name, content]) => [observable(name), content]);
  return { '@id': id('facet', type, value), '@type': observable(type), ...Object.fromEntries(named) };
}
