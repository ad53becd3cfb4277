/** Hostile text in every field: no page lets it act, no page breaks, no file name carries it on. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type HostileDesk, hostileDesk, payload } from './hostile-desk.js';
import { readPage } from './page-faults.js';

let hostile: HostileDesk;
before(async () => {
  hostile = await hostileDesk();
});
after(() => hostile.desk.close());

/** Pages that are reached by links, from these on; assets and files are not pages. */
async function crawl(
  starts: string[],
  visit: (path: string, html: string, status: number) => void,
): Promise<number> {
  const known = new Set(starts);
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const answer = await hostile.agent.get(path);
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    visit(path, answer.text, answer.status);
    for (const link of readPage(answer.text).links) {
      const next = link.split('#')[0] ?? '';
      // One filtered time line, matrix or list is like the next: a bounded walk of each is enough.
      const alike = [...known].filter((one) => one.split('?')[0] === next.split('?')[0]).length;
      if (known.has(next) || alike >= 8 || /^\/(assets|sign-out)/.test(next)) continue;
      if (/^\/look-up\/providers\/(?!snap)/.test(next)) continue;
      known.add(next);
      queue.push(next);
    }
  }
  return known.size;
}

test('the check finds what it is for', () => {
  const bad = [
    '<script>1</script>',
    '<p onclick=x>',
    '<a href="java\tscript:x">',
    '<a href=data:text/html,x>',
    '<img src=/x>',
    '<p style="x">',
    '<script src="//example.org/x.js"></script>',
    '<svg><a xlink:href="javascript:x">',
    `<p title="${payload}">`,
  ];
  for (const html of bad) assert.notEqual(readPage(html).faults.length, 0, html);
  const good =
    '<a href="https://example.org">x</a><a href="/cases">y</a><script src="/assets/x.js"></script>';
  assert.deepEqual(readPage(good), { faults: [], links: ['/cases', '/assets/x.js'] });
});

test('the hostile returns were read', async () => {
  const { desk, caseId } = hostile;
  const found = await desk.services.returns.ofCase(caseId);
  const totals = await desk.services.returns.records.totals(found.readings);
  assert.ok(totals.total >= 5, `${totals.total} records`);
});

test('no page that links lead to runs, loads or opens anything of it', async () => {
  const { caseId } = hostile;
  const id = `/cases/${caseId}`;
  const starts = [
    '/',
    '/cases',
    '/desk',
    '/returns',
    '/people',
    '/account',
    '/settings',
    '/audit?check=1',
    '/safeguards',
    '/plan',
    `${id}/timeline`,
    `${id}/export`,
    `${id}/returns/new`,
  ];
  const seen: string[] = [];
  let shown = 0;
  const size = await crawl(starts, (path, html, status) => {
    seen.push(path);
    if (html.includes('&lt;xss-probe')) shown += 1;
    assert.ok(status < 500, `${path}: ${status}`);
    assert.deepEqual(readPage(html).faults, [], path);
  });
  assert.ok(shown > 30, `${shown} pages show the hostile text, as text`);
  assert.ok(size > 60, `${size} pages`);
  for (const part of ['/records/', '/ledger/', '/requests/', '/custody', '/desk/1', '/plan/'])
    assert.ok(
      seen.some((path) => path.includes(part)),
      `a page of ${part} was seen`,
    );
});

test('what is typed comes back as text, in queries and in forms with errors', async () => {
  const { agent, caseId } = hostile;
  const q = encodeURIComponent(payload);
  const names = [
    'text',
    'person',
    'account',
    'ip',
    'from',
    'to',
    'thread',
    'category',
    'zone',
    'order',
    'after',
    'kind',
    'provider',
    'item',
    'return',
  ];
  const queries = [
    ...names.map((name) => `/cases/${caseId}/timeline?${name}=${q}`),
    `/cases?q=${q}`,
    `/desk?q=${q}&queue=${q}`,
    `/desk/new?case=${q}&provider=${q}`,
    `/look-up?q=${q}`,
    `/audit?who=${q}&action=${q}&before=${q}`,
    `/verify?code=${q}`,
    `/sign-in?to=${q}`,
    `/plan?danger=${q}`,
    `/${q}`,
    `/cases/${q}`,
    `/plan/${q}/${q}`,
  ];
  for (const path of queries) {
    const answer = await agent.get(path);
    assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    assert.deepEqual(readPage(answer.text).faults, [], path);
  }
  const forms: [string, Record<string, string>][] = [
    ['/cases', { number: '', title: payload, offence: payload }],
    ['/desk', { subject: '', body: payload, caseId: payload, provider: payload }],
    ['/people/new', { name: payload, email: payload, title: payload, roles: payload }],
    ['/settings', { name: '', address: payload, zone: payload, country: payload, email: payload }],
    [`/cases/${caseId}/export?text=${q}`, { format: payload, reason: '' }],
    [`/cases/${caseId}/share`, { personId: payload }],
    ['/sign-in', { email: payload, password: 'x', to: payload, held: payload }],
  ];
  for (const [path, form] of forms) {
    const answer = await agent.post(path, form);
    assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    assert.deepEqual(readPage(answer.text).faults, [], path);
  }
});

test('files that are handed out have names without quotes, lines or folders, and types that nothing opens', async () => {
  const { agent, caseId } = hostile;
  const letters = (await hostile.desk.services.requests.forCase(caseId)).map(
    (one) => `/cases/${caseId}/requests/${one.id}/letter`,
  );
  assert.ok(letters.length > 0);
  const files = [
    await agent.post(`/cases/${caseId}/export`, { format: 'csv', reason: 'x' }),
    await agent.post(`/cases/${caseId}/export`, { format: 'jsonl', reason: 'x' }),
    await agent.get(`${letters[0]}.json`),
    await agent.get(`${letters[0]}.pdf`),
  ];
  for (const file of files) {
    assert.equal(file.status, 200);
    assert.match(
      String(file.headers['content-disposition']),
      /^attachment; filename=("[\w.-]+"|[\w.-]+)(; filename\*=[\w.'%-]+)?$/,
    );
    assert.equal(file.headers['x-content-type-options'], 'nosniff');
    assert.ok(!/html|svg|xml/.test(String(file.headers['content-type'])));
  }
});
