/** Where a request may go, who signed it, what of it is kept. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import type { Request } from '../../src/desk/requests/requests.js';
import type { SignatureInput } from '../../src/desk/requests/signature.js';
import { parseMarkdown } from '../../src/letters/markdown/parse.js';
import type { Person } from '../../src/store/desk/people.js';
import { preservationBy } from './request-support.js';
import { approveBy, planBy, problem, type ServiceDesk, serviceDesk } from './support.js';

let desk: ServiceDesk;
let ana: Person;
let ben: Person;
let rita: Person;
before(async () => {
  desk = await serviceDesk();
  ana = await desk.person('Ana', 'investigator');
  ben = await desk.person('Ben', 'investigator');
  rita = await desk.person('Rita', 'reviewer', 'investigator');
});
after(() => desk.close());

async function approved(): Promise<Request> {
  const letter = await preservationBy(desk, ana);
  await desk.services.access.grant(letter.caseId, ben.id, 'test');
  return approveBy(desk, letter, ana, rita);
}
const serve = (letter: Request, input: object, by = ana) =>
  desk.services.requests.move(letter.id, 'served', input, by);

describe('channels', () => {
  it('are those of the provider’s file that take process, the letter’s own first, each with source and date', async () => {
    const file = parse(readFileSync(projectPath('providers', 'snap', 'provider.yaml'), 'utf8')) as {
      channels: { use: string; type: string; value: string; value_known?: boolean }[];
    };
    const uses = ['legal-process', 'preservation'];
    const wanted = file.channels.filter(
      ({ use, value_known }) => uses.includes(use) && value_known !== false,
    );
    const letter = await approved();
    const { channels } = await desk.services.requests.ways(letter);
    assert.deepEqual(
      [...new Set(channels.map(({ type, value }) => `${type} ${value}`))].sort(),
      [...new Set(wanted.map(({ type, value }) => `${type} ${value}`))].sort(),
    );
    assert.equal(channels[0]?.value, letter.facts.channel?.value);
    for (const { fact } of channels) assert.ok(fact?.source.url && fact.date);
    const door = file.channels.find(({ use }) => use === 'emergency');
    const about = { provider: 'snap', channel: null };
    const offered = (instrument: string) =>
      desk.services.requests.channelsOf({ ...about, instrument }).map(({ value }) => value);
    assert.ok(door && offered('emergency_disclosure_request')[0] !== undefined);
    assert.ok(offered('emergency_disclosure_request').includes(door.value));
    assert.ok(!offered('subpoena').includes(door.value), 'an emergency door is for emergencies');
  });

  it('without a word, the letter’s own channel is meant; who sent it is written down', async () => {
    const letter = await approved();
    const served = await serve(letter, { servedBy: 'Det. Ben Fox', whom: 'Custodian' });
    assert.equal(served.servedVia, `portal: ${letter.facts.channel?.value}, to Custodian`);
    assert.equal(served.servedBy, 'Det. Ben Fox');
    const other = await serve(await approved(), {});
    assert.equal(other.servedBy, 'Ana');
    const [entry] = await desk.services.audit.list({ action: 'request.served', limit: 1 });
    assert.deepEqual([entry?.details?.via, entry?.details?.servedBy], [other.servedVia, 'Ana']);
  });

  it('an address that is not among them is refused, with what to do, and nothing is moved', async () => {
    const letter = await approved();
    for (const way of [
      { by: 'channel', type: 'email', value: 'legal@snap.example.com' },
      { by: 'channel', type: 'email', value: String(letter.facts.channel?.value) },
      { by: 'confirmed', address: 'legal@snap.example.com' },
      { by: 'outside', address: 'legal@snap.example.com' },
    ])
      await assert.rejects(serve(letter, { way }), (error) => {
        assert.match(
          String((error as { remedy?: string }).remedy),
          /propose it .*\/look-up\/snap.*second person/,
        );
        return problem('channel-unknown')(error);
      });
    const after = await desk.services.requests.see(letter.id, ana);
    assert.deepEqual([after.state, after.servedAt], ['approved', null]);
  });

  it('a second person confirms an address for one request, with words on the chain; another sends it', async () => {
    const { requests, audit } = desk.services;
    const letter = await approved();
    const address = 'le-team@snap.example.com';
    const words = 'Called the switchboard of their site on 24 November; Mr Example read it out.';
    await assert.rejects(requests.confirmAddress(letter, { address, words }, ana), problem('not-permitted'));
    await assert.rejects(
      requests.confirmAddress(letter, { address, words: ' ' }, rita),
      problem('words-missing'),
    );
    await requests.confirmAddress(letter, { address, words }, rita);
    const [entry] = await audit.list({ action: 'request.address-confirmed', limit: 1 });
    assert.deepEqual(
      [entry?.who, entry?.details?.address, entry?.details?.words],
      [rita.email, address, words],
    );
    const way = { by: 'confirmed', address };
    await desk.services.access.grant(letter.caseId, rita.id, 'test');
    await assert.rejects(serve(letter, { way }, rita), problem('address-own'));
    assert.match(String((await serve(letter, { way })).servedVia), /^le-team@snap\.example\.com \(confirmed/);
    await assert.rejects(serve(await approved(), { way }), problem('channel-unknown'));
  });

  it('by hand, by post or by a court it goes to the address of the letter', async () => {
    const letter = await approved();
    const served = await serve(letter, { way: { by: 'hand' }, whom: 'the front desk' });
    assert.match(String(served.servedVia), /^by hand: .+, to the front desk$/);
    const { facts } = letter;
    const homeless = { ...facts, addressee: { ...facts.addressee, address: undefined } };
    const without = await approved();
    await desk.services
      .db('requests')
      .where({ id: without.id })
      .update({ facts: JSON.stringify(homeless) });
    await assert.rejects(serve(without, { way: { by: 'post' }, whom: 'X' }), problem('addressee-missing'));
    await assert.rejects(serve(without, { way: { by: 'hand' } }), problem('addressee-missing'));
    assert.equal(
      (await serve(without, { way: { by: 'court' }, whom: 'the bailiff' })).servedVia,
      'by the court, to the bailiff',
    );
  });

  it('what was written and sent outside Tecum is written down wherever it went, and the chain says so', async () => {
    const { requests, audit } = desk.services;
    const plan = await planBy(desk, ana, { needs: ['what-was-said'], case: { number: '26-8110' } });
    const step = plan.plan.steps.find((one) => one.instrument === 'search_warrant')!;
    const way = { by: 'outside' as const, address: 'fax +1 212 555 0199' };
    const made = await requests.recordOutside(plan, step.id, { way }, ana);
    assert.equal(made.servedVia, 'fax +1 212 555 0199 (not in the catalog)');
    const [entry] = await audit.list({ action: 'request.served', limit: 1 });
    assert.deepEqual(
      [entry?.details?.writtenOutside, entry?.details?.addressOutsideCatalog],
      [true, 'fax +1 212 555 0199'],
    );
  });
});

describe('a signature', () => {
  const judge: SignatureInput = {
    way: 'court',
    name: 'Hon. J. Example',
    title: 'Judge',
    signedOn: '2026-11-24',
    court: 'Court of Common Pleas, Fox County',
    docket: '26-CR-118',
  };

  it('wants a name, a title, a day that has come; of a court its name and the docket number', async () => {
    const letter = await approved();
    const sign = (signature?: SignatureInput) =>
      desk.services.requests.move(letter.id, 'signed', signature ? { signature } : {}, ana);
    const wrong: [Partial<SignatureInput>, string][] = [
      [{ name: ' ' }, 'name'],
      [{ title: '' }, 'title'],
      [{ signedOn: '2026-13-01' }, 'signedOn'],
      [{ signedOn: '2026-11-27' }, 'signedOn'],
      [{ court: '' }, 'court'],
      [{ docket: ' ' }, 'docket'],
    ];
    for (const [change, where] of wrong)
      await assert.rejects(sign({ ...judge, ...change }), (error) => {
        assert.equal((error as { where?: string }).where, where);
        return problem('signature-missing')(error);
      });
    await assert.rejects(sign(), problem('signature-missing'));
    assert.deepEqual(await desk.services.requests.signatures(letter.id), []);
    await sign(judge);
    const [kept] = await desk.services.requests.signatures(letter.id);
    assert.deepEqual(
      [kept?.name, kept?.court, kept?.docket, kept?.version, kept?.by],
      ['Hon. J. Example', judge.court, '26-CR-118', 1, 'Ana'],
    );
  });

  it('its scan goes into the vault as it is, and is given back byte for byte', async () => {
    const { requests, vault, audit } = desk.services;
    const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(5000, 7)]);
    const pieces = [bytes.subarray(0, 3), bytes.subarray(3, 2000), bytes.subarray(2000)];
    const scan = await requests.takeScan(Readable.from(pieces), '../signed.pdf');
    assert.deepEqual([scan.type, scan.bytes], ['application/pdf', bytes.length]);
    assert.equal((await vault.verify(scan.sha256)).ok, true);
    const letter = await approved();
    await requests.move(letter.id, 'signed', { signature: { ...judge, way: 'paper', scan } }, ana);
    const [kept] = await requests.signatures(letter.id);
    assert.ok((await requests.scan(letter, kept!.id)).bytes.equals(bytes));
    const [entry] = await audit.list({ action: 'request.signed', limit: 1 });
    assert.equal(entry?.details?.scan, scan.sha256);
    await assert.rejects(requests.scan(await approved(), kept!.id), problem('scan-not-found'));
  });

  it('what is no scan is refused by its bytes, whatever its name', async () => {
    const { requests } = desk.services;
    for (const text of ['<html>', '', 'MZ\u0090', '\u0089PN'])
      await assert.rejects(
        requests.takeScan(Readable.from([Buffer.from(text)]), 'a.pdf'),
        problem('scan-type'),
      );
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(9)]);
    assert.equal((await requests.takeScan(Readable.from([png]), 'x')).type, 'image/png');
  });

  it('no picture can stand where a letter is signed: the place holds text only', () => {
    const blocks = parseMarkdown(
      '::: signature\n![](signature.png)\n<img src="signature.png">\nAna Reyes\n:::\n',
    );
    assert.equal(blocks.length, 1);
    const [block] = blocks;
    assert.equal(block?.type, 'signature');
    const spans = block?.type === 'signature' ? block.lines.flat() : [];
    assert.ok(spans.length >= 3);
    for (const span of spans) {
      assert.equal(typeof span.text, 'string');
      for (const key of Object.keys(span)) assert.ok(['text', 'bold', 'italic', 'code'].includes(key), key);
    }
  });
});
