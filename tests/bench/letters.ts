/** PDF letters a second: Tecum's renderer beside headless Chromium printing the same letter's HTML. */
import { existsSync } from 'node:fs';
import { renderHtml, renderPdf } from '../../src/letters/index.js';
import { draftOf, preservationFacts, subpoenaFacts } from '../letters/sample.js';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const rounds = 40;

const letters = [
  { name: 'preservation, 1 account', draft: draftOf(preservationFacts()) },
  { name: 'subpoena with attachments', draft: draftOf(subpoenaFacts()) },
  { name: 'preservation, 200 accounts', draft: draftOf(preservationFacts({ identifiers: accounts(200) })) },
];

function accounts(count: number): { kind: 'username'; value: string }[] {
  return Array.from({ length: count }, (_, n) => ({ kind: 'username', value: `river.fox${1000 + n}` }));
}

/** Letters a second, after a few that warm up caches on both sides. */
async function rate(make: () => Promise<unknown>, count: number): Promise<number> {
  for (let n = 0; n < 5; n++) await make();
  const start = performance.now();
  for (let n = 0; n < count; n++) await make();
  return (count * 1000) / (performance.now() - start);
}

async function main(): Promise<void> {
  const browser = existsSync(chromium) ? await launch() : null;
  if (!browser) console.log(`No Chromium at ${chromium}: only Tecum is measured (set CHROMIUM to its path).`);
  const page = await browser?.newPage();
  const rows = [];
  for (const { name, draft } of letters) {
    const ours = await rate(() => renderPdf(draft, { final: true }), rounds);
    const html = renderHtml(draft, { final: true });
    const print = async () => {
      await page?.setContent(html);
      await page?.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    };
    const theirs = page ? await rate(print, rounds / 2) : Number.NaN;
    rows.push({
      letter: name,
      'Tecum/s': ours.toFixed(1),
      'Chromium/s': theirs.toFixed(1),
      ratio: (ours / theirs).toFixed(2),
    });
  }
  console.table(rows);
  await browser?.close();
}

async function launch() {
  const { chromium: driver } = await import('playwright-core');
  return driver.launch({ executablePath: chromium, args: ['--no-sandbox'] });
}

await main();
