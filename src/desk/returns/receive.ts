/** Makes a return of files that are in the vault: return, custody, the chain's entry and the order to read it, or nothing. */
import { Problem } from '../../base/problem.js';
import { type Arrival, arrivalStore } from '../../store/desk/arrivals.js';
import { custodyStore } from '../../store/desk/custody.js';
import { jobStore } from '../../store/desk/jobs.js';
import { readingStore } from '../../store/desk/readings.js';
import { returnStore } from '../../store/desk/returns.js';
import type { BaseServices } from '../services.js';
import { askedOfRequest, scopeOf } from './asked.js';
import type { Stores } from './stores.js';
import type { Hand, ReceivedFile, ReceiveInput } from './types.js';
import { whoOf } from './who.js';

/**
 * Answers the number of the return.
 * @throws Problem `return-empty`, `return-request`, `return-taken` when another return took one of the files meanwhile
 */
export async function receiveReturn(
  base: BaseServices,
  stores: Stores,
  input: ReceiveInput,
  by: Hand,
): Promise<number> {
  await refuseUnfit(stores, input);
  let noted: string | null = null;
  const note = async (id: number): Promise<void> => {
    const subject = `return/${id}`;
    const files = input.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
    const details = { files, case: input.caseId };
    await base.audit.record({ who: by.person.email, action: 'return.received', subject, details });
    noted = subject;
  };
  try {
    return await makeReturn(base, stores, input, by, note);
  } catch (error) {
    const undone = { who: by.person.email, action: 'return.receiving-undone', subject: noted ?? '' };
    if (noted !== null) await base.audit.record(undone).catch(() => undefined);
    throw error;
  }
}

async function makeReturn(
  base: BaseServices,
  stores: Stores,
  input: ReceiveInput,
  by: Hand,
  note: (id: number) => Promise<void>,
): Promise<number> {
  const at = base.now().toISOString();
  const { caseId, deliveryReference = '', hashList = '' } = input;
  const files = input.files.map(({ name, bytes, sha256 }, no) => ({ no, name, bytes, sha256 }));
  const archivePassword =
    input.archivePassword === null ? null : stores.passwords.seal(input.archivePassword);
  const data = { ...input, files, archivePassword, deliveryReference, hashList, createdBy: by.person.id };
  const request = input.requestId === null ? null : await stores.requests.byId(input.requestId);
  const scope = request ? scopeOf(askedOfRequest(request)) : null;
  const arrivals = input.files.flatMap((file) => file.arrival ?? []);
  const notes = await notesOf(stores, input);
  return base.db.transaction(async (trx) => {
    const returnId = await returnStore(trx).add(data, at);
    if ((await arrivalStore(trx).taken(arrivals, returnId)) !== arrivals.length) throw takenMeanwhile();
    const custody = {
      returnId,
      at,
      who: whoOf(by.person),
      action: 'received' as const,
      fromWhere: by.fromWhere,
    };
    for (const { sha256, note } of notes) await custodyStore(trx).add({ ...custody, sha256, note });
    const readingId = await readingStore(trx).add({ returnId, caseId, scope }, at);
    const job = { kind: 'reading', subject: `return/${returnId}`, payload: { readingId } };
    await jobStore(trx).add({ ...job, createdBy: by.person.email }, at);
    // Last, and before anything is kept: a return that the chain does not know cannot come to be, not even in a crash.
    await note(returnId);
    return returnId;
  });
}

async function notesOf(stores: Stores, input: ReceiveInput): Promise<{ sha256: string; note: string }[]> {
  const notes: { sha256: string; note: string }[] = [];
  for (const file of input.files) {
    const arrival = file.arrival === undefined ? null : await stores.arrivals.byId(file.arrival);
    notes.push({ sha256: file.sha256, note: receivedNote(file, input, arrival) });
  }
  return notes;
}

/** All that custody must say of a file from its first byte, in one sentence. */
function receivedNote(file: ReceivedFile, input: ReceiveInput, arrival: Arrival | null): string {
  const parts = [
    `${file.name}, ${file.bytes} bytes`,
    input.receivedFrom && `from ${input.receivedFrom}`,
    input.receivedHow,
    input.deliveryReference && `the provider’s reference ${input.deliveryReference}`,
    arrival && arrivedNote(arrival),
  ];
  return parts.filter((part) => part).join('; ');
}

function arrivedNote({ way, fromWhere, pieces, beganAt, arrivedAt }: Arrival): string {
  const inPieces = pieces > 1 ? ` in ${pieces} pieces` : '';
  return `by ${way}${inPieces} from ${fromWhere || 'this machine'}, first byte ${beganAt}, last byte ${arrivedAt ?? 'unknown'}`;
}

async function refuseUnfit(stores: Stores, input: ReceiveInput): Promise<void> {
  if (input.files.length === 0) {
    throw new Problem({
      code: 'return-empty',
      what: 'No file was sent.',
      where: 'files',
      remedy: 'Choose at least one file.',
    });
  }
  const request = input.requestId === null ? null : await stores.requests.byId(input.requestId);
  if (input.requestId !== null && request?.caseId !== input.caseId) {
    throw new Problem({
      code: 'return-request',
      what: 'That request does not belong to this case.',
      where: 'request',
      remedy: 'Choose a request of the case, or none.',
    });
  }
}

function takenMeanwhile(): Problem {
  return new Problem({
    code: 'return-taken',
    what: 'One of the files was taken into a return already, perhaps by the same form sent twice.',
    where: 'files',
    remedy: 'Look at the returns of the case.',
    status: 409,
  });
}
