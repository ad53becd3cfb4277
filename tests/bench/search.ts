/**
 * Pages of a time line and searches in the app over a large reading, as a person waits for them: whole answers over HTTP.
 * Usage: `node search.js [megabytes=820]`; 820 MB are three million records. Wanted: a page under 200 ms, a search under 700.
 */
import { pathToFileURL } from 'node:url';
import { type DeskOfRecords, deskOfRecords } from './desk-of-records.js';

/** ms of one answer, and what it found. */
interface Timed {
  what: string;
  ms: number;
  /** ms of processor time of all threads: on a machine that is busy otherwise, the wall clock says little. */
  processor: number;
  wanted: number;
  found: string;
  /** The address of the next page. */
  next: string | null;
}

async function ask(
  { agent, caseId }: DeskOfRecords,
  what: string,
  query: string,
  wanted: number,
): Promise<Timed> {
  const started = performance.now();
  const used = process.cpuUsage();
  const { status, text } = await agent.get(`/cases/${caseId}/timeline${query}`);
  const ms = Math.round(performance.now() - started);
  const { user, system } = process.cpuUsage(used);
  const processor = Math.round((user + system) / 1000);
  if (status !== 200) throw new Error(`${what} answered ${status}`);
  const found = /<p class="tc-found" role="status"><strong>([\d,]+)</.exec(text)?.[1] ?? '?';
  const links = text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
  const next = /href="[^"?]*(\?[^"]*after=[^"]*)"/.exec(links)?.[1] ?? null;
  return { what, ms, processor, wanted, found, next };
}

/** Times of every page in the order in which a person opens them. */
export async function timeSearch(desk: DeskOfRecords): Promise<Timed[]> {
  const all: Timed[] = [];
  const add = async (what: string, query: string, wanted: number) => {
    const timed = await ask(desk, what, query, wanted);
    all.push(timed);
    return timed;
  };
  const first = await add('time line, the very first time', '', 200);
  const second = await add('time line, page 2', first.next ?? '', 200);
  await add('time line, page 3', second.next ?? '', 200);
  await add('time line, newest first', '?order=newest', 200);
  await add('one month', '?from=2026-03-01&to=2026-03-31', 200);
  const common = await add('search: two words in a row, many hits', '?text=%22velvet+walnut%22', 700);
  await add('the same search, page 2', common.next ?? '', 200);
  await add('search: a word that is not there', '?text=kovacs', 700);
  await add('search: three words', '?text=amber+quartz+person07', 700);
  await add('search: in the text only', '?text=text%3Alantern', 700);
  await add('search: by sender', '?sender=person46', 700);
  await add('search: in other fields', '?rest=9999', 700);
  return all;
}

async function main(): Promise<void> {
  const desk = await deskOfRecords(Number(process.argv[2] ?? 820));
  try {
    process.stdout.write(`${desk.records.toLocaleString('en-US')} records\n`);
    const { readings } = await desk.desk.services.returns.ofCase(desk.caseId);
    const began = performance.now();
    await desk.desk.services.returns.records.prepare(readings);
    process.stdout.write(`words ready ${Math.round(performance.now() - began)} ms after the reading\n`);
    for (const { what, ms, processor, wanted, found } of await timeSearch(desk)) {
      const verdict = ms <= wanted ? '' : `  over ${wanted}`;
      process.stdout.write(
        `${String(ms).padStart(6)} ms (${processor} of processors)  ${what} (${found} found)${verdict}\n`,
      );
    }
  } finally {
    await desk.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
