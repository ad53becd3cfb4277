/** Small readers that several questions share. */
import type { Choice } from './choices.js';
import type { FormReader } from './types.js';

/** The value of a field of one choice, where it is among the choices. */
export function chosen<T extends string>(
  form: FormReader,
  name: string,
  choices: readonly Choice<T>[],
): T | undefined {
  return choices.find((choice) => choice.value === form.text(name))?.value;
}

/** True when "I do not know" was ticked, or chosen among radio buttons named `name`. */
export function isUnsure(form: FormReader, name?: string): boolean {
  return form.checked('unsure') || (name !== undefined && form.text(name) === 'unknown');
}

/** An ISO date, or nothing where it was left empty or cannot be read. */
export function dayOr(date: ReturnType<FormReader['date']>): string | undefined {
  return date === 'unreadable' || date === null ? undefined : date;
}
