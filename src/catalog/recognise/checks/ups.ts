/** The check of a UPS tracking number. */

/** `1Z` and sixteen signs, the last a check digit over the fifteen before it. */
export function upsTracking(text: string): boolean {
  const body = /^1Z([0-9A-Z]{15})(\d)$/.exec(text.toUpperCase());
  if (!body?.[1] || !body[2]) return false;
  const sum = [...body[1]].reduce((total, char, at) => total + signValue(char) * (at % 2 === 0 ? 1 : 2), 0);
  return (10 - (sum % 10)) % 10 === Number(body[2]);
}

/** Digits as they are; letters count from A = 2, round again after ten. */
function signValue(char: string): number {
  return /\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 63) % 10;
}
