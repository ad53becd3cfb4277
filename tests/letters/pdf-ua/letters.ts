/** Letters of every template that there is, from the example, each for three providers. */
import type { Catalog } from '../../../src/catalog/types.js';
import { documentsOf } from '../../../src/letters/documents.js';
import { exampleDraft } from '../../../src/letters/example.js';
import { loadTemplate, ownTemplateFolder } from '../../../src/letters/template.js';
import { type Variant, variantsIn } from '../../../src/letters/template-files.js';
import type { LetterDraft } from '../../../src/letters/types.js';
import { letterLanguages } from '../../../src/letters/words.js';
import { preservationFacts } from '../sample.js';

export interface NamedLetter {
  name: string;
  draft: LetterDraft;
}

/** Providers of different countries and channels, each with an account that it could have. */
const PROVIDERS: { id: string; kind: 'username' | 'email' | 'user_id'; value: string }[] = [
  { id: 'snap', kind: 'username', value: 'river.fox22' },
  { id: 'google', kind: 'email', value: 'river.fox22@gmail.com' },
  { id: 'discord', kind: 'user_id', value: '172002275412279296' },
];

/** Names of Tecum's template files: `search_warrant`, `search_warrant.us-ca`, `mlat.es`; attachments and covers too. */
export const letterFiles = (): string[] => variantsIn(ownTemplateFolder());

/** `search_warrant.us-ca` as the template's id and the variant that it is. */
export function variantOf(file: string): { id: string; variant: Variant } {
  const [id = '', ...endings] = file.split('.');
  const variant: Variant = { country: 'us', language: 'en' };
  for (const ending of endings)
    if (letterLanguages().includes(ending)) variant.language = ending;
    else
      Object.assign(variant, {
        country: ending.slice(0, 2),
        ...(ending.length > 2 ? { state: ending } : {}),
      });
  return { id, variant };
}

/** The example letter of a template file to each of three providers of the catalog. */
export function examplesOf(file: string, catalog: Catalog): NamedLetter[] {
  const { id, variant } = variantOf(file);
  const template = loadTemplate(id, undefined, variant);
  const asks = documentsOf(template, exampleDraft(template, [], variant).facts).flatMap((one) =>
    Object.keys(one.asks),
  );
  return PROVIDERS.map((provider) => {
    const draft = exampleDraft(template, new Set(asks), variant);
    return {
      name: `${file} for ${provider.id}`,
      draft: { ...draft, facts: { ...draft.facts, ...addressed(provider, catalog) } },
    };
  });
}

function addressed({ id, kind, value }: (typeof PROVIDERS)[number], catalog: Catalog) {
  const known = catalog.providers.get(id);
  if (!known) throw new Error(`The catalog has no provider ${id}.`);
  const [entity] = known.entities;
  return {
    provider: { id, name: known.name },
    addressee: {
      ...preservationFacts().addressee,
      entity: entity?.name ?? known.name,
      address: entity?.address,
    },
    identifiers: [{ kind, value }],
  };
}
