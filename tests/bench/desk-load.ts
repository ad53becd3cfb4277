/**
 * Speed of a reading while the desk serves 50 requests a second, as a ratio to its speed while nobody asks anything.
 * Usage: `node desk-load.js [megabytes=200] [rounds=3]`. Wanted: at most 1.2.
 */
import { type DeskOfRecords, deskOfRecords } from './desk-of-records.js';

const perSecond = 50;

/** Seconds that one more reading of the return takes. */
async function readOnce({ desk, worker, returnId, agent }: DeskOfRecords): Promise<number> {
  const before = (await desk.services.returns.view(returnId))!.readings.length;
  const started = performance.now();
  await desk.services.returns.readAgain(returnId, {}, { person: agent.person, fromWhere: '192.0.2.1' });
  await worker.idle();
  const { readings } = (await desk.services.returns.view(returnId))!;
  if (readings.length !== before + 1 || readings[0]!.state !== 'ready') throw new Error('it was not read');
  return (performance.now() - started) / 1000;
}

interface Load {
  stop(): Promise<{ answered: number; slowest: number }>;
}

/** Asks for pages at a steady pace, whether or not the last answer has come. */
function load({ agent, caseId, returnId }: DeskOfRecords): Load {
  const paths = [
    '/',
    '/cases',
    `/cases/${caseId}`,
    `/cases/${caseId}/returns/${returnId}/progress.json`,
    '/account',
  ];
  const waiting = new Set<Promise<void>>();
  let asked = 0;
  let answered = 0;
  let slowest = 0;
  const timer = setInterval(() => {
    const began = performance.now();
    const one = agent.get(paths[asked++ % paths.length]!).then((answer) => {
      if (answer.status === 200) answered += 1;
      slowest = Math.max(slowest, performance.now() - began);
    });
    waiting.add(one);
    void one.finally(() => waiting.delete(one));
  }, 1000 / perSecond);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(waiting);
      return { answered, slowest };
    },
  };
}

const desk = await deskOfRecords(Number(process.argv[2] ?? 200));
try {
  const ratios: number[] = [];
  for (let round = 0; round < Number(process.argv[3] ?? 3); round += 1) {
    const alone = await readOnce(desk);
    const busy = load(desk);
    const began = performance.now();
    const loaded = await readOnce(desk);
    const { answered, slowest } = await busy.stop();
    ratios.push(loaded / alone);
    const rate = answered / ((performance.now() - began) / 1000);
    process.stdout.write(
      `alone ${alone.toFixed(2)} s, with ${rate.toFixed(0)} answers a second ${loaded.toFixed(2)} s: ${(loaded / alone).toFixed(2)} times (slowest answer ${slowest.toFixed(0)} ms)\n`,
    );
  }
  ratios.sort((a, b) => a - b);
  process.stdout.write(
    `median ratio ${ratios[Math.floor(ratios.length / 2)]!.toFixed(2)} (wanted: at most 1.2)\n`,
  );
} finally {
  await desk.close();
}
