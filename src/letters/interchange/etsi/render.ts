/** A request as XML after ETSI TS 103 120 (interface for warrant information, HI-1), version 1.12.1. */

import type { LetterDraft, PrintOptions } from '../../types.js';
import { visible } from '../../visible.js';
import { requestOf } from '../request.js';
import { uuidOf } from '../uuid.js';
import { type Approval, authorisationOf, documentOf, type ObjectContext, tasksOf } from './objects.js';
import { type Element, xmlText } from './xml.js';

export const etsiVersion = 'V1.12.1';

const namespaces = {
  xmlns: 'http://uri.etsi.org/03120/common/2019/10/Core',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:common': 'http://uri.etsi.org/03120/common/2016/02/Common',
  'xmlns:auth': 'http://uri.etsi.org/03120/common/2020/09/Authorisation',
  'xmlns:task': 'http://uri.etsi.org/03120/common/2020/09/Task',
  'xmlns:doc': 'http://uri.etsi.org/03120/common/2020/09/Document',
};

/** What two parties agree on before they exchange messages; Tecum's own words where they have not. */
export interface EtsiAgreement {
  /** How the receiver knows the sender. */
  sender?: { country: string; id: string };
  receiver?: { country: string; id: string };
  /** Whose national profile holds, and which of its versions. */
  profile?: { owner: string; version: string };
  approval?: Approval;
}

/**
 * One message that creates an authorisation, a task for each account, and the document. Every object awaits approval
 * unless `agreement.approval` names who gave it. A party whose country is not known is of `XX`, as in the examples
 * that ETSI publishes with the schema.
 * @param pdf the print for the provider; it goes inside, with its hash.
 */
export function etsiXml(
  draft: LetterDraft,
  options: PrintOptions,
  pdf: Buffer,
  agreement: EtsiAgreement = {},
): string {
  const request = requestOf(draft, options, pdf);
  const { country, facts, target } = request;
  const receiver = endpoint(agreement.receiver ?? { country: 'XX', id: target.addressee.entity });
  const context: ObjectContext = { request, receiver, approval: agreement.approval };
  const objects = [authorisationOf(context), ...tasksOf(context), documentOf(context)];
  const { owner, version } = agreement.profile ?? { owner: country, version: 'none' };
  const header: Element[] = [
    ['SenderIdentifier', endpoint(agreement.sender ?? { country, id: facts.agency.name })],
    ['ReceiverIdentifier', receiver],
    [
      'TransactionIdentifier',
      uuidOf('etsi', 'message', request.code, request.pdf.sha256, target.provider.id),
    ],
    ['Timestamp', `${facts.date}T00:00:00.000000Z`],
    [
      'Version',
      [
        ['ETSIVersion', etsiVersion],
        ['NationalProfileOwner', owner],
        ['NationalProfileVersion', version],
      ],
    ],
  ];
  const requests: Element[] = objects.map(actionOf);
  const payload: Element[] = [['RequestPayload', [['ActionRequests', requests]]]];
  return xmlText([
    'HI1Message',
    [
      ['Header', header],
      ['Payload', payload],
    ],
    namespaces,
  ]);
}

function actionOf(object: Element, index: number): Element {
  return [
    'ActionRequest',
    [
      ['ActionIdentifier', String(index)],
      ['CREATE', [object]],
    ],
  ];
}

function endpoint({ country, id }: { country: string; id: string }): Element[] {
  return [
    ['CountryCode', country],
    ['UniqueIdentifier', visible(id).slice(0, 65_535) || 'not given'],
  ];
}
