/** Words planted in values: each must come out in a record or be on a ledger line, else something was lost. */

/** Makes words that stand nowhere else, and remembers them. */
export class Planter {
  readonly words: string[] = [];

  /** The next word: letters and digits alone, so that no format has to escape it. */
  word(): string {
    const word = `zq${this.words.length}kx`;
    this.words.push(word);
    return word;
  }
}
