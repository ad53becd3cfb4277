import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { projectPath } from '../../src/base/root.js';
import { openDesk, type Services } from '../../src/desk/open.js';
import { startWorker } from '../../src/jobs/runners.js';
import type { Person } from '../../src/store/desk/people.js';

/** The hand-counted totals of the examples that the demo takes as its returns. */
async function countedTotal(provider: string): Promise<number> {
  const text = await readFile(projectPath('providers', provider, 'example', 'expected.json'), 'utf8');
  return (JSON.parse(text) as { records: { total: number } }).records.total;
}

describe('the demo case', () => {
  let dir: string;
  let desk: Services;
  let owner: Person;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tecum-demo-'));
    desk = await openDesk({ dataDir: dir });
    owner = await desk.accounts.addFirst(
      { name: 'Ines Okafor', email: 'okafor@agency.example.org' },
      'copper lantern 41 harbour',
      'test',
    );
    await desk.demo?.load(owner.id);
    await startWorker(desk).idle();
  });

  after(async () => {
    await desk.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('is one case with its plan, and letters in every stage', async () => {
    const cases = await desk.cases.listFor(owner);
    assert.deepEqual(
      cases.map((one) => one.number),
      ['26-0117'],
    );
    const requests = await desk.requests.forCase(cases[0]!.id);
    const states = new Set(requests.map((one) => one.state));
    assert.ok(states.has('served') && states.has('draft'), [...states].join(' '));
    const frozen = requests.find((one) => one.stepId === 'snap.preservation');
    assert.match(frozen?.code ?? '', /^[0-9A-Z-]{8,}$/);
  });

  it('runs the 90 days of both preservations', async () => {
    const clocks = (await desk.requests.runningClocks(owner)).filter((one) => one.clock === 'preservation');
    assert.equal(clocks.length, 2);
    for (const clock of clocks)
      assert.equal(Date.parse(clock.endsAt) - Date.parse(clock.startsAt), 90 * 86_400_000);
  });

  it('reads both returns whole, to the totals counted by hand', async () => {
    const returns = await desk.returns.list(null);
    const totals = await Promise.all(
      returns.map(async (one) => (await desk.returns.view(one.id))?.summary?.records.total),
    );
    assert.deepEqual(totals.sort(), [await countedTotal('meta-facebook'), await countedTotal('snap')]);
  });

  it('asks the desk, and shows the tickets among what is unassigned', async () => {
    const tickets = await desk.tickets.list(owner, 'unassigned');
    assert.equal(tickets.length, 2);
  });

  it('is loaded once', async () => {
    await assert.rejects(
      async () => desk.demo?.load(owner.id),
      (error) => isProblem(error) && error.code === 'demo-loaded',
    );
  });

  it('leaves an audit chain that is whole', async () => {
    assert.equal((await desk.audit.verify()).ok, true);
  });
});
