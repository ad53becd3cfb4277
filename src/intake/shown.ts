/** A copy of what was read that is fit for a screen: numbers of cards and accounts are masked. */

/**
 * Puts `shown` in the place of `value` wherever a finding has one, and covers the same number where it stands as text.
 * The answers' card numbers are covered as well: they are in the answers file, for whom it is meant.
 */
export function shownIntake<T>(value: T): T {
  return masked(value) as T;
}

type Tree = Record<string, unknown>;
const secret = new Set(['card_number', 'account_number']);

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  const tree = value as Tree;
  const copy: Tree = Object.fromEntries(Object.entries(tree).map(([key, each]) => [key, masked(each)]));
  const cover = typeof tree.shown === 'string' || secret.has(String(tree.identifier));
  if (cover && typeof tree.value === 'string')
    copy.value = typeof tree.shown === 'string' ? tree.shown : covered(tree.value);
  if (cover && typeof tree.text === 'string') copy.text = covered(tree.text);
  return copy;
}

/** All but the last four signs, spaces kept. */
export function covered(text: string): string {
  const last = text.slice(-4);
  return text.slice(0, -4).replace(/[0-9A-Za-z]/g, '•') + last;
}
