/** The question that shows what the pasted lines were taken for, and lets them be put right there. */
import { understand } from './placed.js';
import type { Question, Reading, WizardDraft, WizardKnowledge } from './types.js';

/** Its form: `place-<line>` chooses a provider for a line, `line-<line>` corrects a line that fits nothing. */
export const understood: Question = {
  id: 'understood',
  name: 'what we understood',
  ask: 'This is what we understood',
  why: 'A wrong identifier is the first reason why requests come back. Look at each line before you go on.',
  read(form, draft, know): Reading {
    const errors: Record<string, string> = {};
    const before = (draft.accounts ?? '').split('\n');
    const lines = before.map((line, at) => form.text(`line-${at + 1}`) || line);
    const placed = { ...draft.placed };
    lines.forEach((line, at) => {
      place(form.text(`place-${at + 1}`), `place-${at + 1}`, line, { placed, errors, know });
    });
    const change = { accounts: lines.join('\n'), placed };
    const after = { ...draft, ...change };
    if (lines.some((line, at) => line !== before[at])) return { change, errors, again: true };
    return { change, errors: { ...errors, ...none(after, know) }, again: doubtful(draft, after, know) };
  },
};

interface Placing {
  placed: Record<string, string>;
  errors: Record<string, string>;
  know: WizardKnowledge;
}

function place(provider: string, field: string, line: string, { placed, errors, know }: Placing): void {
  if (provider === '') delete placed[line.trim()];
  else placed[line.trim()] = provider;
  if (provider !== '' && !know.catalog.providers.has(provider))
    errors[field] = `Tecum knows no provider “${provider}”. Choose one from the list`;
}

/** Lines, but not one that anybody can search by. */
function none(draft: WizardDraft, know: WizardKnowledge): Record<string, string> {
  const all = understand(draft, know.catalog);
  if (draft.unsure?.includes('accounts') || all.length === 0 || all.some((one) => one.verdict !== 'refused'))
    return {};
  const field = `line-${all[0]?.line ?? 1}`;
  return {
    [field]: 'None of these lines names an account. Correct one, or go back and say that you do not know it',
  };
}

/** A provider was chosen just now that does not take the line: the person sees that once before going on. */
function doubtful(before: WizardDraft, after: WizardDraft, know: WizardKnowledge): boolean {
  return understand(after, know.catalog).some(({ input, verdict, provider }) => {
    const key = input.trim();
    const changed = before.placed?.[key] !== after.placed?.[key];
    return changed && provider !== undefined && verdict !== 'accepted';
  });
}
