/** What is said before files are taken in: parts that are missing, bytes that came before. */
import { caseStore } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import type { Return } from '../../store/desk/returns.js';
import type { BaseServices } from '../services.js';
import { type PartGroup, partGroups } from './part-names.js';
import type { Stores } from './stores.js';
import type { ReceivedFile } from './types.js';

/** A file whose bytes the vault holds already, as part of a return that the person may see. */
export interface CameBefore {
  name: string;
  returnId: number;
  caseId: string;
  caseNumber: string;
  /** As it was called then. */
  before: string;
  /** ISO, UTC. */
  receivedAt: string;
}

export interface IntakeNotices {
  /** Groups of parts; those with missing numbers come first. */
  parts: PartGroup[];
  cameBefore: CameBefore[];
  /**
   * `first`: nothing of it came before. `same`: all of it did, in one return. `overlap`: some of it did. Only returns
   * that the person may see count, so that nothing is told of others.
   */
  delivery: 'first' | 'same' | 'overlap';
}

/** Looks at files before they are taken in. */
export async function intakeNotices(
  base: BaseServices,
  stores: Stores,
  files: readonly ReceivedFile[],
  caseId: string,
  person: Person,
): Promise<IntakeNotices> {
  const seen = await earlierReturns(base, stores, files, person);
  const cases = new Map(
    (await caseStore(base.db).list(seen.map((made) => made.caseId))).map((one) => [one.id, one]),
  );
  const cameBefore = seen.flatMap((made) => sameBytes(files, made, cases.get(made.caseId)?.number ?? ''));
  return { parts: await partsOf(stores, files, caseId), cameBefore, delivery: deliveryOf(files, seen) };
}

/** Only those that the person may see: the rest is not told, not even counted. */
async function earlierReturns(
  base: BaseServices,
  stores: Stores,
  files: readonly ReceivedFile[],
  person: Person,
): Promise<Return[]> {
  const mine = await base.access.cases(person, 'evidence.read');
  const found = await stores.returns.withFiles(files.map((file) => file.sha256));
  return found.filter((made) => mine === 'every' || mine.includes(made.caseId));
}

function sameBytes(files: readonly ReceivedFile[], made: Return, caseNumber: string): CameBefore[] {
  const { id, caseId, receivedAt } = made;
  return files.flatMap(({ name, sha256 }) => {
    const before = made.files.find((file) => file.sha256 === sha256);
    if (!before) return [];
    return [{ name, returnId: id, caseId, caseNumber, before: before.name, receivedAt }];
  });
}

/** Parts that came in earlier returns of the case count as here. */
async function partsOf(stores: Stores, files: readonly ReceivedFile[], caseId: string): Promise<PartGroup[]> {
  const own = new Set(files.map((file) => file.name));
  const earlier = (await stores.returns.list([caseId])).flatMap((made) =>
    made.files.map((file) => file.name),
  );
  const groups = partGroups([...own, ...earlier]);
  const ours = groups.filter((group) => group.names.some((name) => own.has(name)));
  return ours.sort((a, b) => b.missing.length - a.missing.length);
}

function deliveryOf(files: readonly ReceivedFile[], seen: readonly Return[]): IntakeNotices['delivery'] {
  if (seen.length === 0) return 'first';
  const inOne = (made: Return) =>
    files.every((file) => made.files.some((before) => before.sha256 === file.sha256));
  return seen.some(inOne) ? 'same' : 'overlap';
}
