/** Invented letters in order, one file an instrument (`tests/letters/samples/`), each for several providers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import { holdsOn, providerAt } from '../../src/catalog/at.js';
import type { Catalog } from '../../src/catalog/types.js';
import { everyTarget } from '../../src/letters/documents.js';
import { type LetterFacts, letterFactsSchema } from '../../src/letters/facts.js';
import type { LetterDraft } from '../../src/letters/types.js';
import { draftOf, preservationFacts } from './sample.js';

interface SampleFile {
  /** Name and what is particular, when one instrument has several samples: `subpoena.grand-jury`. */
  facts: Record<string, unknown>;
  /** Providers, each with accounts that it takes; `change` is laid over the facts for this one. */
  providers: {
    id: string;
    identifiers: { kind: string; value: string }[];
    change?: Record<string, unknown>;
    /** Name of the entity that is addressed, where it is not the first one; channel of the letter, where it is not the provider's. */
    entity?: string;
    /** Region of that entity, where two have the same name. */
    region?: string;
    channel?: { type: string; value: string };
  }[];
}

export interface Sample {
  /** `subpoena.grand-jury for snap` */
  name: string;
  provider: string;
  draft: LetterDraft;
}

const folder = () => projectPath('tests', 'letters', 'samples');

/** Names of the sample files, which begin with the instrument's id. */
export function sampleNames(): string[] {
  if (!existsSync(folder())) return [];
  return readdirSync(folder())
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.yaml$/, ''))
    .sort();
}

/** The letters of one sample file: to each of its providers, with the entity and channel that the catalog gives. */
export function samplesOf(name: string, catalog: Catalog): Sample[] {
  const file = parse(readFileSync(`${folder()}/${name}.yaml`, 'utf8')) as SampleFile;
  return file.providers.map(({ id, identifiers, change, entity, region, channel }) => {
    const base = { ...preservationFacts(), ...file.facts, ...change } as LetterFacts;
    const facts = letterFactsSchema.parse({
      ...base,
      instrument: file.facts.instrument ?? name.split('.')[0],
      ...addressed(id, base.date, catalog, { name: entity, region }),
      ...(channel ? { channel } : {}),
      identifiers,
    });
    return { name: `${name} for ${id}`, provider: id, draft: draftOf(withAccounts(facts)) };
  });
}

/** A sample tells the facts once for several providers: its one row on accounts, or on a preservation, is each provider's. */
function withAccounts(facts: LetterFacts): LetterFacts {
  const accounts = everyTarget(facts).flatMap(({ identifiers }) => identifiers.map(({ value }) => value));
  const fields = { ...facts.fields };
  for (const id of ['account_nexus', 'account_relevance']) {
    const rows = fields[id] as Record<string, string>[] | undefined;
    if (rows?.length === 1) fields[id] = [{ ...rows[0]!, account: accounts.join(', ') }];
  }
  if (facts.targets.length > 0) return { ...facts, fields };
  const preserved = fields.preservations as Record<string, string>[] | undefined;
  if (preserved?.length === 1) fields.preservations = [{ ...preserved[0]!, provider: facts.provider.name }];
  if ((fields.release_accounts as string[] | undefined)?.length === 1) fields.release_accounts = accounts;
  return { ...facts, fields };
}

/** Every sample letter. */
export function allSamples(catalog: Catalog): Sample[] {
  return sampleNames().flatMap((name) => samplesOf(name, catalog));
}

function addressed(
  id: string,
  date: string,
  catalog: Catalog,
  { name, region }: { name: string | undefined; region: string | undefined },
): Partial<LetterFacts> {
  const known = catalog.providers.get(id);
  if (!known) throw new Error(`The catalog has no provider "${id}".`);
  const provider = providerAt(known, date);
  const entity = provider.entities.find(
    (one) =>
      holdsOn(one, date) &&
      (name === undefined || one.name === name) &&
      (region === undefined || one.region === region),
  );
  if (name !== undefined && !entity) throw new Error(`${id} has no entity "${name}".`);
  const channel = provider.channels[0];
  return {
    provider: { id, name: provider.name },
    addressee: { entity: entity?.name ?? provider.name, address: entity?.address },
    channel: channel ? { type: channel.type, value: channel.value } : null,
  };
}
