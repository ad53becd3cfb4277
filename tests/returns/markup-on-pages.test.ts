/** The fourth check as its user sees it: nothing of a provider's page stands on the return page, the ledger or the time line. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Parser } from 'htmlparser2';
import { startWorker } from '../../src/jobs/runners.js';
import type { Worker } from '../../src/jobs/worker.js';
import { markupIn } from '../../src/returns/checks/markup.js';
import { receive } from '../web/return-fixtures.js';
import { type Agent, type TestDesk, testDesk } from '../web/support.js';
import { everyExample, filesOf } from './every-example.js';
import { zipOf } from './helpers.js';

const withPages = everyExample().filter(({ input }) =>
  filesOf(input).some(({ name }) => /\.html?$/i.test(name)),
);

/** Pages of a time line that are looked at; examples have two or three. */
const mostPages = 8;

let desk: TestDesk;
let worker: Worker;
let agent: Agent;

before(async () => {
  desk = await testDesk();
  worker = startWorker(desk.services);
  agent = await desk.signIn('investigator');
});
after(() => desk.close());

/** What a browser would show: the text between the tags, decoded once. */
function shownText(page: string): string[] {
  const shown: string[] = [];
  let hidden = 0;
  let text = '';
  const flush = (): void => {
    if (text.trim() !== '') shown.push(text);
    text = '';
  };
  const parser = new Parser({
    onopentagname(name) {
      flush();
      if (name === 'script' || name === 'style') hidden++;
    },
    onclosetag(name) {
      flush();
      if (name === 'script' || name === 'style') hidden--;
    },
    ontext(data) {
      if (hidden === 0) text += data;
    },
  });
  parser.end(page);
  flush();
  return shown;
}

test('what is left of markup is seen on a page', () => {
  assert.deepEqual(
    shownText('<p>a &amp;lt;b&amp;gt;</p><style>p { color: red }</style><td>&lt;div class="x"&gt;</td>').map(
      markupIn,
    ),
    ['an entity: &lt;', 'a tag: <div class="x">'],
  );
});

test('enough examples have pages', () => assert.ok(withPages.length >= 11, `${withPages.length}`));

for (const [i, { name, input }] of withPages.entries())
  test(`${name}: no markup on its pages`, async () => {
    const { id: caseId } = await desk.services.cases.create(
      { number: `26-07${String(i).padStart(2, '0')}`, title: 'A case', offence: 'Theft' },
      agent.person,
    );
    const files = Object.fromEntries(filesOf(input).map((file) => [file.name, file.bytes]));
    const bytes = await zipOf(files);
    const id = await receive(desk.services, agent.person, caseId, [{ name: 'return.zip', bytes }]);
    await worker.idle();
    const base = `/cases/${caseId}`;
    const faults: string[] = [];
    let rows = 0;
    const seen = new Set<string>();
    for (let next: string | null = `${base}/timeline`; next !== null && seen.size < mostPages; ) {
      assert.ok(!seen.has(next), `${next} leads back to itself`);
      seen.add(next);
      const page = await agent.get(next);
      assert.equal(page.status, 200, next);
      rows += [...page.text.matchAll(/<tr\b/g)].length;
      faults.push(...markupOn(page.text, next));
      next = nextPage(page.text);
    }
    assert.ok(rows > 3, `${rows} rows of the time line`);
    for (const path of [`/returns/${id}`, `/returns/${id}/ledger`]) {
      const page = await agent.get(base + path);
      assert.equal(page.status, 200, path);
      faults.push(...markupOn(page.text, path));
    }
    assert.deepEqual(faults, []);
  });

function markupOn(page: string, where: string): string[] {
  return shownText(page).flatMap((text) => {
    const left = markupIn(text);
    return left === null ? [] : [`${where}: ${left} in “${text.trim().slice(0, 80)}”`];
  });
}

function nextPage(page: string): string | null {
  let next: string | null = null;
  const parser = new Parser({
    onopentag(name, { rel, href }) {
      if (name === 'a' && rel === 'next') next = href ?? null;
    },
  });
  parser.end(page);
  return next;
}
