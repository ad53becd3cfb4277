/** Recognises an e-mail address. */
import type { Catalog, Provider } from '../types.js';
import { type Found, judged, type LineContext, takers } from './found.js';
import { indexOf } from './index.js';
import { mostOf } from './words.js';

const address =
  /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,24})/u;

/** A line that holds an e-mail address; undefined otherwise. The value is in small letters. */
export function fromMail(context: LineContext): Found | undefined {
  if (fediverse.test(context.text)) return ofFediverse(context.text);
  const found = address.exec(context.text);
  if (!found?.[1]) return undefined;
  const value = found[0].replace(/^mailto:/i, '').toLowerCase();
  if (context.provider) return judged(context.provider, 'email', value);
  const host = indexOf(context.catalog).ofMailDomain(found[1].toLowerCase());
  return host ? ofMailProvider(context.catalog, host, value) : ofAnybody(context.catalog, value);
}

/** `@name@server`, as Mastodon and its kin write it. */
const fediverse = /^@[\w.-]+@[a-z0-9.-]+\.[a-z]{2,}$/i;

function ofFediverse(text: string): Found {
  const value = text.toLowerCase();
  const server = value.slice(value.lastIndexOf('@') + 1);
  return {
    identifier: 'handle',
    value,
    candidates: [],
    verdict: 'unresolved',
    message: `A user of the server ${server}, which its own operator runs (Mastodon and the like).`,
    remedy: `Process goes to the operator of ${server}: see its “about” page for name and address.`,
  };
}

function ofMailProvider(catalog: Catalog, host: Provider, value: string): Found {
  const found = judged(host, 'email', value, `${host.name} runs the mailbox`);
  const others = takers(catalog, 'email', 'can search by the e-mail address of an account').filter(
    (candidate) => candidate.provider !== host.id,
  );
  return {
    ...found,
    candidates: [...found.candidates, ...others],
    remedy:
      others.length > 0
        ? 'Accounts elsewhere may use the same address: choose the provider if you mean one.'
        : undefined,
  };
}

function ofAnybody(catalog: Catalog, value: string): Found {
  const candidates = takers(catalog, 'email', 'can search by the e-mail address of an account');
  const names = candidates.flatMap(({ provider }) => catalog.providers.get(provider) ?? []);
  return {
    identifier: 'email',
    value,
    candidates,
    verdict: 'unresolved',
    message: `An e-mail address. These can search by it: ${mostOf(names)}.`,
    remedy:
      'Choose the provider whose account you mean. For the mailbox itself, look up who serves the domain’s mail (its MX record).',
  };
}
