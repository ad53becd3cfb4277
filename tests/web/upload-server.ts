/** A desk in a process of its own that listens, with one person signed in and one case; for tests that kill it. */
import { openDesk } from '../../src/desk/open.js';
import { createApp } from '../../src/web/app.js';
import { serve } from '../../src/web/serve.js';
import { addPerson } from './support.js';

process.env.TECUM_LOG ??= 'silent';
const services = await openDesk({ dataDir: process.argv[2]! });
const person =
  (await services.people.byEmail('person@agency.example.org')) ??
  (await addPerson(services, 'person', ['investigator']));
const [found] = await services.cases.listFor(person);
const made = found ?? (await services.cases.create({ number: '1', title: 'A', offence: 'Theft' }, person));
const serving = await serve(createApp(services), { port: 0, host: '127.0.0.1' });
const session = await services.sessions.start(person, { agent: 'test', ip: '127.0.0.1' });
process.on('message', async () => {
  await serving.stop();
  await services.close();
  process.exit(0);
});
process.send?.({
  port: serving.port,
  cookie: `tecum=${session}`,
  csrf: services.sessions.csrfFor(session),
  uploads: `/cases/${made.id}/returns/uploads`,
});
