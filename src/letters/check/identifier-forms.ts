/** Which form an identifier of each kind has (`data/letters/rules/identifiers.yaml`). */
import { z } from 'zod';
import { type IdentifierKind, identifierKinds } from '../../base/vocabulary.js';
import type { Provider } from '../../catalog/types.js';
import { letterData } from '../data-file.js';

const form = z.strictObject({ pattern: z.string(), ignore: z.string().optional(), looks: z.string() });
const file = z.strictObject({
  asOf: z.string(),
  source: z.string(),
  forms: z.partialRecord(z.enum(identifierKinds), form),
  labels: z.array(form.extend({ label: z.string() })),
  hash: z.strictObject({ kinds: z.array(z.enum(identifierKinds)), least: z.number(), share: z.number() }),
  sharedAddresses: z.array(z.string()),
});
type Forms = Omit<z.infer<typeof file>, 'forms' | 'labels'> & {
  forms: Map<IdentifierKind, Form>;
  labels: (Form & { label: string })[];
};

interface Form {
  pattern: RegExp;
  ignore?: RegExp | undefined;
  /** How one looks, for the remedy. */
  looks: string;
}

let known: Forms | undefined;

/** Read once. @throws Problem `letter-data-bad` */
export function identifierForms(): Forms {
  if (known) return known;
  const { forms, labels, ...rest } = letterData(file, 'rules', 'identifiers.yaml');
  const entries = Object.entries(forms).map(
    ([kind, one]) => [kind as IdentifierKind, compiled(one!)] as const,
  );
  known = {
    ...rest,
    forms: new Map(entries),
    labels: labels.map((one) => ({ ...compiled(one), label: one.label })),
  };
  return known;
}

function compiled({ pattern, ignore, looks }: z.infer<typeof form>): Form {
  return { pattern: new RegExp(pattern, 'u'), ignore: ignore ? new RegExp(ignore, 'gu') : undefined, looks };
}

/** How an identifier of this kind looks, where the value does not; undefined where it does, or where no form is known. */
export function wrongForm(
  kind: IdentifierKind,
  value: string,
  provider: Provider | undefined,
): string | undefined {
  const { forms, labels } = identifierForms();
  const own = provider?.identifiers.filter((one) => one.id === kind) ?? [];
  const shapes = labels.filter(({ label }) => own.length === 1 && own[0]!.label.includes(label));
  const wanted = [forms.get(kind), ...shapes].filter((one): one is Form => one !== undefined);
  return wanted.find(({ pattern, ignore }) => !pattern.test(ignore ? value.replace(ignore, '') : value))
    ?.looks;
}

/** True for what looks like a hash and stands where a name would. */
export function isHash(kind: IdentifierKind, value: string): boolean {
  const { kinds, least, share } = identifierForms().hash;
  if (!kinds.includes(kind) || value.length < least || /\s/.test(value)) return false;
  return value.replace(/[^0-9a-f]/gi, '').length / value.length >= share;
}
