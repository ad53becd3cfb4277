/** Finds rows that stand in more than one file of a return, by a hash of what makes them the same. */

/** Notes keys and the file in which each was met first; the memory is 24 bytes a row, used only where files repeat. */
export class Duplicates {
  #low = new Uint32Array(1 << 16);
  #high = new Uint32Array(1 << 16);
  #file = new Uint32Array(1 << 16);
  #held = 0;

  /** True when this key was met before, in another file. Keys are compared by a 64-bit hash. */
  seen(key: Hash, file: number): boolean {
    const slot = this.#slot(key.low, key.high);
    if (this.#low[slot] !== 0 || this.#high[slot] !== 0) return this.#file[slot] !== file;
    this.#put(slot, key.low, key.high, file);
    this.#held += 1;
    if (this.#held * 2 > this.#low.length) this.#grow();
    return false;
  }

  #put(slot: number, low: number, high: number, file: number): void {
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#file[slot] = file;
  }

  #slot(low: number, high: number): number {
    const mask = this.#low.length - 1;
    let slot = (low ^ high) & mask;
    while (
      (this.#low[slot] !== 0 || this.#high[slot] !== 0) &&
      !(this.#low[slot] === low && this.#high[slot] === high)
    ) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [low, high, file] = [this.#low, this.#high, this.#file];
    this.#low = new Uint32Array(low.length * 2);
    this.#high = new Uint32Array(low.length * 2);
    this.#file = new Uint32Array(low.length * 2);
    for (let at = 0; at < low.length; at++) {
      if (low[at] === 0 && high[at] === 0) continue;
      this.#put(this.#slot(low[at]!, high[at]!), low[at]!, high[at]!, file[at]!);
    }
  }
}

/** Two FNV-1a hashes of 32 bits with different seeds: add what makes a row the same, part by part. */
export class Hash {
  low = 0;
  high = 0;

  /** Begins a new key; the name keeps apart tables whose rows may look alike. */
  begin(name: string): this {
    this.low = 0x811c9dc5;
    this.high = 0x9747b28c;
    for (let at = 0; at < name.length; at++) this.#add(name.charCodeAt(at));
    return this;
  }

  bytes(bytes: Uint8Array, from: number, to: number): this {
    this.#add(0x1ff);
    for (let at = from; at < to; at++) this.#add(bytes[at]!);
    // 0, 0 marks a free slot.
    this.low = this.low >>> 0 || 1;
    this.high >>>= 0;
    return this;
  }

  #add(code: number): void {
    this.low = Math.imul(this.low ^ code, 0x01000193);
    this.high = Math.imul(this.high ^ code, 0x5bd1e995);
    this.high ^= this.high >>> 15;
  }
}
