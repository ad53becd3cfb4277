/** Which of many written forms are the one that was typed. */
import { emailForm } from './email.js';
import { phoneForm } from './phone.js';

/** What is compared, or null when the text is neither number nor mail address. */
export function comparable(text: string, region: string): { kind: 'phone' | 'email'; form: string } | null {
  const email = text.includes('@') ? emailForm(text) : null;
  const phone = phoneForm(text, region);
  if (phone !== null) return { kind: 'phone', form: phone.e164 };
  return email === null ? null : { kind: 'email', form: email };
}

/** Those of `written` that are the same number or mail address as `typed`, as they stand, in their order. */
export function writtenForms(typed: string, written: readonly string[], region: string): string[] {
  const wanted = comparable(typed, region);
  if (wanted === null) return [];
  return written.filter((one) => {
    const found = comparable(one, region);
    return found?.kind === wanted.kind && found.form === wanted.form;
  });
}

/** What a form has in common with every other writing of it: the last digits, or the address in lower case. */
export function searchTail(typed: string, region: string): { digits: string } | { text: string } | null {
  const found = comparable(typed, region);
  if (found === null) return null;
  return found.kind === 'phone' ? { digits: found.form.slice(-7) } : { text: found.form };
}
