/** Tars made block by block, so that each field can lie. */
import type { Dice } from './dice.js';
import type { Part } from './make-zip.js';

/** Packs the parts; `lies` is the chance (one in so many) that a header is wrong. */
export function makeTar(dice: Dice, parts: readonly Part[], lies?: number): Buffer {
  const blocks: Buffer[] = [];
  for (const part of parts) {
    const name = Buffer.from(part.name);
    if (name.length > 100 && dice.once(2)) blocks.push(...entry(dice, '././@LongLink', name, 'L', lies));
    else if (name.length > 100) blocks.push(...entry(dice, 'pax', pax('path', part.name), 'x', lies));
    blocks.push(...entry(dice, part.name.slice(0, 100), part.content, dice.once(12) ? '2' : '0', lies));
  }
  if (!dice.once(4)) blocks.push(Buffer.alloc(1024));
  return Buffer.concat(blocks);
}

function entry(dice: Dice, name: string, content: Buffer, type: string, lies: number | undefined): Buffer[] {
  const head = Buffer.alloc(512);
  const lying = lies !== undefined && dice.once(lies);
  head.write(name, 0, 100, 'utf8');
  head.write('0000644\0', 100, 'latin1');
  const size = lying && dice.once(2) ? dice.of([0, content.length * 2, 8 ** 10, 1]) : content.length;
  head.write(`${size.toString(8).padStart(11, '0')} `, 124, 'latin1');
  head.write('14712345670 ', 136, 'latin1');
  head.write(type, 156, 'latin1');
  head.write('ustar\x0000', 257, 'latin1');
  head.fill(32, 148, 156);
  const sum = head.reduce((all, byte) => all + byte, 0) + (lying && dice.once(2) ? 1 : 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return [head, content, padding];
}

function pax(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (`${length}`.length + Buffer.byteLength(rest) !== length) length++;
  return Buffer.from(`${length}${rest}`);
}
