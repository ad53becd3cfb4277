/** Final prints: never changed, counted as versions, compared, printed again only with a mark. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { deskCode } from '../../src/desk/requests/code.js';
import { compareVersions } from '../../src/desk/requests/versions.js';
import { type LetterFacts, letterFactsSchema } from '../../src/letters/index.js';
import type { Person } from '../../src/store/desk/people.js';
import { versionStore } from '../../src/store/desk/request-versions.js';
import { preservationBy, readWarnings } from './request-support.js';
import { approveBy, problem, type ServiceDesk, serviceDesk } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let rita: Person;
before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  rita = await desk.person('Rita', 'reviewer');
});
after(() => desk.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** For each key of the facts, another value of its kind. */
function flipped(facts: LetterFacts): [string, Partial<LetterFacts>][] {
  return Object.keys(letterFactsSchema.shape).map((key) => {
    const value = facts[key as keyof LetterFacts];
    const other =
      typeof value === 'boolean'
        ? !value
        : typeof value === 'string'
          ? `${value}x`
          : value === null
            ? 'x'
            : null;
    return [key, { [key]: other } as Partial<LetterFacts>];
  });
}

describe('after approval', () => {
  it('no field of the letter changes: every one of them is tried', async () => {
    const { requests, vault } = desk.services;
    const letter = await preservationBy(desk, ana);
    const approved = await approveBy(desk, letter, ana, rita);
    const tries = flipped(approved.facts);
    assert.ok(tries.length >= 25, `${tries.length} fields`);
    for (const [key, change] of tries)
      for (const person of [ana, rita])
        await assert.rejects(
          requests.edit(letter.id, change, person),
          problem(person === ana ? 'letter-frozen' : 'not-permitted'),
          key,
        );
    await assert.rejects(requests.acknowledge(letter.id, [], ana), problem('letter-frozen'));
    const after = await requests.see(letter.id, ana);
    assert.deepEqual(after, approved);
    const { bytes } = await requests.pdf(after, ana);
    assert.equal(sha256(bytes), approved.pdfSha256);
    assert.equal((await vault.verify(String(approved.pdfSha256))).ok, true);
  });

  it('the same holds when it was served', async () => {
    const { requests } = desk.services;
    const letter = await approveBy(desk, await preservationBy(desk, ana), ana, rita);
    await requests.move(letter.id, 'served', {}, ana);
    for (const [key, change] of flipped(letter.facts))
      await assert.rejects(requests.edit(letter.id, change, ana), problem('letter-frozen'), key);
    await assert.rejects(
      requests.move(letter.id, 'draft', { note: 'Again.' }, ana),
      problem('request-move-not-open'),
    );
  });
});

describe('versions', () => {
  it('a letter that is approved again is a new one; the old print stays and its code says “replaced”', async () => {
    const { requests } = desk.services;
    const letter = await preservationBy(desk, ana);
    const first = await approveBy(desk, letter, ana, rita);
    const firstPrint = (await requests.pdf(first, ana)).bytes;
    await requests.move(letter.id, 'draft', { note: 'A word was missing.' }, ana);
    assert.equal(await requests.verify(String(first.code)), null, 'taken back: as if it had never been');
    await requests.edit(letter.id, { remarks: 'Deliver in two parts, please.' }, ana);
    await readWarnings(desk, letter, ana);
    const second = await approveBy(desk, letter, ana, rita);
    const versions = await requests.versions.of(letter.id);
    assert.deepEqual(
      versions.map(({ number, code, sha256, by, replaces }) => [number, code, sha256, by, replaces]),
      [
        [1, first.code, first.pdfSha256, 'Rita', null],
        [2, second.code, second.pdfSha256, 'Rita', 1],
      ],
    );
    assert.ok((await requests.versionPdf(second, 1)).equals(firstPrint));
    const old = await requests.verify(String(first.code));
    assert.equal(old?.state, 'replaced');
    assert.ok(!JSON.stringify(old).includes(String(second.code)), 'not by what');
    assert.ok(!JSON.stringify(old).includes(String(second.pdfSha256)));
    assert.equal((await requests.verify(String(second.code)))?.state, 'issued');
    await assert.rejects(requests.versionPdf(second, 3), problem('version-not-found'));
    const changed = compareVersions(versions[0]!, versions[1]!).filter(({ change }) => change !== 'same');
    assert.ok(changed.some(({ stretches }) => stretches.some(({ text }) => text.includes('in two parts'))));
    await requests.move(letter.id, 'withdrawn', { note: 'Not needed.' }, ana);
    for (const code of [first.code, second.code]) assert.equal(await requests.verify(String(code)), null);
  });

  it('approved again without a change it has another code all the same', async () => {
    const { requests } = desk.services;
    const letter = await preservationBy(desk, ana);
    const first = await approveBy(desk, letter, ana, rita);
    await requests.move(letter.id, 'draft', { note: 'By mistake.' }, ana);
    const second = await approveBy(desk, letter, ana, rita);
    assert.notEqual(first.code, second.code);
    const [one, two] = await requests.versions.of(letter.id);
    // The code stands in the text, so that line differs and nothing else.
    const differing = compareVersions(one!, two!).filter(({ change }) => change !== 'same');
    assert.equal(differing.length, 1);
    assert.ok(differing[0]!.stretches.some(({ text }) => text.includes(String(second.code).slice(0, 4))));
  });

  it('prints that were approved before versions were kept become the first ones', async () => {
    const letter = await approveBy(desk, await preservationBy(desk, ana), ana, rita);
    const { db } = desk.services;
    const { requestLife } = await import('../../src/store/desk/migrations/040-request-life.js');
    await requestLife.down(db);
    await requestLife.up(db);
    const [kept, ...more] = await versionStore(db).of(letter.id);
    assert.deepEqual([kept?.number, kept?.code, kept?.sha256], [1, letter.code, letter.pdfSha256]);
    assert.equal(more.length, 0);
    assert.equal(kept?.at.slice(0, 10), '2026-11-24');
  });
});

