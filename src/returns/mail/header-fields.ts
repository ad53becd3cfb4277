/** What the header fields of mail are for: which are read into a column, kept beside them, or set aside and why. */

/** `column` = read into a column of the record; `rest` = kept under its name; anything else = set aside, with that reason. */
export type HeaderUse = { to: 'column' | 'rest' } | { aside: string };

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Read into columns. The names are spelled as RFC 5322 and the providers spell them. */
const columns = words('Date From To Cc Bcc Subject');
/** Known, and kept as they came. */
const kept = words(`
  Message-ID In-Reply-To References Reply-To Sender Return-Path Delivered-To Envelope-To X-Original-To X-Apparently-To
  Resent-Date Resent-From Resent-To Resent-Cc Resent-Bcc Resent-Sender Resent-Message-ID Received X-Received
  X-GM-THRID X-GM-MSGID X-Gmail-Labels X-Originating-IP X-Originating-Email X-Sender-IP X-Client-IP X-Forwarded-To X-Forwarded-For
  X-Forwarded-Encrypted Thread-Topic Thread-Index User-Agent X-Mailer X-Mimeole X-Priority Priority Importance X-MSMail-Priority Sensitivity
  List-ID List-Unsubscribe List-Unsubscribe-Post List-Subscribe List-Post List-Help List-Archive List-Owner Precedence
  Authentication-Results ARC-Authentication-Results Received-SPF X-Spam-Status X-Spam-Flag X-Spam-Score X-Spam-Level X-Spam-Checker-Version
  Auto-Submitted X-Auto-Response-Suppress Disposition-Notification-To Return-Receipt-To Errors-To Feedback-ID
  Content-Language Accept-Language Organization Comments Keywords Date-Received Delivery-Date Status X-Status X-Keywords X-UID
  X-Account-Key X-Mozilla-Status X-Mozilla-Status2 X-Mozilla-Keys X-YMail-OSG X-Yahoo-Newman-Property X-Yahoo-SMTP
  X-MS-Has-Attach X-MS-TNEF-Correlator X-Google-Sender-Delegation X-Universally-Unique-Identifier X-Apple-Mail-Remote-Attachments
  X-Failed-Recipients X-Report-Abuse X-Abuse X-AntiAbuse X-PHP-Originating-Script X-Source X-Source-Args X-Source-Dir X-Authenticated-Sender
  X-Sender X-Originated-At Original-Recipient X-Loop X-BeenThere Mail-Followup-To Followup-To Newsgroups Envelope-From
`);
/** Fields that say how the content is packed: used for reading it. */
const packing = words(
  'MIME-Version Content-Type Content-Transfer-Encoding Content-Disposition Content-ID Content-Description Content-Length Lines',
);
const signatures = words(`
  DKIM-Signature DomainKey-Signature ARC-Seal ARC-Message-Signature X-Google-DKIM-Signature X-Gm-Message-State X-Google-Smtp-Source
  X-SG-EID X-SES-Outgoing
`);

const uses = new Map<string, { name: string; use: HeaderUse }>();
const add = (names: string[], use: HeaderUse): void => {
  for (const name of names) uses.set(name.toLowerCase(), { name, use });
};
add(columns, { to: 'column' });
add(kept, { to: 'rest' });
add(packing, { aside: 'says how the content is packed; used for reading it' });
add(signatures, { aside: 'signature or token of a mail server; verify it on the original bytes' });

const families: [RegExp, HeaderUse][] = [
  [/^x-ms-exchange-(antispam-)?messagedata/, { aside: 'sealed data of Exchange, of no use outside it' }],
  [/^x-(ms-exchange|microsoft|forefront|exchange)-/, { to: 'rest' }],
  [/^x-ms-/, { to: 'rest' }],
  [/^list-/, { to: 'rest' }],
  [/^resent-/, { to: 'rest' }],
];

/** The use of a field by its lower-case name, and its usual spelling where it has one; null = nobody knows it. */
export function headerUse(key: string): { name: string | null; use: HeaderUse } | null {
  const known = uses.get(key);
  if (known !== undefined) return known;
  const family = families.find(([pattern]) => pattern.test(key));
  return family === undefined ? null : { name: null, use: family[1] };
}
