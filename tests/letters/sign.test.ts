/** The agency's electronic signature: appended, verifiable by another library and another program, invisible. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { OctetString, Sequence } from 'asn1js';
import PDFDocument from 'pdfkit';
import { ContentInfo, SignedData } from 'pkijs';
import { isProblem } from '../../src/base/problem.js';
import { openSigningKey, signPdf } from '../../src/letters/sign.js';
import { bytesOf, type TestKey, testKey } from './signing-fixture.js';

const at = new Date('2026-11-24T12:00:00Z');
let dir: string;
let rsa: TestKey;
before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tecum-sign-'));
  rsa = await testKey('rsa', 'right');
});
after(() => rmSync(dir, { recursive: true, force: true }));

/** Two pages, tagged, with a title that tries to look like the place of a signature. */
async function plainPdf(): Promise<Buffer> {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: 'Case /ByteRange [0 /********** /********** /**********] /Contents <00>',
      Subject: '/Root 1 0 R /Annots [1 0 R] trailer startxref',
      CreationDate: at,
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on('end', resolve));
  doc.addStructure(doc.struct('P', {}, [() => void doc.text('First page')]));
  doc.addPage();
  doc.addStructure(doc.struct('P', {}, [() => void doc.text('Second page')]));
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** What the file says is signed, and the signature that stands in the gap. */
function parts(file: Buffer): { signed: Buffer; cms: Buffer; range: number[] } {
  const said = [...file.toString('latin1').matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/g)];
  const range = said[0]!.slice(1).map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = range;
  const room = Buffer.from(file.subarray(b + 1, c - 1).toString('latin1'), 'hex');
  // The signature ends where its outermost DER length says (30 82 hh ll …); zeros fill the rest.
  const cms = room.subarray(0, 4 + room.readUInt16BE(2));
  const signed = Buffer.concat([file.subarray(a, a + b), file.subarray(c, c + d)]);
  return { signed, cms, range };
}

const has = (program: string) => spawnSync(program, ['--version']).error === undefined && program;

