/** JSON.parse that keeps long whole numbers as text, because ids of 16 digits and more do not fit a number. */

/** Digits from which a whole number is kept as text. */
export const longDigits = 16;

/**
 * Parses JSON. A whole number of 16 or more digits becomes a string, digit for digit; everything else is as
 * `JSON.parse` has it.
 * @throws SyntaxError as `JSON.parse` does.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(/\d{16}/.test(text) ? quoteLongNumbers(text) : text);
}

// A string, or a number that is not part of one: strings are matched first so that digits inside stay untouched.
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** Puts quotes around whole numbers of 16 or more digits that stand outside strings. */
export function quoteLongNumbers(text: string): string {
  return text.replace(stringOrNumber, (token) => {
    if (token.charCodeAt(0) === 34 || token.length < longDigits) return token;
    return /^-?[1-9]\d{15,}$/.test(token) ? `"${token}"` : token;
  });
}
