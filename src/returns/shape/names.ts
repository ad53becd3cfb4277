/** Keeps names that are public layout words; replaces all others, each by the same new name within one shape. */

import { shapeValue, tokenLike } from './values.js';
import { phraseForm, type Vocabulary, wordsOf } from './vocabulary.js';

/** Names that are remembered; past it each is new every time, as names that are so many are data. */
const mostNames = 500;

/** Names of columns and keys whose values may be words of the layout: `type`, `mediaType`, `Event Status`. */
const tellsKind =
  /(^|[^a-z])(type|kind|action|status|category|event|direction|state|service|product|method|role|format|encoding|charset)s?$|[a-z](Type|Kind|Action|Status|Category|Event|Direction|State)$/i;

export class Names {
  private readonly met = new Map<string, string>();
  private readonly words: Vocabulary;

  constructor(words: Vocabulary) {
    this.words = words;
  }

  /** A column, key, label or tag. Its own spelling is kept when all of it is known. */
  name(name: string): string {
    if (this.isKnown(name)) return name;
    if (/@|\d{3}/.test(name) || name.length > 80) return shapeValue(name);
    const form = phraseForm(name);
    let shaped = this.met.get(form);
    if (shaped === undefined) {
      shaped = name.replace(/[\p{L}\p{N}\p{M}]+/gu, (token) => tokenLike(token));
      if (this.met.size < mostNames) this.met.set(form, shaped);
    }
    return shaped;
  }

  /** A whole phrase of a glossary or reader, or made of known words alone; a digit may follow. */
  isKnown(name: string): boolean {
    return this.isPhrase(name) || this.isWorded(name);
  }

  isPhrase(text: string): boolean {
    const form = phraseForm(text);
    return (
      form !== '' && form.length <= 200 && (this.words.phrases.has(form) || this.words.statements.has(form))
    );
  }

  /** A value that may stand: a word of the layout in a column that tells a kind. */
  keepsValue(column: string, value: string): boolean {
    if (this.words.statements.has(phraseForm(value))) return true;
    return tellsKind.test(column.trim()) && this.isPhrase(value) && !/\d{3}|@/.test(value);
  }

  private isWorded(name: string): boolean {
    if (!/^[\p{L}\p{N}\s_.,()/#&*:'-]+$/u.test(name) || name.length > 80) return false;
    const tokens = name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    return (
      tokens.some((token) => /\p{L}/u.test(token)) &&
      tokens.every((token) => /^\d{1,2}$/.test(token) || this.isWordToken(token))
    );
  }

  /** A run of letters made of public words, at most two digits after it: an id such as `0b9c` is none. */
  isWordToken(token: string): boolean {
    const [, letters = ''] = /^([\p{L}\p{M}]+)\d{0,2}$/u.exec(token) ?? [];
    if (letters === '') return false;
    const words = wordsOf(letters);
    const isKnown = (word: string) => this.words.words.has(word.toLowerCase());
    return words.every(isKnown) && words.filter((word) => word.length === 1).length <= 1;
  }

  /** A token that stands in a reader as it is: a class of a page, `_3-95`. */
  isToken(token: string): boolean {
    return this.words.tokens.has(token.toLowerCase());
  }
}
