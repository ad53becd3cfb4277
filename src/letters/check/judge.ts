/** The letter's authority and day, as the navigator judges by them. */
import type { AgencyType } from '../../base/vocabulary.js';
import { providerAt } from '../../catalog/at.js';
import type { Catalog, Provider } from '../../catalog/types.js';
import { federalLaw } from '../../law/load.js';
import { type Knowledge, knowledgeAt } from '../../navigator/context.js';
import type { Env } from '../../navigator/env.js';
import { loadGate } from '../../navigator/gate-file.js';
import { loadNeeds } from '../../navigator/needs.js';
import type { LetterFacts } from '../facts.js';
import type { LetterKnowledge } from '../types.js';
import type { CheckContext } from './rule.js';

const known = new WeakMap<Catalog, { from: LetterKnowledge; made: Knowledge }>();
const envs = new WeakMap<Knowledge, Map<string, Env>>();

/** What the navigator looks things up in: law and catalog of the letter, on the letter's day. */
export function envOf(context: CheckContext): Env {
  const { facts } = context;
  const know = knowledgeAt(knowledgeOf(context), facts.date);
  const authority = authorityOf(facts);
  const key = `${facts.date} ${Object.values(authority).join(' ')}`;
  const made = envs.get(know) ?? new Map<string, Env>();
  envs.set(know, made);
  const env = made.get(key) ?? { answers: answersOf(authority), know, asOf: facts.date };
  if (made.size > 200) made.clear();
  made.set(key, env);
  return env;
}

/** The provider as it was on the letter's day; undefined where the catalog has none. */
export function providerOf({ catalog, facts }: CheckContext): Provider | undefined {
  const provider = catalog.providers.get(facts.provider.id);
  return provider && providerAt(provider, facts.date);
}

function knowledgeOf({ law, laws, catalog }: LetterKnowledge): Knowledge {
  const kept = known.get(catalog);
  if (kept && kept.from.law === law && kept.from.laws === laws) return kept.made;
  const book = laws ?? { laws: new Map([[federalLaw, law]]) };
  const made = { law, laws: book, catalog, needs: loadNeeds(), gate: loadGate(), problems: [] };
  known.set(catalog, { from: { law, laws, catalog }, made });
  return made;
}

interface Authority {
  country: string;
  state?: string;
  agencyType: AgencyType;
}

function authorityOf(facts: LetterFacts): Authority {
  const { country, state } = facts.jurisdiction;
  const two = state?.split('-').at(-1)?.toUpperCase();
  return {
    country: country.toUpperCase(),
    ...(two ? { state: two } : {}),
    agencyType: agencyTypeOf(facts),
  };
}

/** Who issues, as far as the letter says: its facts know courts and States, not the kind of the agency. */
function agencyTypeOf({ jurisdiction, authority }: LetterFacts): AgencyType {
  if (jurisdiction.country !== 'us') return 'police';
  if (authority?.kind === 'grand_jury') return 'grand-jury';
  return jurisdiction.state ? 'local-police' : 'federal';
}

function answersOf(authority: Authority): Env['answers'] {
  return {
    businessCase: 'investigate-crime',
    authority: { ...authority, canIssue: [] },
    danger: 'none',
    accounts: [],
    needs: [],
  };
}
