/** What goes to whom: nothing that is for the court or the agency alone is in any byte that a provider gets, nor another provider's account. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { loadCatalog } from '../../src/catalog/load.js';
import { documentsOf, everyTarget, variantOf } from '../../src/letters/documents.js';
import { renderPacket } from '../../src/letters/packet/render.js';
import { type LetterFormat, printLetter } from '../../src/letters/print.js';
import { loadTemplate } from '../../src/letters/template.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { readingText } from './pdf-ua/reading.js';
import { readPdf } from './read-pdf.js';
import { allSamples, type Sample } from './samples.js';

const plain = { final: true, templateFolders: [], images: null, audience: 'provider' as const };
const single: LetterFormat[] = ['pdf', 'docx', 'html', 'json', 'etsi', 'case'];
const packed = ['pdf', 'docx', 'html', 'json'] as const;
const samples = allSamples(loadCatalog());

/** Everything that can be read in a file: streams unpacked, text as it is read, files inside. */
function innards(name: string, bytes: Buffer): string {
  if (name.endsWith('.pdf')) {
    const { objects, pages, xmp, attachments } = readPdf(bytes);
    const streams = [...objects.values()].map(
      ({ dict, stream }) => `${dict}\n${stream?.toString('utf8') ?? ''}`,
    );
    const inside = attachments.map((one) => one.bytes.toString('utf8'));
    return [...streams, ...pages, xmp, ...inside, readingText(bytes)].join('\n');
  }
  if (name.endsWith('.docx'))
    return Object.values(unzipSync(bytes))
      .map((part) =>
        Buffer.from(part)
          .toString('utf8')
          .replace(/<[^>]+>/g, ''),
      )
      .join('\n');
  const text = bytes.toString('utf8');
  const print = /<doc:Contents>([^<]+)/.exec(text)?.[1];
  return print ? `${text}\n${innards('x.pdf', Buffer.from(print, 'base64'))}` : text;
}

/** Files for the provider: the letter in each form, and the packet. */
async function filesOf(draft: LetterDraft, target?: number): Promise<[string, string][]> {
  const whose = target === undefined ? {} : { target };
  const files = await printLetter(draft, { ...plain, ...whose, formats: single });
  const packet = await renderPacket([{ draft, ...whose }], { ...plain, formats: packed });
  return [...files, ...packet].map(({ name, bytes }) => [name, flat(innards(name, bytes))]);
}

const flat = (text: string) => text.replace(/\s+/g, ' ');

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const options = { templateFolders: [] };
const templateOf = ({ draft }: Sample) => loadTemplate(draft.template, [], variantOf(draft.facts));
const papersFor = (sample: Sample, audience?: 'provider') =>
  documentsOf(templateOf(sample), sample.draft.facts, audience ? { ...options, audience } : options);

/** Sentences of the answers that only papers for the court ask: the first 40 signs of each. */
function grounds(sample: Sample): string[] {
  const forProvider = papersFor(sample, 'provider');
  const theirs = new Set(forProvider.flatMap(({ fields }) => fields));
  const others = papersFor(sample)
    .filter((one) => !forProvider.includes(one))
    .flatMap(({ fields }) => fields)
    .filter((field) => !theirs.has(field));
  const accounts = everyTarget(sample.draft.facts).flatMap(({ identifiers }) =>
    identifiers.map(({ value }) => value),
  );
  const named = (text: string) => text.split(', ').every((part) => accounts.includes(part));
  return [...new Set(others)]
    .flatMap((field) => textsIn(sample.draft.facts.fields[field]))
    .filter((text) => text.includes(' ') && text.length > 20 && !named(text))
    .map((text) => flat(text).slice(0, 40));
}

/** What is found in a letter that the agency keeps to itself. */
const secret = 'KEPT-TO-OURSELVES';
const withSecrets = (sample: Sample): LetterDraft => {
  const { draft } = sample;
  const found = {
    rule: 'x',
    severity: 'should' as const,
    where: 'x',
    text: secret,
    remedy: secret,
    citation: secret,
  };
  // A warrant orders the officer to give notice, in words that the provider reads too; elsewhere that duty is ours alone.
  const ordered = papersFor(sample, 'provider').some(({ facts }) => facts.includes('ownNotices'));
  const owed = ordered ? [] : [{ id: 'x', text: secret, citation: secret }];
  return {
    ...draft,
    problems: [found],
    facts: { ...draft.facts, ownNotices: [...draft.facts.ownNotices, ...owed] },
  };
};

const withCourt = samples.filter((one) => {
  const forProvider = papersFor(one, 'provider').length;
  return forProvider > 0 && forProvider < papersFor(one).length;
});

describe('what a provider gets', () => {
  it('there are such letters, with grounds in them', () => {
    assert.ok(withCourt.length > 40, `${withCourt.length} letters`);
    assert.ok(withCourt.flatMap(grounds).length > 300);
    const [one] = withCourt;
    assert.ok(one && grounds(one).length > 0);
  });

  // One letter of each sample file: its providers differ in nothing that this asks.
  const first = [...new Map(withCourt.map((one) => [one.name.split(' ')[0], one])).values()];
  for (const sample of first)
    it(`holds no word for the court: ${sample.name}`, async () => {
      const draft = withSecrets(sample);
      const words = [...grounds(sample), secret];
      for (const [name, text] of await filesOf(draft))
        for (const word of words) assert.ok(!text.includes(word), `${name}: ${word}`);
    });

  it('holds no account of another provider, where one warrant goes to several', async () => {
    const several = samples.filter(({ draft }) => draft.facts.targets.length > 0);
    assert.ok(several.length > 0);
    for (const { name, draft } of several) {
      const targets = everyTarget(draft.facts);
      for (const [index, mine] of targets.entries()) {
        const others = targets.filter((one) => one !== mine).flatMap(({ identifiers }) => identifiers);
        const foreign = others
          .map(({ value }) => value)
          .filter((value) => !mine.identifiers.some((own) => own.value.includes(value)));
        assert.ok(foreign.length > 0);
        for (const [file, text] of await filesOf(draft, index)) {
          for (const value of foreign)
            assert.ok(!text.includes(value), `${name}, page ${index}, ${file}: ${value}`);
          assert.ok(
            mine.identifiers.every(({ value }) => text.includes(value)),
            `${name}, ${file}: its own`,
          );
        }
      }
    }
  });

  it('a message of ETSI or CASE that names no provider’s page carries one provider’s alone', async () => {
    const { draft } = samples.find((one) => one.draft.facts.targets.length > 0)!;
    const [mine, ...rest] = everyTarget(draft.facts);
    const foreign = rest
      .flatMap(({ identifiers }) => identifiers.map(({ value }) => value))
      .filter((value) => !mine!.identifiers.some((own) => own.value.includes(value)));
    for (const { name, bytes } of await printLetter(draft, { ...plain, formats: ['etsi', 'case'] }))
      for (const value of foreign) assert.ok(!innards(name, bytes).includes(value), `${name}: ${value}`);
  });
});
