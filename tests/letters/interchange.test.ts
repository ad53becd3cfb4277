/** A request for other programs: XML after ETSI TS 103 120, JSON-LD after CASE; against the schema where it can be had. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parseDocument } from 'htmlparser2';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { type IdentifierKind, identifierKinds } from '../../src/base/vocabulary.js';
import type { Catalog } from '../../src/catalog/types.js';
import { caseJsonLd } from '../../src/letters/interchange/case/render.js';
import { formatOf } from '../../src/letters/interchange/etsi/formats.js';
import { etsiXml } from '../../src/letters/interchange/etsi/render.js';
import { printLetter } from '../../src/letters/print.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { loadKnowledge } from '../../src/navigator/index.js';
import { draftOf, preservationFacts } from './sample.js';
import { allSamples } from './samples.js';

let catalog: Catalog;
before(() => {
  catalog = loadKnowledge({}).catalog;
});

const pdf = Buffer.from('%PDF-1.7 not a real one');
const xmlOf = (draft: LetterDraft, final = true) => etsiXml(draft, { final }, pdf);
const warrant = () => allSamples(catalog).find(({ name }) => name === 'search_warrant for snap')!.draft;

/** Text of each element of a name, in order. */
function texts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1]!);
}

describe('ETSI TS 103 120', () => {
  const folder = process.env.TECUM_ETSI_XSD;
  const skip = folder ? false : 'TECUM_ETSI_XSD names no folder with the schema';

  it('every sample letter is valid by the schema', { skip }, async () => {
    const files = schemaFiles(folder!);
    const samples = allSamples(catalog);
    const xml: XMLFileInfo[] = samples.map(({ draft }, index) => ({
      fileName: `${index}.xml`,
      contents: xmlOf(draft),
    }));
    const { valid, errors } = await validateXML({ xml, schema: [files.main], preload: files.others });
    assert.deepEqual(
      errors.slice(0, 5).map(({ message }) => message),
      [],
    );
    assert.equal(valid, true);
  });

  it('the schema refuses what is not valid', { skip }, async () => {
    const files = schemaFiles(folder!);
    const contents = xmlOf(warrant()).replace(
      '<CountryCode>US</CountryCode>',
      '<CountryCode>Ohio</CountryCode>',
    );
    const xml = [{ fileName: 'bad.xml', contents }];
    const { valid } = await validateXML({ xml, schema: [files.main], preload: files.others });
    assert.equal(valid, false);
  });

  it('makes an authorisation, a task for each account, and the document', () => {
    const identifiers = ['a', 'b', 'c'].map((value) => ({ kind: 'username' as const, value }));
    const xml = xmlOf(draftOf(preservationFacts({ identifiers })));
    const types = [...xml.matchAll(/xsi:type="([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual(types, [
      'auth:AuthorisationObject',
      'task:LDTaskObject',
      'task:LDTaskObject',
      'task:LDTaskObject',
      'doc:DocumentObject',
    ]);
    assert.deepEqual(texts(xml, 'ActionIdentifier'), ['0', '1', '2', '3', '4']);
    assert.deepEqual(texts(xml, 'task:Value'), ['a', 'b', 'c']);
    const [authorisation] = texts(xml, 'ObjectIdentifier');
    assert.deepEqual(
      texts(xml, 'AssociatedObject'),
      Array.from({ length: 4 }, () => authorisation),
    );
    assert.equal(new Set(texts(xml, 'ObjectIdentifier')).size, 5);
  });

  it('gives the time asked for with its offset, and no half of one', () => {
    const xml = xmlOf(draftOf(preservationFacts()));
    assert.deepEqual(texts(xml, 'task:StartTime'), ['2026-10-01T00:00:00-04:00']);
    assert.deepEqual(texts(xml, 'task:EndTime'), ['2026-11-20T23:59:59-05:00']);
    const open = xmlOf(
      draftOf(preservationFacts({ period: { from: '2026-10-01', to: null, zone: 'UTC', assumed: [] } })),
    );
    assert.deepEqual(texts(open, 'task:StartTime'), []);
    assert.match(
      texts(open, 'auth:AuthorisationManualInformation')[0]!,
      /Time asked for: from 1 October 2026/,
    );
  });

  it('the letter goes inside with its hash', () => {
    const xml = xmlOf(warrant());
    assert.deepEqual(Buffer.from(texts(xml, 'doc:Contents')[0]!, 'base64'), pdf);
    assert.deepEqual(texts(xml, 'doc:Checksum'), [createHash('sha256').update(pdf).digest('hex')]);
  });

  it('nothing is approved before somebody approved it', () => {
    assert.doesNotMatch(xmlOf(warrant()), />Approved</);
    const approval = { name: 'Hon. Ada Stone', role: 'Judge', at: '2026-11-24T09:30:00-05:00' };
    const xml = etsiXml(warrant(), { final: true }, pdf, { approval });
    assert.match(xml, />Approved</);
    assert.match(xml, />AwaitingDisclosure</);
    assert.deepEqual(texts(xml, 'common:ApproverName'), ['Hon. Ada Stone']);
  });

  it('an emergency is flagged and urgent; a warrant is not', () => {
    const emergency = allSamples(catalog).find(({ name }) =>
      name.startsWith('emergency_disclosure_request'),
    )!.draft;
    assert.match(xmlOf(emergency), />IsEmergency</);
    assert.match(xmlOf(emergency), />High</);
    assert.doesNotMatch(xmlOf(warrant()), />IsEmergency<|>High</);
  });

  it('the print inside is the one for the provider: no affidavit', async () => {
    const [file] = await printLetter(warrant(), { final: true, images: null, formats: ['etsi'] });
    const inside = Buffer.from(texts(file!.bytes.toString('utf8'), 'doc:Contents')[0]!, 'base64');
    const [whole] = await printLetter(warrant(), { final: true, images: null, formats: ['pdf'] });
    const [provider] = await printLetter(warrant(), {
      final: true,
      images: null,
      audience: 'provider',
      formats: ['pdf'],
    });
    assert.ok(inside.equals(provider!.bytes));
    assert.ok(!inside.equals(whole!.bytes));
  });

  it('values take the standard’s formats only where they have that form', () => {
    const format = (kind: IdentifierKind, value: string) => {
      const { owner, name, value: written } = formatOf(kind, value);
      return `${owner} ${name} ${written}`;
    };
    assert.equal(format('phone', '+1 (937) 555-0142'), 'ETSI InternationalE164 19375550142');
    assert.equal(format('phone', 'extension 12'), 'Tecum phone extension 12');
    assert.equal(format('ip_address', '198.51.100.7'), 'ETSI IPv4Address 198.51.100.7');
    assert.equal(
      format('ip_address', '2001:db8::1'),
      'ETSI IPv6Address 2001:0db8:0000:0000:0000:0000:0000:0001',
    );
    assert.equal(format('ip_address', '198.51.100'), 'Tecum ip_address 198.51.100');
    assert.equal(format('imei', '490154203237518'), 'ETSI IMEICheckDigit 490154203237518');
    assert.equal(format('mac', '00-00-5E-00-53-01'), 'ETSI MACAddress 00:00:5e:00:53:01');
    assert.equal(format('email', 'fox@example.org'), 'ETSI InternationalizedEmailAddress fox@example.org');
    assert.equal(format('username', 'fox'), 'Tecum username fox');
  });

  it('markup, control signs and long words stay text within what the standard allows', () => {
    const value = '</task:Value>&\u0000\ud800';
    const agency = { ...preservationFacts().agency, name: 'x'.repeat(400) };
    const xml = xmlOf(draftOf(preservationFacts({ identifiers: [{ kind: 'username', value }], agency })));
    assert.ok(xml.includes('<task:Value>&lt;/task:Value&gt;&amp;[U+0000][U+D800]</task:Value>'));
    for (const owner of texts(xml, 'OwnerIdentifier')) assert.ok(owner.length <= 255);
  });

  it('same letter, same bytes; ten thousand accounts are ten thousand tasks', () => {
    const identifiers = Array.from({ length: 10_000 }, (_, n) => ({
      kind: 'username' as const,
      value: `fox${n}`,
    }));
    const draft = draftOf(preservationFacts({ identifiers }));
    const xml = xmlOf(draft);
    assert.equal(texts(xml, 'task:Value').length, 10_000);
    assert.equal(new Set(texts(xml, 'ObjectIdentifier')).size, 10_002);
    assert.equal(xmlOf(warrant()), xmlOf(warrant()));
  });
});

