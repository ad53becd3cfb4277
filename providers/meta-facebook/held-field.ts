/** Holds back the last whole field of a section, since the next page may carry it on. */
import type { Field } from './field.js';

/** What is told once nothing can be added any more. */
export interface FieldHearer {
  field(field: Field, container: Field | null): void;
  separator(): void;
}

export class HeldField {
  #held: { field: Field; container: Field | null } | null = null;
  /** Empty lines met after the field. */
  #separators = 0;

  constructor(private readonly hearer: FieldHearer) {}

  /** The field held back; null for none. */
  get field(): Field | null {
    return this.#held?.field ?? null;
  }

  /** Tells what was held before, and holds this. */
  hold(field: Field, container: Field | null): void {
    this.tell();
    this.#held = { field, container };
  }

  separator(): void {
    this.#separators += 1;
  }

  /** A field that turns out to hold records is not one itself. */
  letGo(field: Field): void {
    if (this.#held?.field === field) this.#held = null;
  }

  tell(): void {
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.hearer.field(held.field, held.container);
    for (; this.#separators > 0; this.#separators--) this.hearer.separator();
  }
}
