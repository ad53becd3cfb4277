/** Reads a QR code of level M back from its modules, after ISO/IEC 18004: versions 1 to 6, bytes only, no repair of errors. */

/** Data codewords of each block, and check codewords of a block, at level M (table 9). */
const blocks: Record<number, { data: number[]; check: number }> = {
  1: { data: [16], check: 10 },
  2: { data: [28], check: 16 },
  3: { data: [44], check: 26 },
  4: { data: [32, 32], check: 18 },
  5: { data: [43, 43], check: 24 },
  6: { data: [27, 27, 27, 27], check: 16 },
};

/** When a module is turned, by the mask's number; `i` is the row, `j` the column. */
const masks: ((i: number, j: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_i, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** The text of a code, and the number of its mask. @param dark rows of modules. @throws Error when it cannot be one. */
export function readQr(dark: boolean[][]): { text: string; mask: number } {
  const size = dark.length;
  const version = (size - 17) / 4;
  const plan = blocks[version];
  if (!plan) throw new Error(`no code of version 1 to 6: ${size} modules`);
  const mask = maskOf(dark);
  const words = codewords(dark, version, masks[mask]!);
  return { text: textOf(inOrder(words, plan.data)), mask };
}

/** The five bits beside the upper left finder: level (00 = M) and mask, hidden by a fixed pattern. */
function maskOf(dark: boolean[][]): number {
  const bits = [0, 1, 2, 3, 4].map((column) => Number(dark[8]![column]));
  const [a, b, ...mask] = bits.map((bit, index) => bit ^ [1, 0, 1, 0, 1][index]!);
  if (a !== 0 || b !== 0) throw new Error('not of level M');
  return mask[0]! * 4 + mask[1]! * 2 + mask[2]!;
}

/** Finders with their formats, timing, and the one alignment pattern of versions 2 to 6. */
function reserved(row: number, column: number, version: number): boolean {
  const size = version * 4 + 17;
  if (row === 6 || column === 6) return true;
  if (row <= 8 && (column <= 8 || column >= size - 8)) return true;
  if (row >= size - 8 && column <= 8) return true;
  const middle = size - 7;
  return version > 1 && Math.abs(row - middle) <= 2 && Math.abs(column - middle) <= 2;
}

/** Up and down in stripes of two modules, from the lower right corner. */
function codewords(dark: boolean[][], version: number, turned: (i: number, j: number) => boolean): number[] {
  const size = dark.length;
  const bits: number[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1])
        if (!reserved(row, column, version)) bits.push(Number(dark[row]![column] !== turned(row, column)));
    }
    up = !up;
  }
  const count = Math.floor(bits.length / 8);
  return Array.from({ length: count }, (_, n) => Number.parseInt(bits.slice(n * 8, n * 8 + 8).join(''), 2));
}

/** The blocks' words stand one by one in turn. */
function inOrder(words: number[], lengths: number[]): number[] {
  return lengths.flatMap((length, block) =>
    Array.from({ length }, (_, n) => words[n * lengths.length + block]!),
  );
}

/** Four bits of mode (0100 = bytes), eight of length, then the bytes. */
function textOf(data: number[]): string {
  const half = data.flatMap((word) => [word >> 4, word & 15]);
  if (half[0] !== 4) throw new Error(`mode ${half[0]} is not of bytes`);
  const length = half[1]! * 16 + half[2]!;
  const bytes = Array.from({ length }, (_, n) => half[3 + n * 2]! * 16 + half[4 + n * 2]!);
  return Buffer.from(bytes).toString('utf8');
}
