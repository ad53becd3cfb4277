/** `tecum letter` in all its forms: formats, packets, zips, languages, fields from a file, letters that follow others. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { stringify } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { answers, ohioDetective } from '../navigator/support.js';

const cli = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'cli', 'main.js');
let dir: string;
let out: string;
before(() => {
  dir = mkdtempSync(join(tmpdir(), 'tecum-outputs-'));
});
after(() => rmSync(dir, { recursive: true }));
beforeEach(() => {
  out = mkdtempSync(join(dir, 'out-'));
});

const two = {
  ...answers({
    offence: { name: 'aggravated menacing', statute: 'Ohio Rev. Code 2903.21', maxPenaltyYears: 1.5 },
    authority: ohioDetective,
    narrative: 'Threats by message to a named student.',
    accounts: [
      { provider: 'snap', identifier: 'username', value: 'river.fox22' },
      { provider: 'discord', identifier: 'user_id', value: '172002275412279296' },
    ],
  }),
  case: { number: '26-0117', title: 'Threats to a school' },
  agency: {
    name: 'Greene County Police Department',
    address: ['100 Example Street', 'Springfield, OH 45501'],
    phone: '+1 937 555 0100',
    email: 'evidence@police.example.org',
    verify: { url: 'https://police.example.org/verify' },
    signer: {
      name: 'Elena Reyes',
      title: 'Detective',
      badge: '4471',
      email: 'e.reyes@police.example.org',
      phone: '+1 937 555 0142',
    },
  },
  letter: {
    authority: { kind: 'administrative', statute: 'Ohio Rev. Code 2935.23' },
    returnDate: '2026-12-14',
  },
};

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

function tecum(...args: string[]): Promise<Result> {
  const env = { ...process.env, TECUM_DATA: join(out, 'var') };
  return new Promise((done) => {
    execFile(process.execPath, [cli, 'letter', ...args], { env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

function letter(given: unknown, ...args: string[]): Promise<Result> {
  const file = join(out, 'answers.yaml');
  writeFileSync(file, stringify(given));
  return tecum(file, '--out', join(out, 'letters'), ...args);
}

const written = () => (existsSync(join(out, 'letters')) ? readdirSync(join(out, 'letters')).sort() : []);
const read = (name: string) => readFileSync(join(out, 'letters', name));
const audit = () =>
  existsSync(join(out, 'var', 'audit.jsonl')) ? readFileSync(join(out, 'var', 'audit.jsonl'), 'utf8') : '';

interface Report {
  problems: { rule: string; severity: string; where: string; text: string }[];
  files: { path: string; kind: string; sha256: string; pages: number | null }[];
}
const reportOf = ({ stdout }: Result) => JSON.parse(stdout) as Report;

describe('tecum letter --format', () => {
  it('writes the forms asked for, and only these', async () => {
    const { code, stderr } = await letter(
      two,
      '--provider',
      'snap',
      '--instrument',
      'preservation',
      '--format',
      'docx,etsi,case',
    );
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      written(),
      ['case.jsonld', 'docx', 'etsi.xml'].map((end) => `26-0117.snap.preservation.draft.${end}`),
    );
    assert.equal(read('26-0117.snap.preservation.draft.docx').subarray(0, 2).toString(), 'PK');
    assert.match(read('26-0117.snap.preservation.draft.etsi.xml').toString(), /^<\?xml [^>]*>\s*<HI1Message/);
  });

  it('a form that there is not, or that a packet cannot have, is wrong use', async () => {
    const bad = await letter(two, '--format', 'pdf,odt');
    assert.equal(bad.code, 2);
    assert.match(bad.stderr, /no form "odt"[\s\S]*pdf, docx, html, json, etsi, case/);
    assert.equal((await letter(two, '--packet', '--format', 'etsi')).code, 2);
    assert.deepEqual(written(), []);
  });
});

describe('tecum letter --packet and --zip', () => {
  it('one packet for each provider, recorded letter by letter', async () => {
    const result = await letter(two, '--packet', '--final', '--json');
    assert.equal(result.code, 0, result.stderr + result.stdout);
    assert.deepEqual(written(), ['26-0117.discord.packet.final.pdf', '26-0117.snap.packet.final.pdf']);
    const { files } = reportOf(result);
    const records = audit()
      .trim()
      .split('\n')
      .filter((line) => line.includes('letter.printed'));
    assert.equal(records.length, 4);
    for (const { path, sha256 } of files) {
      assert.equal(createHash('sha256').update(readFileSync(path)).digest('hex'), sha256);
      assert.equal(records.filter((line) => line.includes(sha256)).length, 2);
    }
  });

  it('one zip of all, the same bytes twice', async () => {
    const hash = async () => reportOf(await letter(two, '--zip', '--final', '--json')).files[0]!.sha256;
    const first = await hash();
    assert.deepEqual(written(), ['26-0117.packets.final.zip']);
    assert.equal(createHash('sha256').update(read('26-0117.packets.final.zip')).digest('hex'), first);
    assert.deepEqual(Object.keys(unzipSync(read('26-0117.packets.final.zip'))).sort(), [
      '26-0117.discord.packet.final.pdf',
      '26-0117.snap.packet.final.pdf',
      'index.csv',
    ]);
    assert.equal(await hash(), first);
  });

  it('a packet that a "must" stops is told, and the other is in the zip', async () => {
    const bad = {
      ...two,
      accounts: [two.accounts[0], { provider: 'discord', identifier: 'phone', value: '12' }],
    };
    const result = await letter(bad, '--zip', '--final', '--json');
    assert.equal(result.code, 1, result.stderr);
    const { problems, files } = reportOf(result);
    assert.ok(problems.some((one) => one.rule === 'packet-not-printed' && one.where === 'Discord'));
    assert.equal(files.length, 1);
    const inside = Object.keys(unzipSync(read('26-0117.packets.final.zip'))).sort();
    assert.deepEqual(inside, ['26-0117.snap.packet.final.pdf', 'index.csv', 'problems.txt']);
    assert.equal(
      audit()
        .split('\n')
        .filter((line) => line.includes('letter.printed')).length,
      2,
    );
    assert.ok(!audit().includes('Discord'));
  });

  it('a case number is no path', async () => {
    const number = '../../x/\u0000CON';
    await letter(
      { ...two, case: { number } },
      '--provider',
      'snap',
      '--instrument',
      'preservation',
      '--format',
      'json',
    );
    assert.deepEqual(
      written().map((name) => /^[\w.-]+\.snap\.preservation\.draft\.json$/.test(name)),
      [true],
    );
    assert.deepEqual(readdirSync(out).sort(), ['answers.yaml', 'letters']);
  });
});

describe('tecum letter --follow', () => {
  async function earlier(): Promise<string> {
    await letter(two, '--provider', 'snap', '--instrument', 'subpoena', '--final', '--format', 'json');
    return join(out, 'letters', '26-0117.snap.subpoena.final.json');
  }
  const target = () => ['--out', join(out, 'letters')];

  it('drafts a letter that names the earlier one, its service and its code', async () => {
    const file = await earlier();
    const { code } = JSON.parse(readFileSync(file, 'utf8')) as { code: string };
    const args = [
      '--instrument',
      'withdrawal',
      '--served',
      '2026-11-24',
      '--date',
      '2026-11-25',
      '--format',
      'json',
    ];
    const result = await tecum('--follow', file, ...args, ...target());
    assert.equal(result.code, 0, result.stderr + result.stdout);
    const made = JSON.parse(read('26-0117.snap.withdrawal.draft.json').toString()) as {
      facts: { about: Record<string, string>; date: string; identifiers: { value: string }[] };
    };
    assert.deepEqual(made.facts.about, {
      instrument: 'subpoena',
      reference: '26-0117 / snap.subpoena',
      date: '2026-11-23',
      served: '2026-11-24',
      code,
    });
    assert.equal(made.facts.date, '2026-11-25');
    assert.equal(made.facts.identifiers[0]!.value, 'river.fox22');
  });

  it('with --packet the earlier letter goes along, under its own code', async () => {
    const file = await earlier();
    const args = ['--instrument', 'ndo_2705b', '--packet', '--format', 'html', '--date', '2026-11-25'];
    const result = await tecum('--follow', file, ...args, ...target());
    assert.equal(result.code, 0, result.stderr + result.stdout);
    const html = read('26-0117.snap.packet.draft.html').toString();
    assert.match(html, /aria-label="Subpoena/);
    assert.match(html, /aria-label="Non-disclosure order/);
  });

  it('needs an instrument, a letter, and no answers beside it', async () => {
    const file = await earlier();
    const without = await tecum('--follow', file);
    assert.equal(without.code, 2);
    assert.match(without.stderr, /--follow needs the instrument/);
    const other = join(out, 'other.json');
    writeFileSync(other, '{"schema":"tecum.plan/1"}');
    const wrong = await tecum('--follow', other, '--instrument', 'withdrawal');
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /no letter of Tecum/);
    assert.equal((await tecum('answers.yaml', '--follow', file, '--instrument', 'withdrawal')).code, 2);
    assert.equal((await tecum()).code, 2);
  });
});

describe('tecum letter with what a person adds', () => {
  it('fields come from a file, and one that there is not is refused', async () => {
    const good = join(out, 'fields.yaml');
    writeFileSync(good, 'court_name: Greene County Court of Common Pleas\n');
    const args = ['--provider', 'snap', '--instrument', 'preservation', '--format', 'json', '--fields'];
    assert.equal((await letter(two, ...args, good)).code, 0);
    const made = JSON.parse(read('26-0117.snap.preservation.draft.json').toString()) as {
      facts: { fields: object };
    };
    assert.deepEqual(made.facts.fields, { court_name: 'Greene County Court of Common Pleas' });
    const bad = join(out, 'bad.yaml');
    writeFileSync(bad, 'colour_of_the_sky: blue\n');
    const refused = await letter(two, ...args, bad);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /no field "colour_of_the_sky"/);
    writeFileSync(bad, 'court_name: { a: [\n');
    assert.equal((await letter(two, ...args, bad)).code, 2);
  });

  it('the language is set, or told that there is none', async () => {
    const args = ['--provider', 'snap', '--instrument', 'preservation', '--format', 'json', '--language'];
    const none = await letter(two, ...args, 'tlh');
    assert.equal(none.code, 2);
    assert.match(none.stderr, /no words in the language "tlh"/);
    assert.equal((await letter(two, ...args, 'en')).code, 0);
  });

  it('a day that is none is refused', async () => {
    assert.equal((await letter(two, '--date', '2026-13-40')).code, 2);
    assert.equal((await letter(two, '--date', 'tomorrow')).code, 2);
  });

  it('papers for the court in a file are told; those for the provider alone have none', async () => {
    const withJudge = {
      ...two,
      needs: ['what-was-said'],
      authority: { ...two.authority, canIssue: ['preservation', 'search_warrant'] },
    };
    const args = ['--provider', 'snap', '--instrument', 'search_warrant', '--json', '--format', 'json'];
    const all = reportOf(await letter(withJudge, ...args));
    assert.ok(
      all.problems.some((one) => one.rule === 'court-papers-inside'),
      JSON.stringify(all.problems),
    );
    const served = reportOf(await letter(withJudge, ...args, '--audience', 'provider'));
    assert.ok(!served.problems.some((one) => one.rule === 'court-papers-inside'));
    assert.equal((await letter(withJudge, ...args, '--audience', 'press')).code, 2);
  });

  it('the schema is printed as it is published', async () => {
    const { code, stdout } = await tecum('--schema');
    assert.equal(code, 0);
    assert.equal(stdout, readFileSync(projectPath('docs', 'schemas', 'letter.schema.json'), 'utf8'));
  });
});
