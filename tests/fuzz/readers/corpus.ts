/** Cases that once failed, kept with their bytes: the examples that they were made from change. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../../src/base/root.js';
import type { Case } from './make-case.js';
import type { PlantedWord } from './planted.js';

const folder = projectPath('tests', 'fuzz', 'corpus');
/** Bytes past which a case is kept by its seed alone. */
const largest = 64 * 1024;

interface Kept {
  seed: number;
  recipe: string;
  /** What did not hold when it was kept. */
  faults: string[];
  planted: PlantedWord[];
  sha256: string;
  /** Base 64. */
  files: { name: string; bytes: string }[];
}

/** Writes `tests/fuzz/corpus/<seed>.json`. */
export function keepCase({ seed, recipe, planted, sha256, files }: Case, faults: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const small = files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= largest;
  const kept: Kept = {
    seed,
    recipe,
    faults: faults.map((fault) => fault.slice(0, 300)),
    planted,
    sha256,
    files: small ? files.map(({ name, bytes }) => ({ name, bytes: bytes.toString('base64') })) : [],
  };
  writeFileSync(join(folder, `${seed}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}

/** All that were kept with their bytes. */
export function keptCases(): Case[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept)
    .filter(({ files }) => files.length > 0)
    .map(({ files, ...rest }) => ({
      ...rest,
      ways: [],
      files: files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes, 'base64') })),
    }));
}
