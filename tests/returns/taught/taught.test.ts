/** Readers written as data: what they read, what they refuse, what a broken one does to the others. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readReturn } from '../../../src/returns/engine.js';
import { memorySink } from '../../../src/returns/memory-sink.js';
import { loadReaders } from '../../../src/returns/registry.js';
import { loadTaught, parseDefinition, withTaught } from '../../../src/returns/taught/load-taught.js';

const folder = mkdtempSync(join(tmpdir(), 'tecum-taught-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const head = `id: demo-net
version: 2
provider: demo-net
title: Demo Net's return
source: the return's own header
parts:
`;
const table = `  - id: chats
    format: table
    recognise: { fields: [Sent On, Wrote, Says] }
    kind: message
    category: message_content
    constants: { service: Demo Chat }
    kinds: { field: Sort, values: { RING: call } }
    fields:
      Sent On: { to: at, time: { format: dd.MM.yyyy HH:mm, zone: Europe/Berlin, because: the header says CET } }
      Wrote: { to: actor }
      Readers: { to: peers, split: ';' }
      Says: { to: text }
      Sort: { to: rest }
      Checksum: { aside: a technical sum }
`;
const csv = `Sent On;Wrote;Readers;Says;Sort;Checksum;Mood
02.07.2026 10:00;ada;bo;hello;TEXT;77;calm
02.01.2026 10:00;bo;ada;;RING;78;
soon;ada;bo;later;TEXT;79;
`;

async function read(files: Record<string, string>, definitions: string[], name: string) {
  const data = join(folder, name);
  const readers = join(folder, `${name}-readers`);
  mkdirSync(data);
  mkdirSync(readers);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(data, file), text);
  for (const [i, text] of definitions.entries()) writeFileSync(join(readers, `d${i}.yaml`), text);
  const taught = loadTaught(readers);
  const sink = memorySink();
  const summary = await readReturn([data], { readers: withTaught(await loadReaders(), taught), sink });
  return { summary, records: sink.records, taught };
}

describe('a table', () => {
  it('is read by its columns, with zone, kinds, constants and what nobody knows kept', async () => {
    const { summary, records } = await read({ 'x.csv': csv }, [head + table], 'table');
    assert.deepEqual(summary.reader, { id: 'taught-demo-net', version: 2 });
    assert.deepEqual(summary.records, { total: 3, byKind: { message: 2, call: 1 } });
    // Summer time is two hours before UTC in Berlin, winter time one.
    assert.equal(records[0]!.at, Date.UTC(2026, 6, 2, 8) * 1000);
    assert.equal(records[1]!.at, Date.UTC(2026, 0, 2, 9) * 1000);
    assert.equal(records[2]!.at ?? null, null);
    assert.equal(records[0]!.service, 'Demo Chat');
    const states = Object.fromEntries(summary.ledger.items[0]!.fields.map((one) => [one.path, one.state]));
    assert.equal(states.Mood, 'unknown');
    assert.equal(states.Checksum, 'set_aside');
    assert.equal(summary.bytesAccounted, summary.bytes);
  });

  it('is not taken where one of the columns is missing', async () => {
    const { summary } = await read({ 'x.csv': csv.replace('Wrote', 'Penned') }, [head + table], 'renamed');
    assert.equal(summary.reader, null);
  });
});

describe('JSON', () => {
  const json = `  - id: log
    format: json
    list: log.entries[]
    recognise: { fields: [t, who.nick] }
    kind: login
    fields:
      t: { to: at, time: { format: epoch-s } }
      who.nick: { to: actor }
      addr: { to: ip }
`;
  it('is read by a list and members that lie inward', async () => {
    const file = {
      log: {
        made: 'x',
        entries: [{ t: 1_767_225_600, who: { nick: 'ada', no: 5 }, addr: '198.51.100.4' }, 'odd'],
      },
    };
    const { summary, records } = await read({ x: JSON.stringify(file) }, [head + json], 'json');
    assert.equal(summary.reader?.id, 'taught-demo-net');
    assert.deepEqual(summary.records, { total: 3, byKind: { login: 2, other: 1 } });
    assert.equal(records[0]!.at, Date.UTC(2026, 0, 1) * 1000);
    assert.equal(records[0]!.actor, 'ada');
    assert.deepEqual(records[0]!.rest, { who: { no: 5 } });
  });
  it('of lines as well', async () => {
    const lines = json.replace('format: json', 'format: ndjson').replace('    list: log.entries[]\n', '');
    const text = '{"t":1,"who":{"nick":"a"}}\n{"t":2,"who":{"nick":"b"}}\nbroken\n';
    const { summary } = await read({ x: text }, [head + lines], 'ndjson');
    assert.equal(summary.records.byKind.login, 2);
    assert.equal(summary.ledger.items[0]!.fields.find((one) => one.state === 'failed')?.count, 1);
  });
});

it('reads text lines by a pattern, and keeps lines that do not fit', async () => {
  const lines = `  - id: log
    format: lines
    recognise: { words: ['DEMO LOG'] }
    line: '^(?<when>[\\d-]+ [\\d:]+) (?<who>[^:]+): (?<what>.*)$'
    kind: message
    fields:
      when: { to: at, time: { zone: UTC, because: the first line } }
      who: { to: actor }
      what: { to: text }
`;
  const text = 'DEMO LOG\n2026-01-01 10:00 ada: hello: you\n2026-01-01 10:01 bo: yes\n';
  const { summary, records } = await read({ x: text }, [head + lines], 'lines');
  assert.deepEqual(summary.records, { total: 3, byKind: { other: 1, message: 2 } });
  assert.equal(records[1]!.text, 'hello: you');
  assert.equal(records[1]!.at, Date.UTC(2026, 0, 1, 10) * 1000);
});

describe('a definition that is not right', () => {
  const faults = (text: string) => parseDefinition(text, 'mine.yaml').problems;
  it('names file, line and what to do', () => {
    const [problem] = faults(head + table.replace('to: actor', 'to: author'));
    assert.match(problem!.where!, /^mine\.yaml:\d+$/);
    assert.ok(problem!.remedy);
  });
  it('must say why a zone holds', () => {
    assert.ok(faults(head + table.replace(', because: the header says CET', '')).length > 0);
  });
  it('must not name a zone that there is not', () => {
    assert.equal(faults(head + table.replace('Europe/Berlin', 'Europe/Bärlin'))[0]?.code, 'reader-zone');
  });
  it('is left out, and the others load', async () => {
    const { taught, summary } = await read({ 'x.csv': csv }, ['id: [', head + table, head + table], 'broken');
    assert.deepEqual(
      taught.problems.map((one) => one.code),
      ['yaml-syntax', 'reader-id-twice'],
    );
    assert.equal(summary.reader?.id, 'taught-demo-net');
  });
});
