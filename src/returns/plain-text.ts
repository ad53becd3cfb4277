/** A value of a JSON file as text, whatever it is: a list or an object where a text was due must not become `[object Object]`. */

/** Text as it is, other values as text, containers as JSON. */
export function plainText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
