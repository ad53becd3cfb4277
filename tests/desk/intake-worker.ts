/** Takes returns in, one after the other, until it is killed; for the test of an intake that dies. */
import { randomBytes } from 'node:crypto';
import { openDesk } from '../../src/desk/open.js';

const services = await openDesk({ dataDir: process.argv[2]! });
const person = (await services.people.byEmail('ana@agency.example.org'))!;
const [found] = await services.cases.listFor(person);
const by = { person, fromWhere: '192.0.2.1' };
const caseId = found!.id;

async function* slow(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

process.send?.('begun');
for (;;) {
  const files = [];
  for (const name of ['part-1.zip', 'part-2.zip']) {
    const stream = slow(randomBytes(400_000));
    const arrival = await services.returns.arrivals.whole(
      { caseId, name, bytes: null, way: 'form' },
      stream,
      by,
    );
    files.push({ arrival: arrival.id, name, bytes: arrival.bytes!, sha256: arrival.sha256! });
  }
  const begun = await services.returns.arrivals.begin(
    { caseId, name: 'p', bytes: 200_000, way: 'resumable upload' },
    by,
  );
  await services.returns.arrivals.append(begun, slow(randomBytes(150_000)));
  await services.returns.receive(
    {
      caseId,
      requestId: null,
      provider: null,
      receivedAt: services.now().toISOString(),
      receivedFrom: '',
      receivedHow: '',
      note: '',
      archivePassword: null,
      files,
    },
    by,
  );
}
