/** Members of a zip that are packed by methods that zlib does not know: 7-Zip unpacks each when it is first read. */
import { isProblem, type Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';
import { type Member, startOf } from './inflate.js';
import type { Found, Opening } from './opening.js';
import { damaged, method as unknownMethod } from './packed/packed-problems.js';
import { unpack } from './packed/unpack.js';
import { joinOf, memoryBytes, rangeOf, sliceOf } from './range.js';

/** Numbers of APPNOTE 4.4.5. */
const names: Record<number, string> = {
  1: 'Shrink',
  6: 'Implode',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
};

/** Gives a member a source; returns why it cannot be read, or null. */
export function givePacked(
  opening: Opening,
  found: Found,
  member: Member & { flags: number; encrypted: boolean },
): Problem | null {
  const name = names[member.method];
  const { unpacked } = opening.guard.limits;
  const size = member.size ?? 0;
  if (name === undefined || member.encrypted || size > unpacked || member.compressed > unpacked)
    return unknownMethod(found.path, name ?? `method ${member.method}`);
  let once: Promise<{ bytes: RandomBytes; problem: Problem | null }> | null = null;
  const content = () => {
    once ??= unpackOne(opening, member);
    return once;
  };
  found.source = {
    size,
    async *stream() {
      const { bytes, problem } = await content();
      yield* rangeOf(bytes, 0, bytes.size);
      if (problem !== null) throw problem;
    },
  };
  return null;
}

/** Puts a zip of that one member together, which 7-Zip then opens. */
async function unpackOne(
  opening: Opening,
  member: Member & { flags: number },
): Promise<{ bytes: RandomBytes; problem: Problem | null }> {
  const none = memoryBytes(Buffer.alloc(0));
  const { spool, signal, guard } = opening;
  const { where } = member;
  try {
    const { files, errors } = await unpack({
      type: 'zip',
      bytes: await zipOfOne(member),
      password: null,
      where,
      spool,
      seconds: guard.limits.memberSeconds,
      signal,
      allow: () => member.size ?? 0,
      wants: () => true,
    });
    const file = files?.[0];
    if (file === undefined)
      return { bytes: none, problem: damaged(where, 0, errors[0] ?? 'nothing came out of it') };
    const whole = file.bytes.size === member.size && file.crc === member.crc;
    const why = errors[0] ?? 'its checksum does not fit';
    return { bytes: file.bytes, problem: whole ? null : damaged(where, file.bytes.size, why) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { bytes: none, problem: error };
  }
}

async function zipOfOne(member: Member & { flags: number }): Promise<RandomBytes> {
  // Bits 1 and 2 belong to the method (an end mark of LZMA); the sizes stand in the header, so bit 3 is cleared.
  const flags = member.flags & 0x6;
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(63, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(member.method, 4);
  fields.writeUInt32LE(member.crc ?? 0, 10);
  fields.writeUInt32LE(member.compressed, 14);
  fields.writeUInt32LE(member.size ?? 0, 18);
  fields.writeUInt16LE(1, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from('m')]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x3f\x00'),
    fields,
    Buffer.alloc(14),
    Buffer.from('m'),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + member.compressed, 16);
  const data = sliceOf(member.bytes, await startOf(member), member.compressed);
  return joinOf([memoryBytes(local), data, memoryBytes(Buffer.concat([central, end]))]);
}
