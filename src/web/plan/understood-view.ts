/** The pasted lines as Tecum understood them, each with what to do about it. */
import { identifierWord } from '../../catalog/recognise/words.js';
import type { Catalog } from '../../catalog/types.js';
import { type Understood, understand } from '../../desk/plans/wizard/placed.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import type { FormErrors } from '../contract.js';

export interface UnderstoodRow {
  line: number;
  input: string;
  /** `Snap · user name` */
  what: string;
  /** `good`: the provider takes it. `warn`: more is needed. `bad`: nobody can search by it. */
  tone: 'good' | 'warn' | 'bad';
  verdict: string;
  message: string;
  remedy?: string;
  /** The select that places the line. */
  place?: { name: string; value: string; error?: string; options: { value: string; text: string }[] };
  /** The field that corrects a line nobody can use. */
  fix?: { name: string; value: string; error?: string };
}

/** One row a line, in the order of the text. */
export function understoodRows(draft: WizardDraft, catalog: Catalog, errors: FormErrors): UnderstoodRow[] {
  return understand(draft, catalog).map((one) => {
    const name = one.provider ? catalog.providers.get(one.provider)?.name : undefined;
    return {
      line: one.line,
      input: one.input.trim(),
      what: [name, one.identifier && identifierWord(one.identifier)].filter(Boolean).join(' · '),
      ...verdictOf(one, name),
      message: one.message,
      remedy: one.remedy,
      ...fieldsOf(one, draft, catalog, errors),
    };
  });
}

/** Of a long list the lines that are well stand behind a disclosure, so that those that need somebody are seen. */
export function folded(all: UnderstoodRow[]): { rows: UnderstoodRow[]; accepted: UnderstoodRow[] } {
  if (all.length <= 20) return { rows: all, accepted: [] };
  const isWell = (row: UnderstoodRow) => row.tone === 'good' && !row.place?.error;
  return { rows: all.filter((row) => !isWell(row)), accepted: all.filter(isWell) };
}

function verdictOf(one: Understood, provider: string | undefined): Pick<UnderstoodRow, 'tone' | 'verdict'> {
  if (one.verdict === 'refused') return { tone: 'bad', verdict: '✗ Nobody can search by this' };
  if (one.verdict === 'accepted')
    return { tone: 'good', verdict: `✓ Accepted by ${provider ?? 'the provider'}` };
  return { tone: 'warn', verdict: '⚠ More is needed' };
}

function fieldsOf(
  one: Understood,
  draft: WizardDraft,
  catalog: Catalog,
  errors: FormErrors,
): Pick<UnderstoodRow, 'place' | 'fix'> {
  if (one.verdict === 'refused') {
    const name = `line-${one.line}`;
    return { fix: { name, value: one.input.trim(), error: errors[name] } };
  }
  if (!one.choose) return {};
  const name = `place-${one.line}`;
  const value = draft.placed?.[one.input.trim()] ?? one.provider ?? '';
  return { place: { name, value, error: errors[name], options: choices(one, catalog) } };
}

/** Likely providers first, then all others: a list is never a guess that cannot be left. */
function choices(one: Understood, catalog: Catalog): { value: string; text: string }[] {
  const likely = one.candidates.map(({ provider }) => provider);
  const rest = [...catalog.providers.keys()].filter((id) => !likely.includes(id));
  return [...likely, ...rest].map((id) => ({ value: id, text: catalog.providers.get(id)?.name ?? id }));
}
