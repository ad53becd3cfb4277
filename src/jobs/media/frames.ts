/** Messages on the pipes between a process and its decoder: a length before each part, nothing else. */
import type { Readable, Writable } from 'node:stream';

/** A small header and the bytes that go with it. */
export interface Frame {
  head: Record<string, unknown>;
  body: Buffer;
}

/** Writes one frame: two lengths (32 bits, big-endian), the header as JSON, the bytes. */
export function writeFrame(out: Writable, { head, body }: Frame): void {
  const json = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(json.length, 0);
  lengths.writeUInt32BE(body.length, 4);
  out.write(Buffer.concat([lengths, json]));
  out.write(body);
}

/** Frames of a stream, as they become whole. A frame longer than `most` bytes throws: the other side is not to be believed. */
export async function* readFrames(input: Readable, most: number): AsyncGenerator<Frame> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    parts.push(chunk);
    held += chunk.length;
    if (held < 8) continue;
    for (let needed = lengthOf(parts, most); held >= needed; needed = lengthOf(parts, most)) {
      const all = Buffer.concat(parts);
      const jsonLength = all.readUInt32BE(0);
      const head = JSON.parse(all.toString('utf8', 8, 8 + jsonLength)) as Record<string, unknown>;
      yield { head, body: all.subarray(8 + jsonLength, needed) };
      parts = [all.subarray(needed)];
      held = all.length - needed;
      if (held < 8) break;
    }
  }
}

function lengthOf(parts: Buffer[], most: number): number {
  if (parts[0]!.length < 8) parts.splice(0, parts.length, Buffer.concat(parts));
  const length = 8 + parts[0]!.readUInt32BE(0) + parts[0]!.readUInt32BE(4);
  if (length > most) throw new RangeError(`a frame of ${length} bytes`);
  return length;
}
