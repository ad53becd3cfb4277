/** Objects whose keys come out of a return, which may call a column `__proto__` or `constructor`. */

/**
 * An object without a prototype: every key set on it is its own, and none is there before it is set. On `{}` a value under
 * `__proto__` is lost without a word, and `constructor` seems to have one.
 */
export function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
