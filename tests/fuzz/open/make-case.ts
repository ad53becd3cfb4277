/** One case of the fuzzer: an archive of any kind, honest or lying, whole or damaged. */
import { gzipSync } from 'node:zlib';
import { Dice } from './dice.js';
import { makeTar } from './make-tar.js';
import { makeZip, type Part } from './make-zip.js';

const names = [
  'a.csv',
  'messages/inbox.json',
  'd/',
  '../../evil.txt',
  '/abs.txt',
  'C:\\win.txt',
  'con',
  'nul\0byte',
  '\u202egpj.exe',
  'caf\u00e9.txt',
  'A.csv',
  '__MACOSX/._a',
  '.DS_Store',
  `${'long/'.repeat(40)}name.txt`,
  '',
];
/** A length in bytes, for most content small. */
const lengths = [0, 1, 30, 511, 512, 513, 5000, 70_000];

/** The bytes of a case and the name that they come under. */
export function makeCase(seed: number): { name: string; bytes: Buffer } {
  const dice = new Dice(seed);
  const inner = archive(dice, 0);
  const damages = dice.below(4);
  let { bytes } = inner;
  for (let i = 0; i < damages; i++) bytes = damage(dice, bytes);
  return { name: dice.once(3) ? 'return' : inner.name, bytes };
}

function archive(dice: Dice, depth: number): { name: string; bytes: Buffer } {
  const parts: Part[] = Array.from({ length: dice.below(5) }, () => part(dice, depth));
  const kind = dice.below(8);
  if (kind === 0) return { name: 'x.tar', bytes: makeTar(dice, parts, dice.once(2) ? 3 : undefined) };
  if (kind === 1) return { name: 'x.tgz', bytes: gzipSync(makeTar(dice, parts)) };
  if (kind === 2) return { name: 'x.gz', bytes: gzips(dice, content(dice)) };
  const lying = dice.once(2);
  const lies = {
    field: lying ? dice.of([4, 12, 40]) : undefined,
    overlap: dice.once(8),
    endTwice: dice.once(10),
    prefix: dice.once(10) ? dice.below(200) : 0,
    suffix: dice.once(10) ? dice.below(200) : 0,
    gap: dice.once(10) ? dice.below(200) : undefined,
  };
  return { name: 'x.zip', bytes: makeZip(dice, parts, lies) };
}

function gzips(dice: Dice, bytes: Buffer): Buffer {
  const members = Array.from({ length: 1 + dice.below(3) }, () => gzipSync(bytes));
  return Buffer.concat([...members, dice.bytes(dice.once(4) ? dice.below(30) : 0)]);
}

function part(dice: Dice, depth: number): Part {
  if (depth < 3 && dice.once(4)) {
    const { name, bytes } = archive(dice, depth + 1);
    return { name: dice.once(2) ? name : 'inner', content: bytes };
  }
  return { name: dice.of(names), content: content(dice) };
}

function content(dice: Dice): Buffer {
  const length = dice.of(lengths);
  if (dice.once(3)) return Buffer.alloc(length, 'id,time,text\r\n');
  return dice.once(20) ? Buffer.alloc(3_000_000) : dice.bytes(Math.min(length, 6000));
}

const marks = ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x07\x08', 'PK\x06\x06', 'PK\x06\x07'];

function damage(dice: Dice, bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const at = dice.below(bytes.length);
  const some = 1 + dice.below(64);
  const changed = Buffer.from(bytes);
  switch (dice.below(7)) {
    case 0:
      return changed.subarray(0, at);
    case 1:
      changed[at]! ^= 1 << dice.below(8);
      return changed;
    case 2:
      return changed.fill(0, at, Math.min(changed.length, at + some));
    case 3:
      return Buffer.concat([bytes.subarray(0, at), dice.bytes(some), bytes.subarray(at)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + some)]);
    case 5:
      return Buffer.concat([bytes, bytes.subarray(at)]);
    default:
      changed.write(dice.of(marks), at, 'latin1');
      return changed;
  }
}