/** The schema that imports all others; the folder is that of ETSI's own archive of version 1.12.1. */
function schemaFiles(folder: string): { main: XMLFileInfo; others: XMLFileInfo[] } {
  assert.ok(existsSync(folder), `TECUM_ETSI_XSD: ${folder} is not there`);
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.xsd'))
    .map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), 'utf8') }));
  const main = all.find(({ fileName }) => /_Validation\.xsd$/i.test(fileName));
  assert.ok(main, 'no ts_103120_Validation.xsd');
  return { main, others: all.filter((one) => one !== main) };
}

type Node = Record<string, unknown> & { '@id': string; '@type': string };

interface Terms {
  classes: Record<string, string[]>;
  everywhere: string[];
}

describe('CASE JSON-LD', () => {
  const terms = parse(readFileSync(projectPath('tests', 'letters', 'case-terms.yaml'), 'utf8')) as Terms;

  const graphOf = (draft: LetterDraft) =>
    (caseJsonLd(draft, { final: true }, pdf) as { '@graph': Node[] })['@graph'];

  /** All nodes, those inside others too. */
  function nodesOf(value: unknown): Node[] {
    if (Array.isArray(value)) return value.flatMap(nodesOf);
    if (typeof value !== 'object' || value === null) return [];
    const own = '@id' in value && '@type' in value ? [value as Node] : [];
    return [...own, ...Object.values(value).flatMap(nodesOf)];
  }

  it('uses the ontology’s classes, each with its own properties only', () => {
    const everyKind = identifierKinds.map((kind) => ({
      kind,
      value: kind === 'ip_address' ? '2001:db8::1' : 'x',
    }));
    const drafts = [
      ...allSamples(catalog).map(({ draft }) => draft),
      draftOf(preservationFacts({ identifiers: everyKind })),
    ];
    for (const draft of drafts) {
      for (const node of nodesOf(graphOf(draft))) {
        const own = terms.classes[node['@type']];
        assert.ok(own, `${node['@type']} is no class of the list`);
        const odd = Object.keys(node).filter(
          (key) => !key.startsWith('@') && !own.includes(key) && !terms.everywhere.includes(key),
        );
        assert.deepEqual(odd, [], node['@type']);
      }
    }
  });

  it('links lead to nodes that are there, and no id stands twice', () => {
    for (const { draft } of allSamples(catalog)) {
      const graph = graphOf(draft);
      const nodes = nodesOf(graph);
      const ids = nodes.map((node) => node['@id']);
      assert.equal(new Set(ids).size, ids.length);
      for (const [, id] of JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g))
        assert.ok(ids.includes(id!), id);
    }
  });

  it('says what authority, who, whom, about which accounts, and what was made', () => {
    const draft = warrant();
    const graph = graphOf(draft);
    const of = (type: string) => graph.filter((node) => node['@type'] === type);
    const [authorization] = of('case-investigation:Authorization');
    assert.equal(authorization!['case-investigation:authorizationType'], 'search warrant');
    assert.deepEqual(authorization!['case-investigation:authorizationIdentifier'], [
      '26-0117 / snap.search_warrant',
      draft.facts.fields.docket_number,
    ]);
    const [action] = of('case-investigation:InvestigativeAction');
    const [person] = of('uco-identity:Person');
    assert.deepEqual(action!['uco-action:performer'], { '@id': person!['@id'] });
    assert.equal((action!['uco-action:object'] as unknown[]).length, draft.facts.identifiers.length);
    assert.equal(of('uco-identity:Organization').length, 2);
    assert.match(
      JSON.stringify(of('uco-observable:File')),
      new RegExp(createHash('sha256').update(pdf).digest('hex')),
    );
  });

  it('an account that stands twice in the letter is one thing', () => {
    const twice = { kind: 'username' as const, value: 'fox' };
    const graph = graphOf(draftOf(preservationFacts({ identifiers: [twice, twice] })));
    assert.equal(graph.filter((node) => node['@type'] === 'uco-observable:DigitalAccount').length, 1);
  });

  it('the terms of the list stand in the ontology', {
    skip: process.env.TECUM_CASE_TTL ? false : 'TECUM_CASE_TTL names no case-1.4.0.ttl',
  }, () => {
    const ontology = readFileSync(process.env.TECUM_CASE_TTL!, 'utf8');
    const all = [...Object.keys(terms.classes), ...Object.values(terms.classes).flat(), ...terms.everywhere];
    for (const term of all) {
      const local = term.replace('case-', '').replace('uco-', '');
      assert.match(ontology, new RegExp(`^${local}$`, 'm'), term);
    }
  });
});

it('XML is well-formed for a parser of another kind', () => {
  const parsed = parseDocument(xmlOf(warrant()), { xmlMode: true });
  assert.equal(parsed.children.filter((node) => node.type === 'tag').length, 1);
});
