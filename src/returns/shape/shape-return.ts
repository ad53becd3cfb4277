/** `tecum shape`: a copy of a return with every value replaced and every structure kept. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { openReturn } from '../open/open-return.js';
import { checkShape } from './check-shape.js';
import { Names } from './names.js';
import { statement } from './statement.js';
import { treeOf } from './tree.js';
import { vocabulary } from './vocabulary.js';
import { ShapeWriter, type Written } from './write-shape.js';

export interface ShapeOptions {
  passwords?: readonly string[];
  onFile?(path: string): void;
}

export interface ShapeReport {
  /** Folder with the shaped return. */
  dir: string;
  files: number;
  written: Written;
  rezipped: number;
  /** What was kept and who must look; also in `STATEMENT.txt` beside the return. */
  statement: string;
}

/**
 * Makes `out` with the shape in `return/` and a statement beside it. The folder is there whole, and looked through by
 * {@link checkShape}, or not at all.
 * @throws Problem `out-exists`, `shape-leak`, and those of opening
 */
export async function shapeReturn(
  path: string,
  out: string,
  options: ShapeOptions = {},
): Promise<ShapeReport> {
  if (existsSync(out)) throw outExists(out);
  const building = `${out}.building`;
  const opened = await openReturn([path], { ...(options.passwords ? { passwords: options.passwords } : {}) });
  const scratch = await mkdtemp(join(tmpdir(), 'tecum-shape-'));
  try {
    await rm(building, { recursive: true, force: true });
    await mkdir(building, { recursive: true, mode: 0o700 });
    const writer = new ShapeWriter(new Names(vocabulary()), scratch, options.onFile ?? (() => undefined));
    await writer.folder(treeOf(opened.items, opened.archives), join(building, 'return'));
    await refuseLeak(join(building, 'return'));
    const { written, rezipped } = writer;
    const words = statement(opened.items.length, written, rezipped);
    await writeFile(join(building, 'STATEMENT.txt'), words);
    await rename(building, out);
    return { dir: join(out, 'return'), files: opened.items.length, written, rezipped, statement: words };
  } finally {
    await opened.close();
    await rm(scratch, { recursive: true, force: true });
    await rm(building, { recursive: true, force: true });
  }
}

async function refuseLeak(dir: string): Promise<void> {
  const found = await checkShape(dir);
  if (found.length === 0) return;
  throw new Problem({
    code: 'shape-leak',
    what: `The shape was thrown away: ${found.length} pieces in it are neither layout words nor filler, the first in a file now called ${found[0]!.where}.`,
    where: dir,
    remedy: 'Tell the maintainers of Tecum what kind of file it is; do not send them the return.',
    status: 500,
  });
}

function outExists(out: string): Problem {
  return new Problem({
    code: 'out-exists',
    what: 'The folder for the shape is there already.',
    where: out,
    remedy: 'Name another with --out, or take that one away.',
  });
}
