/** Notices the same archive twice, so that its files are read once. */
import type { Found } from './opening.js';
import { sha256Of } from './received.js';

/** An archive that was met. */
export interface Met {
  path: string;
  depth: number;
  /** True for a copy that was given beside the first, and for what lies in it: the person wants both read. */
  repeated: boolean;
  sha256(): Promise<string>;
}

/** Archives by their size; only those of one size are hashed. */
export class SameArchives {
  private readonly bySize = new Map<number, Met[]>();

  /**
   * Notes an archive. `twin` is one met before with the same bytes. Two that were given side by side are no twins: whoever gives a
   * file twice has it read twice, and is told so.
   */
  async meet(found: Found): Promise<{ self: Met; twin: Met | null }> {
    const self = newMet(found);
    const others = this.bySize.get(found.source.size) ?? [];
    this.bySize.set(found.source.size, [...others, self]);
    for (const other of others) {
      if ((await other.sha256()) !== (await self.sha256())) continue;
      const inItself = found.around.includes(other);
      if (found.depth === 0 && other.depth === 0) self.repeated = true;
      if (inItself || !self.repeated) return { self, twin: other };
    }
    return { self, twin: null };
  }
}

function newMet({ path, depth, source, sha256, around }: Found): Met {
  let hash: Promise<string> | null = sha256 === null ? null : Promise.resolve(sha256);
  return {
    path,
    depth,
    repeated: around.some((one) => one.repeated),
    sha256() {
      // One that cannot be read to its end is the same as no other.
      hash ??= sha256Of(source).catch(() => `unreadable ${path}`);
      return hash;
    },
  };
}
