/** Recognises an account or a post by its link. */
import type { IdentifierKind } from '../../base/vocabulary.js';
import type { Catalog, Provider, RecognisePath } from '../types.js';
import { type Found, judged, type LineContext, takenAs } from './found.js';
import { type Link, linkIn, parseLink } from './link.js';
import { normaliseName } from './name.js';
import { normalisePhone } from './phone.js';

/** What a line's link names; undefined when the line has no link. */
export function fromLink(context: LineContext): Found | undefined {
  const text = linkIn(context.text);
  const link = text ? parseLink(text) : undefined;
  if (!text || !link) return undefined;
  const provider = providerOfHost(context.catalog, link.host);
  if (provider) return ofProvider(provider, link);
  return looksLikeLink(text) ? unknownHost(link) : bareDomain(context, link);
}

/** Endings by which a bare name is taken for a domain; `river.fox` is sooner a user name. */
const commonEnding = /\.(?:com|org|net|edu|gov|mil|info|biz|io|co|us|uk|ca|au|de|fr|eu|in)$/;

function providerOfHost(catalog: Catalog, host: string): Provider | undefined {
  return [...catalog.providers.values()].find((provider) => provider.recognise?.hosts.includes(host));
}

function looksLikeLink(text: string): boolean {
  return /^https?:|\/./i.test(text);
}

function ofProvider(provider: Provider, link: Link): Found {
  for (const path of provider.recognise?.paths ?? []) {
    if (path.host && path.host !== link.host) continue;
    const groups = new RegExp(path.pattern, 'iu').exec(link.path)?.groups;
    const id = groups?.id;
    if (id && !isReserved(provider, path, id)) return named(provider, path, link, id, groups.account);
  }
  return {
    candidates: [{ provider: provider.id, why: `the link is of ${link.host}` }],
    verdict: 'unresolved',
    message: `This is a page of ${provider.name}, but it names no account.`,
    remedy: 'Open the profile of the person and paste the link of that page.',
  };
}

function isReserved(provider: Provider, path: RecognisePath, id: string): boolean {
  const isName = path.identifier === 'username' || path.identifier === 'handle';
  return isName && (provider.recognise?.notAccounts?.includes(id.toLowerCase()) ?? false);
}

function named(provider: Provider, path: RecognisePath, link: Link, id: string, author?: string): Found {
  if (path.identifier === 'post_url') return post(provider, path, link, author);
  const value = normalised(provider, path.identifier, id);
  const byLink = isOfAccount(path) && !takenAs(provider, path.identifier) && takenAs(provider, 'profile_url');
  const found = byLink
    ? judged(provider, 'profile_url', link.href, `the link is of ${link.host}`)
    : judged(provider, path.identifier, value, `the link is of ${link.host}`);
  return path.note ? { ...found, message: `${found.message} ${path.note}` } : found;
}

/** A group, a server or an invitation has a link, too, but is no profile. */
function isOfAccount(path: RecognisePath): boolean {
  return path.identifier !== 'other' && path.identifier !== 'server_id' && path.identifier !== 'message_id';
}

function post(provider: Provider, path: RecognisePath, link: Link, author?: string): Found {
  const found = judged(provider, 'post_url', link.href, `the link is of ${link.host}`);
  const message = path.note ? `${found.message} ${path.note}` : found.message;
  if (found.verdict === 'accepted') return { ...found, message };
  const name = author ? normaliseName(provider, author) : undefined;
  const remedy = name
    ? `The post stands under the user name ${name}: put that, with the word ${provider.recognise?.hints[0] ?? provider.id}, on a line of its own.`
    : 'Open the post, go to the profile of its author, and paste the link of that page.';
  return { ...found, message, remedy };
}

function normalised(provider: Provider, kind: IdentifierKind, id: string): string {
  if (kind === 'phone') return normalisePhone(`+${id.replace(/\D/g, '')}`, 'US') ?? id;
  return kind === 'username' || kind === 'handle' || kind === 'vanity_url' ? normaliseName(provider, id) : id;
}

function unknownHost(link: Link): Found {
  return {
    identifier: 'profile_url',
    value: link.href,
    candidates: [],
    verdict: 'unresolved',
    message: `${link.host} belongs to no provider that Tecum has facts of.`,
    remedy:
      'Find out who runs it (its legal page, or the domain registry’s RDAP look-up), and choose that provider.',
  };
}

function bareDomain(context: LineContext, link: Link): Found | undefined {
  if (context.provider || context.text.toLowerCase() !== link.host || !commonEnding.test(link.host))
    return undefined;
  return {
    identifier: 'domain',
    value: link.host,
    candidates: [],
    verdict: 'unresolved',
    message: `${link.host} reads as a domain name.`,
    remedy:
      'For its owner, ask the registrar that an RDAP look-up names. If it is a user name, write the provider beside it.',
  };
}
