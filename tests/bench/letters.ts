/**
 * Letters as PDF beside headless Chromium printing the same page to tagged PDF: letters a second, a batch of packets for
 * forty providers, and the memory that a long attachment takes. Both sides take turns, so that a busy machine slows both;
 * where the system tells it, the processor time of both is compared too. Each letter is another one (number, account,
 * check code), so that nothing of it is known before.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LetterFacts } from '../../src/letters/facts.js';
import { htmlOf, renderHtml } from '../../src/letters/html.js';
import { type BatchItem, batchLetters } from '../../src/letters/packet/batch.js';
import { composePacket } from '../../src/letters/packet/compose.js';
import { renderPdf } from '../../src/letters/pdf/render.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { draftOf, preservationFacts, subpoenaFacts } from '../letters/sample.js';
import { ownTime, timeOfTree } from './processor-time.js';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const final = { final: true };

type Make = (n: number) => Promise<unknown>;

interface Browser {
  print(html: string): Promise<unknown>;
  processorTime(): number;
  close(): Promise<void>;
}

interface Cost {
  wall: number;
  processor: number;
}

const letters = [
  { name: 'preservation, 1 account', draft: draftOf(preservationFacts()) },
  { name: 'subpoena with attachments', draft: draftOf(subpoenaFacts()) },
  { name: 'preservation, 200 accounts', draft: draftOf(preservationFacts({ identifiers: accounts(200) })) },
];

function accounts(count: number): { kind: 'username'; value: string }[] {
  return Array.from({ length: count }, (_, n) => ({ kind: 'username', value: `river.fox${1000 + n}` }));
}

/** The same letter in another case, about another account. */
function another({ facts, ...draft }: LetterDraft, n: number): LetterDraft {
  const [first, ...rest] = facts.identifiers;
  const identifiers = first ? [{ ...first, value: `river.fox${n}` }, ...rest] : [];
  return { ...draft, facts: { ...facts, identifiers, case: { ...facts.case, number: `26-${n}` } } };
}

/** Milliseconds that `count` runs take, and those of the processor as `time` tells them. */
async function costOf(make: Make, count: number, time: () => number, first = 0): Promise<Cost> {
  const [start, before] = [performance.now(), time()];
  for (let n = 0; n < count; n++) await make(first + n);
  return { wall: performance.now() - start, processor: time() - before };
}

function add(sum: Cost, more: Cost, count: number): void {
  sum.wall += more.wall / count;
  sum.processor += more.processor / count;
}

/** What one letter costs each side, in turns of 40 and 5, after some that warm them up. */
async function compare(ours: Make, theirs: Make, browser: Browser | null): Promise<[Cost, Cost]> {
  const sums: [Cost, Cost] = [
    { wall: 0, processor: 0 },
    { wall: 0, processor: 0 },
  ];
  for (let turn = -1; turn < 5; turn++) {
    const mine = await costOf(ours, 40, ownTime, 1000 + turn * 40);
    const other = browser
      ? await costOf(theirs, 5, browser.processorTime)
      : { wall: Number.NaN, processor: Number.NaN };
    if (turn < 0) continue;
    add(sums[0], mine, 200);
    add(sums[1], other, 25);
  }
  return sums;
}

async function single(browser: Browser | null): Promise<void> {
  const rows = [];
  for (const { name, draft } of letters) {
    const html = renderHtml(draft, final);
    const make = (n: number) => renderPdf(another(draft, n), final);
    const [ours, theirs] = await compare(make, async () => browser?.print(html), browser);
    rows.push({
      letter: name,
      'Tecum/s': (1000 / ours.wall).toFixed(0),
      'Chromium/s': (1000 / theirs.wall).toFixed(1),
      ratio: (theirs.wall / ours.wall).toFixed(1),
      'Tecum CPU ms': ours.processor.toFixed(1),
      'Chromium CPU ms': theirs.processor.toFixed(0),
      'CPU ratio': (theirs.processor / ours.processor).toFixed(1),
      'Tecum kB': ((await renderPdf(draft, final)).length / 1000).toFixed(0),
    });
  }
  console.table(rows);
}