for (const kind of ['rsa', 'ec'] as const)
  describe(`a print signed with a key of kind ${kind}`, () => {
    let plain: Buffer;
    let file: Buffer;
    let key: TestKey;
    before(async () => {
      key = kind === 'rsa' ? rsa : await testKey('ec', 'right');
      plain = await plainPdf();
      file = await signPdf(plain, await openSigningKey(key.p12, 'right', at), at);
    });

    it('holds the print unchanged at its beginning, and signs all but the signature itself', () => {
      assert.ok(file.subarray(0, plain.length).equals(plain));
      const [a, b = 0, c = 0, d = 0] = parts(file).range;
      assert.equal(a, 0);
      assert.equal(c + d, file.length);
      assert.ok(b > plain.length);
      assert.equal(String.fromCharCode(file[b]!, file[c - 1]!), '<>');
    });

    it('is verified by a library from the certificate inside', async () => {
      const { signed, cms } = parts(file);
      const data = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content });
      assert.equal(await data.verify({ signer: 0, data: new Uint8Array(signed).buffer }), true);
      const changed = Buffer.from(signed);
      changed[100]! ^= 1;
      // The library says a wrong digest by an error or by false; either will do.
      const bad = await data.verify({ signer: 0, data: new Uint8Array(changed).buffer }).catch(() => false);
      assert.equal(bad, false);
    });

    it('names type, digest and certificate among its signed attributes, and no time of its own', () => {
      const { signed, cms } = parts(file);
      const data = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content });
      const attributes = data.signerInfos[0]!.signedAttrs!.attributes;
      const digest = attributes.find(({ type }) => type === '1.2.840.113549.1.9.4')!.values[0] as OctetString;
      assert.deepEqual(bytesOf(digest), createHash('sha256').update(signed).digest());
      const ess = attributes.find(({ type }) => type === '1.2.840.113549.1.9.16.2.47')!.values[0] as Sequence;
      const certs = ess.valueBlock.value[0] as Sequence;
      const hash = (certs.valueBlock.value[0] as Sequence).valueBlock.value[0] as OctetString;
      const der = Buffer.from(key.certificate.toSchema(true).toBER());
      assert.deepEqual(bytesOf(hash), createHash('sha256').update(der).digest());
      assert.equal(
        attributes.some(({ type }) => type === '1.2.840.113549.1.9.5'),
        false,
      );
      assert.equal(data.encapContentInfo.eContent, undefined);
    });

    it('is an invisible field that PDF/A and PDF/UA allow', () => {
      const update = file.subarray(plain.length).toString('latin1');
      assert.match(update, /\/SubFilter \/ETSI\.CAdES\.detached/);
      assert.match(update, /\/M \(D:20261124120000Z\)/);
      const [x1, y1, x2, y2] = /\/Rect \[(\S+) (\S+) (\S+) (\S+)\]/.exec(update)!.slice(1).map(Number);
      assert.ok(x1 === x2 && y1 === y2 && x1! < 0 && y1! < 0, 'no size, and outside the page');
      const flags = Number(/\/F (\d+)/.exec(update)![1]);
      // Bits 1 invisible, 2 hidden, 6 no view; 3 print (ISO 32000-1, table 165).
      assert.equal(flags & 0b100011, 0);
      assert.equal(flags & 0b100, 0b100);
      assert.match(update, /\/TU </);
      assert.match(update, /\/Tabs \/S/);
      assert.match(update, /\/SigFlags 3/);
      const ids = [...file.toString('latin1').matchAll(/\/ID \[\s*<(\w+)> <(\w+)>\s*\]/g)];
      assert.equal(ids.length, 2);
      assert.equal(ids[0]![1], ids[1]![1]);
      assert.notEqual(ids[0]![2], ids[1]![2]);
      assert.equal(/\/AP\b/.test(update), false);
    });

    it('opens without a fault in qpdf', { skip: has('qpdf') ? false : 'qpdf is not on this machine' }, () => {
      const path = join(dir, `${kind}.pdf`);
      writeFileSync(path, file);
      assert.match(
        execFileSync('qpdf', ['--check', path], { encoding: 'utf8' }),
        /No syntax or stream encoding errors/,
      );
      assert.equal(execFileSync('qpdf', ['--show-npages', path], { encoding: 'utf8' }).trim(), '2');
    });

    it('is verified by openssl', { skip: has('openssl') ? false : 'openssl is not on this machine' }, () => {
      const { signed, cms } = parts(file);
      const path = (name: string) => join(dir, `${kind}.${name}`);
      writeFileSync(path('cms'), cms);
      writeFileSync(path('bytes'), signed);
      const pem = Buffer.from(key.certificate.toSchema(true).toBER()).toString('base64');
      writeFileSync(path('pem'), `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`);
      const args = [
        'cms',
        '-verify',
        '-cades',
        '-inform',
        'DER',
        '-in',
        path('cms'),
        '-content',
        path('bytes'),
      ];
      const more = [
        '-binary',
        '-CAfile',
        path('pem'),
        '-purpose',
        'any',
        '-attime',
        '1795521600',
        '-out',
        path('out'),
      ];
      const done = spawnSync('openssl', [...args, ...more], { encoding: 'utf8' });
      assert.equal(done.status, 0, done.stderr);
    });
  });

describe('a key that cannot be used', () => {
  const refused = (words: RegExp) => (error: unknown) =>
    isProblem(error) && error.code === 'signing-key' && words.test(error.what);

  it('is refused with words: a wrong password, no PKCS #12 file, a certificate out of date', async () => {
    await assert.rejects(openSigningKey(rsa.p12, 'wrong', at), refused(/password/));
    await assert.rejects(openSigningKey(Buffer.from('nothing'), '', at), refused(/PKCS #12/));
    const late = new Date('2027-02-01T00:00:00Z');
    await assert.rejects(openSigningKey(rsa.p12, 'right', late), refused(/2026-01-01 to 2026-12-31/));
  });

  it('a file that openssl made is opened like one of the library', {
    skip: has('openssl') ? false : 'openssl is not on this machine',
  }, async () => {
    const path = (name: string) => join(dir, `own.${name}`);
    const req = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      path('key'),
      '-out',
      path('crt'),
    ];
    execFileSync('openssl', [...req, '-subj', '/CN=Fox County Sheriff', '-days', '2'], { stdio: 'ignore' });
    const pack = ['pkcs12', '-export', '-inkey', path('key'), '-in', path('crt'), '-out', path('p12')];
    execFileSync('openssl', [...pack, '-passout', 'pass:pässwort'], { stdio: 'ignore' });
    const key = await openSigningKey(readFileSync(path('p12')), 'pässwort', new Date());
    assert.deepEqual([key.name, key.chain.length], ['Fox County Sheriff', 1]);
  });

  it('nothing is appended to a file that is no PDF of ours', async () => {
    const key = await openSigningKey(rsa.p12, 'right', at);
    for (const bytes of ['', '%PDF-1.7\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n'])
      await assert.rejects(
        signPdf(Buffer.from(bytes), key, at),
        (error) => isProblem(error) && error.code === 'pdf-not-ours',
      );
  });
});
