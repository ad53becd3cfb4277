/** Takes the scan of a signed paper into the vault: evidence that it was signed, never a part of a template. */
import { Problem } from '../../base/problem.js';
import type { Scan } from '../../store/desk/request-signatures.js';
import type { Vault } from '../../store/vault/vault.js';

/** Bytes that a scan may have. */
export const maxScanBytes = 50 * 1024 * 1024;

const kinds: [string, (head: Buffer) => boolean][] = [
  ['application/pdf', (head) => head.subarray(0, 1024).includes('%PDF-')],
  ['image/png', (head) => head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (head) => head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['image/tiff', (head) => ['49492a00', '4d4d002a'].includes(head.subarray(0, 4).toString('hex'))],
];

/**
 * Puts a scan into the vault as it is; what it is, its first bytes say and not its name.
 * @throws Problem `scan-type` for what is no PDF, PNG, JPEG or TIFF
 */
export async function takeScan(vault: Vault, stream: AsyncIterable<Buffer>, name: string): Promise<Scan> {
  const chunks = stream[Symbol.asyncIterator]();
  const begun: Buffer[] = [];
  while (Buffer.concat(begun).length < 1024) {
    const { value, done } = await chunks.next();
    if (done) break;
    begun.push(value as Buffer);
  }
  const type = kinds.find(([, is]) => is(Buffer.concat(begun)))?.[0];
  if (type === undefined) throw noScan(name);
  const { sha256, size } = await vault.put(joined(begun, chunks), { name });
  return { sha256, name: name.slice(0, 300), type, bytes: size };
}

async function* joined(begun: Buffer[], rest: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  yield* begun;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function noScan(name: string): Problem {
  return new Problem({
    code: 'scan-type',
    what: `"${name.slice(0, 100)}" is no PDF and no picture of a page.`,
    where: 'scan',
    remedy: 'Scan the signed paper to PDF, PNG, JPEG or TIFF.',
    status: 422,
  });
}
