/** Legal returns of Threads and WhatsApp, which have Meta's pages: their examples, and each by its own service. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { fieldsOf } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

for (const [provider, name] of [
  ['meta-threads', 'example'],
  ['whatsapp', 'example-2'],
] as const) {
  test(`reads ${provider}/${name} as counted by hand`, async () => {
    const folder = projectPath('providers', provider, name);
    const { summary } = await readAll([`${folder}/input`]);
    assertExpected(summary, `${folder}/expected.json`);
    assert.deepEqual(fieldsOf(summary, 'unknown'), []);
    assert.equal(summary.accounts.filter((one) => one.role === 'subject').length, 1);
  });
}

test('keeps a reply’s other side, an address with its port, and a call with its events', async () => {
  const threads = await readAll([projectPath('providers', 'meta-threads', 'example', 'input')]);
  const reply = threads.rows.find((row) => row.text === 'a reply');
  assert.equal(reply?.rest?.['Reply-to author'], '17841400000002');
  const login = threads.rows.find((row) => row.port !== undefined);
  assert.deepEqual([login?.ip, login?.port], ['2001:db8::61', 59483]);
  const whatsapp = await readAll([projectPath('providers', 'whatsapp', 'example-2', 'input')]);
  const call = whatsapp.rows.find((row) => row.kind === 'call');
  assert.deepEqual([call?.at, call?.until], [us('2026-10-06T10:00:00Z'), us('2026-10-06T10:03:00Z')]);
  const silent = whatsapp.rows.find((row) => row.rest?.['Message Id'] === 'M2');
  assert.equal(silent?.ip, undefined);
});

test('a print without its page is known by its title, and said to be only that', async (t) => {
  const pdf =
    '%PDF-1.4\n1 0 obj<</Title(Meta Platforms Business Record)>>endobj\ntrailer<</Info 1 0 R>>\n%%EOF\n';
  const folder = tempReturn(t, { 'r.pdf': pdf });
  const { summary } = await readAll([folder]);
  assert.equal(summary.provider, 'meta-facebook');
  assert.ok((summary.problems ?? []).some((problem) => problem.code === 'print-only'));
});
