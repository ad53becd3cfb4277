/** Words planted in values: each must come out in a record or be on a ledger line, else something was lost. */

/** A word and where it was put. */
export interface PlantedWord {
  word: string;
  /** Names around the value, outermost first: JSON keys with `[3]` for places, or the column's header; empty where a text has none. */
  at: string[];
  /** Where it stands in the file, in bytes of its text as UTF-8; 0 in a workbook. */
  byte: number;
}

/** Makes words that stand nowhere else, and remembers them. */
export class Planter {
  readonly planted: PlantedWord[] = [];

  /** The next word: letters and digits alone, so that no format has to escape it. */
  word(at: string[] = []): string {
    const word = `zq${this.planted.length}kx`;
    this.planted.push({ word, at, byte: 0 });
    return word;
  }

  /** Notes where the words stand in the finished file, and forgets those that are not in it any more. */
  settle(text: string | Buffer): void {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const left = this.planted.map((one) => ({ ...one, byte: bytes.indexOf(one.word) }));
    this.planted.splice(0, this.planted.length, ...left.filter(({ byte }) => byte >= 0));
  }
}
