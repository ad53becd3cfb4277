/** Does a link belong to the provider that is asked? */
import type { Catalog } from '../../catalog/types.js';
import type { LetterProblem } from '../types.js';
import { providerOf } from './judge.js';
import { type CheckContext, practice, problem } from './rule.js';

const links = ['profile_url', 'vanity_url', 'post_url'];
const owners = new WeakMap<Catalog, Map<string, string>>();

/** The problem of a link whose host is known to be another provider's. */
export function linkElsewhere(context: CheckContext, index: number): LetterProblem[] | undefined {
  const { kind, value } = context.facts.identifiers[index]!;
  const host = links.includes(kind) ? hostOf(value) : undefined;
  const own = providerOf(context)?.recognise?.hosts ?? [];
  if (host === undefined || own.includes(host)) return undefined;
  const owner = ownersOf(context.catalog).get(host);
  if (owner === undefined || owner === context.facts.provider.id) return undefined;
  const name = context.catalog.providers.get(owner)!.name;
  return [
    problem(
      'link-of-another-provider',
      'must',
      `identifiers[${index}]`,
      `${value} is an address of ${name}, and the letter goes to ${context.facts.provider.name}.`,
      `Take it out here, and write to ${name} about it.`,
      practice.identity,
    ),
  ];
}

function hostOf(value: string): string | undefined {
  return /^(?:https?:\/\/)?(?:www\.|m\.)?([^\s/:?#]+)/i.exec(value.trim())?.[1]?.toLowerCase();
}

/** By host, the provider whose it is; hosts of several providers are left out. */
function ownersOf(catalog: Catalog): Map<string, string> {
  const known = owners.get(catalog);
  if (known) return known;
  const made = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, recognise } of catalog.providers.values())
    for (const host of recognise?.hosts ?? []) {
      if (made.has(host)) shared.add(host);
      made.set(host, id);
    }
  for (const host of shared) made.delete(host);
  owners.set(catalog, made);
  return made;
}
