/** Words as the gate compares them: without case, accents, invisible characters, look-alikes or split letters. */

/** One word of a sentence, with every form in which it may match. */
export interface Token {
  /** As it stands in the normalised text. */
  text: string;
  /** `text` first, then the word read as leet, joined over its punctuation, or joined from spaced letters. */
  forms: string[];
}

/** Letters of other scripts and digits that are drawn like a Latin letter. */
const lookAlikes: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  т: 't',
  к: 'k',
  м: 'm',
  н: 'h',
  в: 'b',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  ß: 'ss',
  ø: 'o',
  ı: 'i',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
};
/** Scripts written without spaces; their words are told apart by the dictionary of the runtime. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const leet: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Splits a text into sentences of tokens.
 * @param text any text, as a person typed it
 * @returns one list of tokens for each sentence; empty sentences are left out
 */
export function sentences(text: string): Token[][] {
  return sentenceTexts(fold(text))
    .map((sentence) => joinSpacedLetters(sentence.split(/\s+/).flatMap(tokensOfChunk)))
    .filter((tokens) => tokens.length > 0);
}

/** The sentences of a text as they stand, in any script. */
export function sentenceTexts(text: string): string[] {
  return text.split(/[.!?;:]+(?=\s|$)|[。।؟！？；]+|\n+/);
}

/** Lower case, no accents, no invisible characters, look-alike letters replaced, apostrophes dropped. */
export function fold(text: string): string {
  const lower = text.toLowerCase().replace(/['`]/g, '');
  if (isPlain(lower)) return lower;
  const bare = lower
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}’ʼ]/gu, '')
    .toLowerCase();
  return [...bare].map((char) => lookAlikes[char] ?? char).join('');
}

/** True for text of the ASCII range alone, which needs no folding of letters. */
export function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 126) return false;
  return true;
}

function tokensOfChunk(chunk: string): Token[] {
  if (/^[a-z]+$/.test(chunk)) return [{ text: chunk, forms: [chunk] }];
  const pieces = chunk.split(/[^\p{L}\p{M}\p{N}@$]+/u).filter((piece) => piece !== '');
  if (unspaced.test(chunk)) return pieces.flatMap(wordsOf).map((text) => ({ text, forms: [text] }));
  const joined = pieces.length > 1 ? pieces.join('') : undefined;
  return pieces.map((text, place) => token(text, place === 0 ? [joined, leetOf(chunk)] : []));
}

/** The words of a piece without spaces: itself, unless its script is written without them. */
export function wordsOf(piece: string): string[] {
  if (!unspaced.test(piece)) return [piece];
  // Each segment keeps a copy of all that was given: a long piece goes in parts.
  const parts = piece.match(/.{1,200}/gsu) ?? [];
  return parts.flatMap((part) => [...segmenter.segment(part)].map((each) => each.segment));
}

function token(text: string, more: (string | undefined)[]): Token {
  const forms = [text];
  for (const form of [leetOf(text), ...more])
    if (form !== undefined && !forms.includes(form)) forms.push(form);
  return { text, forms };
}

/** The word with digits and signs read as letters; undefined when it holds no letter or no such sign. */
function leetOf(text: string): string | undefined {
  if (!/\p{L}/u.test(text) || !/[0-9@$!]/.test(text)) return undefined;
  const read = [...text].map((char) => leet[char] ?? char).join('');
  return read.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `p r o t e s t`: a run of four or more single letters is also read as one word. */
function joinSpacedLetters(tokens: Token[]): Token[] {
  for (let from = 0; from < tokens.length; from += 1) {
    let to = from;
    while (to < tokens.length && tokens[to]?.text.length === 1) to += 1;
    if (to - from < 4) continue;
    const word = tokens
      .slice(from, to)
      .map((each) => each.text)
      .join('');
    tokens[from]?.forms.push(word);
    from = to;
  }
  return tokens;
}
