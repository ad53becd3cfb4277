/** Recognises an account or a post by its link. */
import type { IdentifierKind } from '../../base/vocabulary.js';
import type { Provider } from '../types.js';
import { type Found, judged, type LineContext, takenAs } from './found.js';
import { type HostRule, indexOf, type PathRule } from './index.js';
import { type Link, linkIn, parseLink } from './link.js';
import { normaliseName } from './name.js';
import { normalisePhone } from './phone.js';

/** What a line's link names; undefined when the line has no link. */
export function fromLink(context: LineContext): Found | undefined {
  const text = linkIn(context.text);
  const link = text ? parseLink(text) : undefined;
  if (!text || !link) return undefined;
  const rule = indexOf(context.catalog).ofHost(link.host);
  if (rule) return ofProvider(rule, link);
  return looksLikeLink(text) ? unknownHost(link) : bareDomain(context, link);
}

/** Endings by which a bare name is taken for a domain; `river.fox` is sooner a user name. */
const commonEnding = /\.(?:com|org|net|edu|gov|mil|info|biz|io|co|us|uk|ca|au|de|fr|eu|in)$/;

function looksLikeLink(text: string): boolean {
  return /^https?:|\/./i.test(text);
}

/** What a link of a known host names: an account, a post, or no more than the provider. */
export function ofProvider(rule: HostRule, link: Link): Found {
  const { provider } = rule;
  for (const path of rule.paths) {
    if (path.host && path.host !== link.host) continue;
    const groups = path.match.exec(
      path.pattern.startsWith('^//') ? `//${link.host}${link.path}` : link.path,
    )?.groups;
    const id = groups?.id;
    if (id && !isReserved(rule, path, id)) return named(provider, path, link, id, groups.account);
  }
  return {
    candidates: [{ provider: provider.id, why: `the link is of ${link.host}` }],
    verdict: 'unresolved',
    message: `This is a page of ${provider.name}, but it names no account.`,
    remedy: 'Open the profile of the person and paste the link of that page.',
  };
}

function isReserved(rule: HostRule, path: PathRule, id: string): boolean {
  const isName = path.identifier === 'username' || path.identifier === 'handle';
  return isName && rule.notAccounts.has(id.toLowerCase());
}

function named(provider: Provider, path: PathRule, link: Link, id: string, author?: string): Found {
  if (path.identifier === 'post_url') return post(provider, path, link, author);
  const value = normalised(provider, path.identifier, id);
  const byLink = isOfAccount(path) && !takenAs(provider, path.identifier) && takenAs(provider, 'profile_url');
  const found = byLink
    ? judged(provider, 'profile_url', link.href, `the link is of ${link.host}`)
    : judged(provider, path.identifier, value, `the link is of ${link.host}`);
  return path.note ? { ...found, message: `${found.message} ${path.note}` } : found;
}

/** A group, a server or an invitation has a link, too, but is no profile. */
function isOfAccount(path: PathRule): boolean {
  return path.identifier !== 'other' && path.identifier !== 'server_id' && path.identifier !== 'message_id';
}

function post(provider: Provider, path: PathRule, link: Link, author?: string): Found {
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
