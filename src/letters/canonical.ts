/** JSON with its keys in order, so that the same letter is the same bytes. */

/** `value` as JSON, object keys sorted at every depth, `undefined` left out. */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(ordered(value), null, indent);
}

/** The same value with its keys in order. To order first is faster than a replacer, which is called for each value. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return ordered(value.toJSON());
  const record = value as Record<string, unknown>;
  const result: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(record).sort()) result[key] = ordered(record[key]);
  return result;
}
