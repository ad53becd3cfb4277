/** Labels of a CyberTipline report in print, and what each fills in. In small letters, without the colon. */
import type { IdentifierKind } from '../../base/vocabulary.js';

export type LabelTarget =
  | { kind: 'identifier'; identifier: IdentifierKind }
  | { kind: 'particular' }
  | { kind: 'ip' }
  | { kind: 'port' }
  | { kind: 'service' }
  | { kind: 'prior' }
  | { kind: 'file' }
  | { kind: 'original-name' }
  | { kind: 'hash'; algorithm: string }
  | { kind: 'viewed' }
  | { kind: 'public' }
  | { kind: 'category' }
  | { kind: 'file-note' }
  | { kind: 'received' }
  | { kind: 'generated' }
  | { kind: 'priority' }
  | { kind: 'file-count' }
  | { kind: 'incident-type' }
  | { kind: 'incident-time' }
  | { kind: 'incident-note' }
  | { kind: 'reporter' }
  | { kind: 'contact' }
  | { kind: 'text' };

const identifiers: Readonly<Record<string, IdentifierKind>> = {
  'email address': 'email',
  email: 'email',
  phone: 'phone',
  'phone number': 'phone',
  'mobile phone': 'phone',
  'home phone': 'phone',
  'screen/user name': 'username',
  'screen name': 'username',
  'user name': 'username',
  'esp user id': 'user_id',
  'profile url': 'profile_url',
  imei: 'imei',
  iccid: 'iccid',
  'device id': 'device_id',
};

const groups: readonly [LabelTarget, string][] = [
  [
    { kind: 'particular' },
    'name|date of birth|approximate age|age|display name|gender|address|estimated location|additional contact information|vehicle description|physical description|occupation',
  ],
  [{ kind: 'ip' }, 'ip address'],
  [{ kind: 'port' }, 'port'],
  [{ kind: 'service' }, 'esp service'],
  [{ kind: 'prior' }, 'prior ct reports'],
  [{ kind: 'file' }, 'filename'],
  [{ kind: 'original-name' }, 'original filename'],
  [{ kind: 'hash', algorithm: 'md5' }, 'md5'],
  [{ kind: 'hash', algorithm: 'sha1' }, 'sha1|sha-1'],
  [{ kind: 'hash', algorithm: 'sha256' }, 'sha256|sha-256'],
  [{ kind: 'hash', algorithm: 'pdq' }, 'pdq'],
  [{ kind: 'hash', algorithm: 'photodna' }, 'photodna'],
  [{ kind: 'category' }, 'image categorization by esp'],
  [{ kind: 'file-note' }, 'submittal id|file relevance|location of file'],
  [{ kind: 'received' }, 'received by ncmec on|received by ncmec|date received'],
  [{ kind: 'generated' }, 'date pdf generated'],
  [{ kind: 'priority' }, 'priority level'],
  [{ kind: 'file-count' }, 'total uploaded files|number of uploaded files'],
  [{ kind: 'incident-type' }, 'incident type|primary incident type'],
  [{ kind: 'incident-time' }, 'incident time'],
  [{ kind: 'incident-note' }, 'description of incident time|url|webpage'],
  [{ kind: 'reporter' }, 'submitter'],
  [{ kind: 'contact' }, 'point of contact for law enforcement|business address|attn'],
  [{ kind: 'text' }, 'additional information|additional information submitted by the reporting esp'],
];

const targets = new Map<string, LabelTarget>([
  ...Object.entries(identifiers).map(([label, identifier]): [string, LabelTarget] => [
    label,
    { kind: 'identifier', identifier },
  ]),
  ...groups.flatMap(([target, labels]) =>
    labels.split('|').map((label): [string, LabelTarget] => [label, target]),
  ),
]);

/** Questions that the report answers, by their beginning. */
const questions: readonly [RegExp, LabelTarget][] = [
  [/^did (?:the )?reporting esp view (?:the )?exif/i, { kind: 'file-note' }],
  [/^did (?:the )?reporting esp view/i, { kind: 'viewed' }],
  [/^was file reviewed by company/i, { kind: 'viewed' }],
  [/^were? .*publicly available/i, { kind: 'public' }],
];

export interface LabelledLine {
  label: string;
  value: string;
  target: LabelTarget | undefined;
}

const labelShape = /^([A-Z][A-Za-z0-9/().' -]{0,59}?) ?:(?!\/\/)\s*(.*)$/;

/** A line as label and value; undefined for a line without a label. A label that nobody knows has no target. */
export function labelled(line: string): LabelledLine | undefined {
  const asked = /^([A-Z][^?]{5,120}\?)\s*(.*)$/.exec(line);
  const question = asked && questions.find(([shape]) => shape.test(asked[1] ?? ''));
  if (asked && question) return { label: asked[1] ?? '', value: asked[2] ?? '', target: question[1] };
  const found = bare(line) ?? labelShape.exec(line);
  if (!found) return undefined;
  const label = (found[1] ?? '').trim();
  return { label, value: (found[2] ?? '').trim(), target: targets.get(label.toLowerCase()) };
}

/** Labels that are printed without a colon. */
function bare(line: string): RegExpExecArray | null {
  return /^(Received by NCMEC on|Profile URL|Total Uploaded Files)\s+(.*)$/.exec(line);
}
