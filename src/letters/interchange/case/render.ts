/** A request as JSON-LD after CASE 1.4.0 and UCO 1.4.0: the investigation, its authorization, the act of asking. */
import type { IdentifierKind } from '../../../base/vocabulary.js';
import { canonicalJson } from '../../canonical.js';
import { referenceOf } from '../../compose.js';
import type { LetterDraft, PrintOptions } from '../../types.js';
import { visible } from '../../visible.js';
import { categoryWords, instrumentName } from '../../words.js';
import { type InterchangeRequest, requestOf } from '../request.js';
import { uuidOf } from '../uuid.js';
import { accountNode, type Node, type NodeId } from './accounts.js';

/** Versions of the ontologies whose terms are used. */
export const caseVersion = '1.4.0';

/** `kb` is where the nodes live; example.org stands for the agency's own address, as in CASE's published examples. */
const context = {
  kb: 'http://example.org/kb/',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/**
 * `{ '@context', '@graph' }`. Same draft, same object; ids are made from what they name.
 * @param pdf the letter's print for the provider: a file with its hash in the graph.
 */
export function caseJsonLd(draft: LetterDraft, options: PrintOptions, pdf: Buffer): Record<string, unknown> {
  const request = requestOf(draft, options, pdf);
  const id = idsOf(referenceOf(draft));
  const people = peopleOf(request, id);
  const { target } = request;
  const accounts = target.identifiers.map(({ kind, value }) =>
    accountNode(kind as IdentifierKind, visible(value), people.provider['@id'], id),
  );
  const file = fileOf(request, id);
  const authorization = authorizationOf(request, id);
  const action = actionOf(request, { accounts, file, authorization, people }, id);
  const content = [authorization, action, file, ...Object.values(people), ...unique(accounts)];
  return {
    '@context': context,
    '@graph': [investigationOf(request, authorization, content, id), ...content],
  };
}

/** {@link caseJsonLd} as text. */
export function caseJsonLdText(draft: LetterDraft, options: PrintOptions, pdf: Buffer): string {
  return `${canonicalJson(caseJsonLd(draft, options, pdf), 2)}\n`;
}

function idsOf(reference: string): NodeId {
  return (kind, ...parts) => `kb:${kind}-${uuidOf('case', reference, kind, ...parts)}`;
}

interface People {
  agency: Node;
  signer: Node;
  provider: Node;
}

function peopleOf({ facts, target }: InterchangeRequest, id: NodeId): People {
  const named = (type: string, name: string, description: string[] = []): Node => ({
    '@id': id(type.toLowerCase(), name),
    '@type': `uco-identity:${type}`,
    'uco-core:name': visible(name) || 'not given',
    ...(description.length > 0 ? { 'uco-core:description': description.map(visible) } : {}),
  });
  const { signer, agency } = facts;
  const contact = [signer.title, signer.badge, signer.email, signer.phone].filter(
    (one) => one !== undefined && one !== '',
  );
  return {
    agency: named('Organization', agency.name),
    signer: named('Person', signer.name, contact as string[]),
    provider: named('Organization', target.addressee.entity),
  };
}

function authorizationOf({ facts, title, reference }: InterchangeRequest, id: NodeId): Node {
  const docket = facts.fields.docket_number;
  const numbers = [reference, typeof docket === 'string' ? docket : ''].filter((one) => one.trim() !== '');
  return {
    '@id': id('authorization'),
    '@type': 'case-investigation:Authorization',
    'uco-core:name': visible(title),
    'case-investigation:authorizationType': instrumentName(facts.instrument),
    'case-investigation:authorizationIdentifier': numbers.map(visible),
  };
}

interface Parts {
  accounts: Node[];
  file: Node;
  authorization: Node;
  people: People;
}

/** Who asked whom for what, about which accounts. */
function actionOf(
  { facts, target, title }: InterchangeRequest,
  { accounts, file, authorization, people }: Parts,
  id: NodeId,
): Node {
  const asked = target.categories.map((one) => categoryWords[one.id]);
  return {
    '@id': id('action'),
    '@type': 'case-investigation:InvestigativeAction',
    'uco-core:name': visible(`${title}, ${target.addressee.entity}`),
    ...(asked.length > 0 ? { 'uco-core:description': asked } : {}),
    'uco-core:tag': [facts.instrument, ...target.categories.map((one) => one.id)],
    'uco-action:startTime': { '@type': 'xsd:dateTime', '@value': `${facts.date}T00:00:00Z` },
    'uco-action:performer': ref(people.signer),
    'uco-action:participant': [ref(people.agency), ref(people.provider)],
    'uco-action:instrument': [ref(authorization)],
    'uco-action:object': accounts.map(ref),
    'uco-action:result': [ref(file)],
  };
}

function fileOf({ pdf }: InterchangeRequest, id: NodeId): Node {
  return {
    '@id': id('file', pdf.sha256),
    '@type': 'uco-observable:File',
    'uco-core:hasFacet': [
      {
        '@id': id('file-facet', pdf.sha256),
        '@type': 'uco-observable:FileFacet',
        'uco-observable:fileName': pdf.name,
        'uco-observable:sizeInBytes': pdf.bytes.length,
      },
      {
        '@id': id('content-facet', pdf.sha256),
        '@type': 'uco-observable:ContentDataFacet',
        'uco-observable:mimeType': 'application/pdf',
        'uco-observable:hash': [hashOf(pdf.sha256, id)],
      },
    ],
  };
}

function hashOf(sha256: string, id: NodeId): Node {
  return {
    '@id': id('hash', sha256),
    '@type': 'uco-types:Hash',
    'uco-types:hashMethod': 'SHA256',
    'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
  };
}

function investigationOf(
  { facts }: InterchangeRequest,
  authorization: Node,
  content: Node[],
  id: NodeId,
): Node {
  const name = [facts.case.number, facts.case.title].filter(Boolean).join(': ');
  return {
    '@id': id('investigation'),
    '@type': 'case-investigation:Investigation',
    'uco-core:name': visible(name) || 'not given',
    'case-investigation:investigationForm': 'case',
    ...(facts.offence ? { 'case-investigation:focus': [visible(facts.offence.name)] } : {}),
    'case-investigation:relevantAuthorization': [ref(authorization)],
    'uco-core:object': unique(content).map(ref),
  };
}

function ref(node: Node): { '@id': string } {
  return { '@id': node['@id'] };
}

/** An identifier that stands twice in the letter is one thing. */
function unique(nodes: Node[]): Node[] {
  return [...new Map(nodes.map((node) => [node['@id'], node])).values()];
}