describe('a comparison of two texts', () => {
  const text = (...texts: string[]) => ({ paragraphs: texts.map((one) => ({ document: 'd', text: one })) });

  it('says which paragraphs stay, change, go and come, and which words', () => {
    const compared = compareVersions(
      text('To Snap.', 'Keep it for ninety days.', 'Old end.'),
      text('To Snap.', 'Keep it for thirty days.', 'Old end.', 'New end.'),
    );
    assert.deepEqual(
      compared.map(({ change }) => change),
      ['same', 'changed', 'same', 'added'],
    );
    const words = (kind: string) =>
      compared[1]!.stretches.filter(({ change }) => change === kind).map(({ text: one }) => one.trim());
    assert.deepEqual([words('removed'), words('added')], [['ninety'], ['thirty']]);
    assert.equal(
      compared[1]!.stretches
        .filter(({ change }) => change !== 'added')
        .map(({ text: one }) => one)
        .join(''),
      'Keep it for ninety days.',
    );
  });

  it('two that are the same have nothing to show, two that share nothing have everything', () => {
    assert.ok(compareVersions(text('a', 'b'), text('a', 'b')).every(({ change }) => change === 'same'));
    assert.deepEqual(
      compareVersions(text('a', 'b', 'c'), text()).map(({ change }) => change),
      ['removed', 'removed', 'removed'],
    );
  });
});

describe('what a download gives', () => {
  it('a draft that names its reader; the print until service; a marked reprint after; the original when asked', async () => {
    const { requests } = desk.services;
    const letter = await preservationBy(desk, ana);
    assert.equal((await requests.pdf(letter, ana)).kind, 'draft');
    const approved = await approveBy(desk, letter, ana, rita);
    for (let taken = 0; taken < 3; taken++) {
      const { bytes, kind } = await requests.pdf(approved, ana);
      assert.deepEqual([kind, sha256(bytes)], ['original', approved.pdfSha256]);
    }
    const served = await requests.move(letter.id, 'served', {}, ana);
    const again = await requests.pdf(served, ana);
    assert.equal(again.kind, 'reprint');
    assert.notEqual(sha256(again.bytes), approved.pdfSha256);
    const original = await requests.pdf(served, ana, { original: true });
    assert.deepEqual([original.kind, sha256(original.bytes)], ['original', approved.pdfSha256]);
    const checked = await requests.verify(String(approved.code), sha256(again.bytes));
    assert.equal(checked?.sameFile, false);
  });

  it('no reprint is made where today’s templates would say something else', async () => {
    const { requests, db } = desk.services;
    const letter = await approveBy(desk, await preservationBy(desk, ana), ana, rita);
    const served = await requests.move(letter.id, 'served', {}, ana);
    const paragraphs = [{ document: 'preservation', text: 'What the template said in those days.' }];
    await db('request_versions')
      .where({ request_id: letter.id })
      .update({ paragraphs: JSON.stringify(paragraphs) });
    await assert.rejects(requests.pdf(served, ana), problem('reprint-differs'));
    assert.equal((await requests.pdf(served, ana, { original: true })).kind, 'original');
  });
});

describe('the code', () => {
  it('cannot be computed by whoever knows the letter word for word but not the desk’s secret', async () => {
    const letter = await approveBy(desk, await preservationBy(desk, ana), ana, rita);
    const draft = letter.frozen!;
    const { checkCode } = await import('../../src/letters/index.js');
    assert.notEqual(letter.code, checkCode(draft));
    const [a, b] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    assert.notEqual(deskCode(a, letter.id, 1, draft), deskCode(b, letter.id, 1, draft));
    assert.notEqual(deskCode(a, letter.id, 1, draft), deskCode(a, letter.id, 2, draft));
    assert.equal(deskCode(a, letter.id, 1, draft), deskCode(a, letter.id, 1, structuredClone(draft)));
    assert.match(String(letter.code), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  });
});
