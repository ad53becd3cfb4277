/** A desk with its worker in a process of its own, for the test that kills it. Answers each order with a message. */
import { openDesk } from '../../src/desk/open.js';
import { startWorker } from '../../src/jobs/runners.js';

const services = await openDesk({ dataDir: process.argv[2]! });
startWorker(services, () => undefined, { leaseMs: 800, beatMs: 150, pollMs: 100, maxAttempts: 6 });
const person = (await services.people.byEmail('ana@agency.example.org'))!;

process.on('message', (order: { readAgain: number }) => {
  void services.returns
    .readAgain(order.readAgain, {}, { person, fromWhere: '192.0.2.1' })
    .then(() => process.send?.('queued'));
});
process.on('disconnect', () => process.exit(1));
process.send?.('ready');