/** One need, forty providers: cover, subpoena with attachment, and preservation letter for each, in one zip. */
async function batch(browser: Browser | null): Promise<void> {
  const items: BatchItem[] = Array.from({ length: 40 }, (_, n) => {
    const addressee = { entity: `Example ${n + 1}, Inc.`, attention: 'Records' };
    const parts = [subpoenaFacts, preservationFacts].map(
      (facts: (change: Partial<LetterFacts>) => LetterFacts) => ({
        draft: another(draftOf(facts({ addressee })), n),
      }),
    );
    return { parts };
  });
  await drain(batchLetters(items.slice(0, 5), final));
  let pages = 0;
  const onProgress = ({ files }: { files: { pages: number | null }[] }) => {
    for (const file of files) pages += file.pages ?? 0;
  };
  const ours = await costOf(() => drain(batchLetters(items, { ...final, onProgress })), 1, ownTime);
  const html = await Promise.all(
    items.slice(0, 10).map(async ({ parts }) => htmlOf(await composePacket(parts, final))),
  );
  const none = { wall: Number.NaN, processor: Number.NaN };
  const theirs = browser ? await costOf((n) => browser.print(html[n]!), 10, browser.processorTime) : none;
  console.log(
    `40 packets, ${pages} pages, in one zip: ${ours.wall.toFixed(0)} ms (processor ${ours.processor.toFixed(0)}); Chromium prints 10 of them in ${theirs.wall.toFixed(0)} ms (processor ${theirs.processor.toFixed(0)}): ${(theirs.wall / ours.wall).toFixed(1)} times as long, ${(theirs.processor / ours.processor).toFixed(1)} times the processor.`,
  );
}

async function drain(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of chunks);
}

/** Peak memory of a process that prints nothing but one table, less that of one with a table of a single row. */
function memory(): void {
  const peak = (count: number) => {
    const here = (path: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
    const script = `
      const { printComposedTo } = await import(${here('../../src/letters/pdf/print.js')});
      const { accounts, letterOf, printFacts } = await import(${here('../letters/pdf-letter.js')});
      const { Writable } = await import('node:stream');
      const stream = new Writable({ write(chunk, _, done) { setImmediate(done); } });
      const start = performance.now();
      const pages = await printComposedTo(letterOf([accounts(${count})]), printFacts, stream);
      console.log(pages, performance.now() - start, process.resourceUsage().maxRSS);`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString().trim();
    const [pages = 0, ms = 0, kilobytes = 0] = out.split(' ').map(Number);
    return { pages, ms, megabytes: kilobytes / 1024 };
  };
  const base = peak(1).megabytes;
  const rows = [1000, 10_000, 50_000].map((count) => {
    const { pages, ms, megabytes } = peak(count);
    return { accounts: count, pages, ms: ms.toFixed(0), 'MB above one row': (megabytes - base).toFixed(0) };
  });
  console.table(rows);
}

async function main(): Promise<void> {
  const browser = existsSync(chromium) ? await launch() : null;
  if (!browser) console.log(`No Chromium at ${chromium}: only Tecum is measured (set CHROMIUM to its path).`);
  console.log(`Load of the machine: ${loadavg()[0]!.toFixed(1)}`);
  await single(browser);
  await batch(browser);
  await browser?.close();
  memory();
}

async function launch(): Promise<Browser> {
  const { chromium: driver } = await import('playwright-core');
  const server = await driver.launchServer({ executablePath: chromium, args: ['--no-sandbox'] });
  const page = await (await driver.connect(server.wsEndpoint())).newPage();
  const root = server.process().pid;
  return {
    print: async (html) => {
      await page.setContent(html);
      return page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    },
    processorTime: () => (root === undefined ? Number.NaN : timeOfTree(root)),
    close: () => server.close(),
  };
}

await main();
