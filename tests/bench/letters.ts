/**
 * Letters as PDF beside headless Chromium printing the same page to tagged PDF: letters a second, a batch of packets for
 * forty providers, and the memory that a long attachment takes. Both sides take turns, so that a busy machine slows both.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeLetter } from '../../src/letters/compose.js';
import type { LetterFacts } from '../../src/letters/facts.js';
import { renderHtml } from '../../src/letters/html.js';
import { printComposed } from '../../src/letters/pdf/print.js';
import { renderPdf } from '../../src/letters/pdf/render.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { printFacts } from '../letters/pdf-letter.js';
import { draftOf, preservationFacts, subpoenaFacts } from '../letters/sample.js';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const final = { final: true };

type Make = () => Promise<unknown>;
type Print = (html: string) => Promise<unknown>;

const letters = [
  { name: 'preservation, 1 account', draft: draftOf(preservationFacts()) },
  { name: 'subpoena with attachments', draft: draftOf(subpoenaFacts()) },
  { name: 'preservation, 200 accounts', draft: draftOf(preservationFacts({ identifiers: accounts(200) })) },
];

function accounts(count: number): { kind: 'username'; value: string }[] {
  return Array.from({ length: count }, (_, n) => ({ kind: 'username', value: `river.fox${1000 + n}` }));
}

/** Milliseconds of `count` runs. */
async function timeOf(make: Make, count: number): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < count; n++) await make();
  return performance.now() - start;
}

/** How many a second each of the two makes, in turns of 40 and 5, after some that warm them up. */
async function rates(ours: Make, theirs: Make | null): Promise<[number, number]> {
  await timeOf(ours, 60);
  if (theirs) await timeOf(theirs, 5);
  const sums: [number, number] = [0, 0];
  for (let turn = 0; turn < 5; turn++) {
    sums[0] += await timeOf(ours, 40);
    if (theirs) sums[1] += await timeOf(theirs, 5);
  }
  return [200_000 / sums[0], theirs ? 25_000 / sums[1] : Number.NaN];
}

async function single(print: Print | null): Promise<void> {
  const rows = [];
  for (const { name, draft } of letters) {
    const html = renderHtml(draft, final);
    const [ours, theirs] = await rates(() => renderPdf(draft, final), print && (() => print(html)));
    const size = (await renderPdf(draft, final)).length;
    rows.push({
      letter: name,
      'Tecum/s': ours.toFixed(0),
      'Chromium/s': theirs.toFixed(1),
      ratio: (ours / theirs).toFixed(1),
      'Tecum kB': (size / 1000).toFixed(0),
    });
  }
  console.table(rows);
}

/** One need, forty providers: a preservation letter and a subpoena for each, as one file of two documents. */
async function batch(print: Print | null): Promise<void> {
  const packets = Array.from({ length: 40 }, (_, n) => {
    const change: Partial<LetterFacts> = {
      addressee: { entity: `Example ${n + 1}, Inc.`, attention: 'Records' },
    };
    return [draftOf(preservationFacts(change)), draftOf(subpoenaFacts(change))];
  });
  let pages = 0;
  const ours = await timeOf(async () => {
    for (const packet of packets) pages += await printPacket(packet);
  }, 1);
  const theirs = print ? await timeOf(async () => printPackets(packets.slice(0, 10), print), 1) : Number.NaN;
  console.log(
    `40 packets, ${pages} pages: ${ours.toFixed(0)} ms; Chromium prints 10 of them in ${theirs.toFixed(0)} ms (${(theirs / ours).toFixed(1)} times as long).`,
  );
}

async function printPacket(packet: LetterDraft[]): Promise<number> {
  const [first, ...rest] = packet.map((draft) => composeLetter(draft, final));
  if (!first) return 0;
  const documents = [...first.documents, ...rest.flatMap((letter) => letter.documents)];
  return (await printComposed({ ...first, documents }, printFacts)).pages;
}

async function printPackets(packets: LetterDraft[][], print: Print): Promise<void> {
  for (const packet of packets) await print(packet.map((draft) => renderHtml(draft, final)).join('<hr>'));
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
  const page = await browser?.newPage();
  const print = page
    ? async (html: string) => {
        await page.setContent(html);
        await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
      }
    : null;
  await single(print);
  await batch(print);
  await browser?.close();
  memory();
}

async function launch() {
  const { chromium: driver } = await import('playwright-core');
  return driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
}

await main();
