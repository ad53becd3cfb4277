/** Short texts that come again and again (names, ids of threads): each is made from its bytes once. */

/** Texts kept; one that hashes to the place of another takes it. */
const slots = 1024;
const longest = 64;

export class TextCache {
  private readonly texts: string[] = new Array<string>(slots).fill('');
  private readonly lengths = new Uint8Array(slots);
  private readonly memory = new Uint8Array(slots * longest);

  /** Text of valid UTF-8. */
  text(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length === 0 || length > longest) return bytes.toString('utf8', start, end);
    const slot = slotOf(bytes, start, end);
    if (!this.holds(slot, bytes, start, length)) this.keep(slot, bytes, start, end);
    return this.texts[slot]!;
  }

  private holds(slot: number, bytes: Buffer, start: number, length: number): boolean {
    if (this.lengths[slot] !== length) return false;
    const { memory } = this;
    const from = slot * longest;
    for (let i = 0; i < length; i++) if (memory[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private keep(slot: number, bytes: Buffer, start: number, end: number): void {
    for (let i = start, to = slot * longest; i < end; i++) this.memory[to++] = bytes[i]!;
    this.lengths[slot] = end - start;
    this.texts[slot] = bytes.toString('utf8', start, end);
  }
}

/** FNV-1a, folded. */
function slotOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) & (slots - 1);
}
