/** Text of a return as it may be put on a terminal. */

// Control characters and those that turn the direction of writing could change what the reader sees.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const acting = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text with every acting character replaced; `keepLines` leaves line ends and tabs. */
export function plain(text: string, keepLines = false): string {
  return text.replace(acting, (c) =>
    keepLines && (c === '\n' || c === '\t') ? c : keepLines && c === '\r' ? '' : '\ufffd',
  );
}
