/** What an archive may do at most, so that a hostile one cannot fill memory, disk or an afternoon. */
import { Problem } from '../../base/problem.js';
import type { Limits } from '../contract.js';

/** Generous for real returns: the largest known hold tens of thousands of files and some tens of gigabytes. */
export const defaultLimits: Limits = {
  entries: 250_000,
  depth: 6,
  ratio: 250,
  bytes: 256 * 1024 ** 3,
  name: 4096,
  memberSeconds: 3600,
  seconds: 6 * 3600,
  unpacked: 1024 ** 3,
};

/** A member smaller than this may have any ratio. */
const ratioFrom = 1024 * 1024;

/** Counts what the archives of one return have asked for. */
export class LimitGuard {
  readonly limits: Limits;
  private bytes = 0;
  private milliseconds = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...defaultLimits, ...limits };
  }

  /** The reason why a member may not be opened, by the sizes it states; null when it may. Counts its bytes. */
  admit(where: string, compressed: number, size: number): Problem | null {
    const bomb = this.ratioProblem(where, compressed, size);
    if (bomb !== null) return bomb;
    if (this.bytes + size > this.limits.bytes) return tooManyBytes(where, this.limits.bytes);
    this.bytes += size;
    return null;
  }

  /** The same for bytes really met, while they come. */
  ratioProblem(where: string, compressed: number, size: number): Problem | null {
    if (size <= ratioFrom || size <= compressed * this.limits.ratio) return null;
    return new Problem({
      code: 'archive-bomb',
      what: `This member unpacks to more than ${this.limits.ratio} times its size (${compressed} bytes to ${size} or more), as a zip bomb does. It was not read.`,
      where,
      remedy:
        'Ask the provider whether it is meant. If it is, read it again with a higher limit (on the command line: --limit ratio=…).',
    });
  }

  /**
   * Passes chunks on while making them takes no longer than it may. What the consumer does between two chunks does not
   * count. Throws `archive-time`.
   */
  async *timed(where: string, chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    let own = 0;
    let asked = performance.now();
    for await (const chunk of chunks) {
      const took = performance.now() - asked;
      own += took;
      this.milliseconds += took;
      if (own > this.limits.memberSeconds * 1000)
        throw tooSlow(where, 'this member', 'memberSeconds', this.limits.memberSeconds);
      if (this.milliseconds > this.limits.seconds * 1000)
        throw tooSlow(where, 'the return', 'seconds', this.limits.seconds);
      yield chunk;
      asked = performance.now();
    }
  }

  /** A name longer than names may be. */
  longName(where: string, length: number): Problem {
    return new Problem({
      code: 'name-too-long',
      what: `The name of this member has ${length} characters; ${this.limits.name} are allowed. The name is cut in the ledger and the member was not read.`,
      where,
      remedy: 'No program names files like this. Read it again with --limit name=… if it is meant.',
    });
  }

  /** Bytes that may still be unpacked. */
  get bytesLeft(): number {
    return this.limits.bytes - this.bytes;
  }

  tooDeep(where: string): Problem {
    return new Problem({
      code: 'archive-too-deep',
      what: `This archive lies ${this.limits.depth} archives deep, and no deeper one is opened.`,
      where,
      remedy: 'Unpack it by hand and look at it, or read it as a return of its own.',
    });
  }

  inItself(where: string): Problem {
    return new Problem({
      code: 'archive-in-itself',
      what: 'This archive has the same bytes as one around it: opened again and again it would never end. It was not opened.',
      where,
      remedy: 'No program packs like this: ask the provider how the archive was made.',
    });
  }

  tooManyEntries(where: string, stated: number): Problem {
    return new Problem({
      code: 'archive-too-many-entries',
      what: `This archive names ${stated} members; the return may hold ${this.limits.entries}. The rest was not read.`,
      where,
      remedy: 'Read it again with a higher limit (on the command line: --limit entries=…) if it is meant.',
    });
  }
}

/** The return unpacks to more than is allowed. */
export function tooManyBytes(where: string, limit: number): Problem {
  return new Problem({
    code: 'archive-too-large',
    what: `With this member the return would unpack to more than ${limit} bytes. It was not read.`,
    where,
    remedy:
      'Read the archives one by one, or read again with a higher limit (on the command line: --limit bytes=…).',
  });
}

function tooSlow(where: string, what: string, name: keyof Limits, seconds: number): Problem {
  return new Problem({
    code: 'archive-time',
    what: `Unpacking ${what} has taken ${seconds} seconds, which is all that it may. What came before was read.`,
    where,
    remedy: `Read it again with more time (on the command line: --limit ${name}=…), or unpack it by hand.`,
  });
}
