/** A desk in which every text that people or providers can write is an attack on the page that shows it. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { startWorker } from '../../src/jobs/runners.js';
import { hashPassword } from '../../src/safeguards/passwords.js';
import { stalking } from '../desk/support.js';
import { type Agent, signInAgent, type TestDesk, testDesk, testPassword } from '../web/support.js';

/** Leaves attributes, tags, comments, scripts and templates; `xss-probe` is what is looked for afterwards. */
export const payload = `x"'\`><xss-probe onload=alert(1)></title></textarea></script><svg/onload=alert(2)>{{constructor}}<!--`;
const short = `"'><xss-probe onload=alert(1)>`;
const link = `javascript:alert(1)//`;

export interface HostileDesk {
  desk: TestDesk;
  agent: Agent;
  caseId: string;
}

/** Opens it; the returns are read when it is kept. */
export async function hostileDesk(): Promise<HostileDesk> {
  const desk = await testDesk();
  const { services } = desk;
  const at = services.now().toISOString();
  await services.settings.setAgency(
    { name: payload, address: `${payload}\n${link}`, verification: payload, helpName: payload, zone: 'UTC' },
    'test',
    at,
  );
  const person = await services.people.add(
    {
      name: payload,
      title: short,
      badge: short,
      email: 'hostile@agency.example.org',
      roles: ['administrator', 'analyst', 'investigator', 'reviewer'],
      passwordHash: await hashPassword(testPassword),
    },
    at,
  );
  const agent = await signInAgent(desk.app, person);
  await agent.raw.get('/account').set('User-Agent', payload.replaceAll('\n', ' '));
  await services.tokens.make(person.id, payload);
  const caseId = await fillCase(desk, agent);
  const worker = startWorker(services);
  worker.wake();
  await worker.idle();
  return { desk, agent, caseId };
}

async function fillCase({ services }: TestDesk, { person }: Agent): Promise<string> {
  const answers = {
    ...stalking,
    // The gate must let it through, or there would be no letters to look at: a crime is told before the payload.
    offence: { name: `Stalking ${payload}`, statute: `18 U.S.C. 2261A ${payload}` },
    narrative: `He followed her home and wrote that he would kill her. ${payload}`,
    accounts: [{ provider: 'snap', identifier: 'username', value: short }],
    investigator: { name: payload },
    case: { number: short, title: payload },
  };
  const draft = await services.plans.start(person, {
    caseNumber: short,
    narrative: payload,
    offence: payload,
  });
  const plan = await services.plans.make(draft.id, answers, person);
  await services.plans.start(person, { caseNumber: payload, narrative: payload, accounts: payload });
  const caseId = plan.caseId ?? '';
  for (const request of await services.requests.draftFromPlan(plan, null, person)) {
    const words = {
      remarks: `${payload}\n\n[link](${link})\n\n![x](${link})\n<b>bold</b>`,
      delivery: payload,
    };
    await services.requests.edit(request.id, { ...words, providerReference: payload }, person);
  }
  const ticket = await services.tickets.open({ subject: payload, body: payload, caseId }, person);
  await services.tickets.note(ticket.id, payload, person);
  const files = [];
  for (const [name, bytes] of await hostileFiles())
    files.push(await services.returns.store(Readable.from([bytes]), name));
  const said = { receivedFrom: payload, receivedHow: payload, note: payload, archivePassword: null };
  const when = { receivedAt: '2026-12-02T19:10:00Z', provider: null, requestId: null };
  await services.returns.receive({ caseId, ...when, ...said, files }, { person, fromWhere: short });
  return caseId;
}

async function hostileFiles(): Promise<[string, Buffer][]> {
  const cell = `"${payload.replaceAll('"', '""')}"`;
  const csv = `time,${cell},sender,__proto__,text,ip\n2026-10-01T08:00:00Z,1,${cell},2,${cell},${cell}\n`;
  const json = JSON.stringify([
    { [payload]: payload, time: '2026-10-02T08:00:00Z', sender: payload, text: payload },
  ]);
  const html = `<html><body><table><tr><th>Time</th><th>${payload}</th></tr><tr><td>2026-10-02</td><td><script>alert(1)</script></td></tr></table>`;
  const chat = `[02/10/2026, 08:00:00] ${short}: ${payload}\n[13/10/2026, 08:00:00] ${short}: ${link}\n`;
  return [
    [`${short}.csv`, Buffer.from(csv)],
    [`a${short}.json`, Buffer.from(json)],
    [`b${short}.html`, Buffer.from(html)],
    ['_chat.txt', Buffer.from(chat)],
    [`c${short}.zip`, await zipOf({ [`${short}/../${short}.csv`]: csv, [`${payload}.bin`]: '\0\0' })],
  ];
}

async function zipOf(members: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(members))
    zip.addBuffer(Buffer.from(text), name.replaceAll('..', 'up').replaceAll('\\', '_'));
  zip.end();
  return buffer(zip.outputStream);
}
