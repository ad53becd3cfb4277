/** `tecum letter` as a person runs it: files, problems, exit codes, and what stays unwritten. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { answers, ohioDetective } from '../navigator/support.js';

const cli = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'cli', 'main.js');
let dir: string;
let out: string;
before(() => {
  dir = mkdtempSync(join(tmpdir(), 'tecum-letter-'));
});
after(() => rmSync(dir, { recursive: true }));
beforeEach(() => {
  out = mkdtempSync(join(dir, 'out-'));
});

const good = {
  ...answers({
    offence: { name: 'aggravated menacing', statute: 'Ohio Rev. Code 2903.21', maxPenaltyYears: 1.5 },
    authority: ohioDetective,
    narrative: 'Threats by message to a named student.',
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

function letter(answers: unknown, ...args: string[]): Promise<Result> {
  const file = join(out, 'answers.yaml');
  writeFileSync(file, stringify(answers));
  const env = { ...process.env, TECUM_DATA: join(out, 'var') };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [cli, 'letter', file, '--out', join(out, 'letters'), ...args],
      { env },
      (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

const written = () => (existsSync(join(out, 'letters')) ? readdirSync(join(out, 'letters')).sort() : []);
const audit = () =>
  existsSync(join(out, 'var', 'audit.jsonl')) ? readFileSync(join(out, 'var', 'audit.jsonl'), 'utf8') : '';

describe('tecum letter', () => {
  it('drafts each letter as PDF, HTML and JSON, and gives their hashes and pages', async () => {
    const { code, stdout, stderr } = await letter(good, '--json');
    assert.equal(code, 0, stderr);
    const report = JSON.parse(stdout) as {
      problems: { severity: string }[];
      files: { path: string; kind: string; sha256: string; pages: number | null }[];
    };
    assert.deepEqual(
      report.files.map((file) => file.kind),
      ['pdf', 'html', 'json', 'pdf', 'html', 'json'],
    );
    for (const file of report.files) {
      const bytes = readFileSync(file.path);
      assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256);
      if (file.kind === 'pdf')
        assert.equal(file.pages, bytes.toString('latin1').split('/Type /Page\n').length - 1);
    }
    assert.deepEqual(
      report.problems.filter((one) => one.severity === 'must'),
      [],
    );
    assert.ok(
      written().every((name) =>
        /^26-0117\.snap\.(preservation|subpoena)\.draft\.(pdf|html|json)$/.test(name),
      ),
    );
    assert.doesNotMatch(stderr, /not known/);
  });

  it('the same answers give the same bytes', async () => {
    const hashes = async () =>
      (
        JSON.parse((await letter(good, '--json', '--final')).stdout) as { files: { sha256: string }[] }
      ).files.map((file) => file.sha256);
    assert.deepEqual(await hashes(), await hashes());
  });

  it('--provider and --instrument choose; --final prints without the mark and is recorded', async () => {
    const { code, stdout } = await letter(
      good,
      '--json',
      '--final',
      '--provider',
      'snap',
      '--instrument',
      'subpoena',
    );
    assert.equal(code, 0);
    assert.deepEqual(
      written(),
      ['html', 'json', 'pdf'].map((kind) => `26-0117.snap.subpoena.final.${kind}`),
    );
    const sha = (JSON.parse(stdout) as { files: { sha256: string }[] }).files[0]?.sha256 ?? '';
    assert.match(audit(), /"action":"letter\.printed"/);
    assert.ok(audit().includes(sha));
    assert.doesNotMatch(
      readFileSync(join(out, 'letters', '26-0117.snap.subpoena.final.html'), 'utf8'),
      /for review by/,
    );
  });

  it('--final writes nothing while a must stands, and says which', async () => {
    const { code, stdout } = await letter({ ...good, letter: undefined }, '--json', '--final');
    assert.equal(code, 1);
    const report = JSON.parse(stdout) as {
      problems: { rule: string; severity: string; citation: string; remedy: string; where: string }[];
      files: unknown[];
    };
    const musts = report.problems.filter((one) => one.severity === 'must').map((one) => one.rule);
    assert.ok(musts.includes('authority-missing') && musts.includes('return-date-missing'), musts.join());
    assert.deepEqual(report.files, []);
    assert.deepEqual(written(), []);
    assert.equal(audit(), '');
  });

  it('warnings are kept in the JSON, with those that were accepted', async () => {
    await letter(
      { ...good, mayNotify: false },
      '--final',
      '--instrument',
      'subpoena',
      '--acknowledge',
      'silence-without-order',
    );
    const json = JSON.parse(
      readFileSync(join(out, 'letters', '26-0117.snap.subpoena.final.json'), 'utf8'),
    ) as { problems: { rule: string; acknowledged: boolean }[] };
    assert.ok(json.problems.some((one) => one.rule === 'silence-without-order' && one.acknowledged));
    assert.ok(json.problems.some((one) => one.rule === 'attestation-missing' && !one.acknowledged));
  });

  it('the gate refuses: no letter, exit 1, and a line on the audit chain', async () => {
    const watching = {
      ...good,
      businessCase: 'monitor-protected-activity',
      offence: undefined,
      narrative: 'Watch the Riverside protest group to see what they are up to.',
    };
    const { code, stdout } = await letter(watching, '--json');
    assert.equal(code, 1);
    const report = JSON.parse(stdout) as { decision: string; files: unknown[]; problems: { rule: string }[] };
    assert.equal(report.decision, 'refused');
    assert.deepEqual(report.files, []);
    assert.ok(report.problems.length > 0 && report.problems.every((one) => one.rule === 'gate-refused'));
    assert.deepEqual(written(), []);
    assert.match(audit(), /"action":"gate\.refused"/);
  });

  it('says of a step without template that it was not drafted', async () => {
    const needs = ['who-runs-account', 'listen-from-now'];
    const { stdout } = await letter({ ...good, needs }, '--json');
    const { problems } = JSON.parse(stdout) as { problems: { rule: string; where: string }[] };
    assert.ok(
      problems.some((one) => one.rule === 'no-template' && one.where === 'snap.wiretap_order'),
      stdout,
    );
  });

  it('wrong answers and wrong settings of the letter are said with file and line, exit 2', async () => {
    const bad = await letter({ ...good, letter: { returnDate: '14 December', colour: 'red' } });
    assert.equal(bad.code, 2);
    assert.match(bad.stderr, /answers\.yaml:\d+: letter\.returnDate/);
    assert.equal((await letter({ ...good, businessCase: 'curiosity' })).code, 2);
    assert.deepEqual(written(), []);
  });

  it('a filter that fits no step gives exit 1 and says so', async () => {
    const { code, stdout } = await letter(good, '--provider', 'google');
    assert.equal(code, 1);
    assert.match(stdout, /no step that can be drafted for provider google/);
  });

  it('a folder that cannot be written is a problem, and leaves nothing half-written', async () => {
    writeFileSync(join(out, 'letters'), 'a file, not a folder');
    const { code, stderr } = await letter(good);
    assert.equal(code, 2);
    assert.match(stderr, /could not be written/);
    assert.equal(readFileSync(join(out, 'letters'), 'utf8'), 'a file, not a folder');
  });
});
