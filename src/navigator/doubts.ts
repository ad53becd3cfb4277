/** What is weak in the catalog's facts behind a step: second-hand sources, hidden addresses, sources that differ. */
import type { Provider } from '../catalog/types.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';
import { noteOf } from './plan-book.js';
import { providerReason, sentence, silenceReason } from './reasons.js';
import { entityOf, isAmerican } from './standing.js';
import type { PlanWarning } from './types.js';
import { categoryWords, listed } from './words.js';

/** What is weak in what is known of a provider. */
export function providerDoubts({ of: { provider } }: Draft, env: Env): PlanWarning[] {
  return ofProvider(provider, env);
}

function ofProvider(provider: Provider, env: Env): PlanWarning[] {
  return remembered(env.know, env.asOf, `doubts ${provider.id} ${env.answers.authority.country}`, () => [
    ...thin(provider, env),
    ...provider.conflicts
      .filter(({ text }) => concerns(text, provider, env))
      .map((fact) => ({
        text: `Sources differ: ${sentence(fact.text)} Check before you rely on either.`,
        citation: providerReason(provider, fact, '', env.asOf).citation,
      })),
  ]);
}

/** False where sources differ over other companies of the provider alone, and not over the one that process names. */
function concerns(text: string, provider: Provider, env: Env): boolean {
  const named = entityOf(provider, env)?.name;
  const companies = provider.history?.lists.entities?.map(({ row }) => row.name) ?? [];
  const others = [...companies, ...provider.entities.map(({ name }) => name)].filter(
    (name) => name !== named,
  );
  return named === undefined || text.includes(named) || !others.some((name) => text.includes(name));
}

/** A provider of which little is known, or only by hearsay. */
function thin(provider: Provider, env: Env): PlanWarning[] {
  if (provider.confidence !== 'low') return [];
  const { citation } = silenceReason(provider, '');
  return [noteOf(env.know.needs.plan, 'little-known', { provider: provider.name, citation })];
}

/** Categories for which the general ladder stands, and not the provider's own words. */
export function generalOnly({ of: { provider }, asks }: Draft, env: Env): PlanWarning[] {
  if (!isAmerican(env)) return [];
  const general = asks
    .filter(({ verdict }) => {
      const rows = provider.data.filter(
        (row) => row.category === verdict.category && row.process !== 'not_available',
      );
      return rows.length > 0 && rows.every((row) => row.process_basis === 'general');
    })
    .map(({ verdict }) => categoryWords(verdict.category));
  if (general.length === 0) return [];
  const { citation } = silenceReason(provider, '');
  const what = listed(general);
  return [noteOf(env.know.needs.plan, 'general-ladder', { provider: provider.name, what, citation })];
}
