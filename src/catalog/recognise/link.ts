/** Takes a link out of a line and makes one spelling of it. */

/** A link that was taken apart: host without `www.` and the like, path with the few parameters that name something. */
export interface Link {
  host: string;
  /** Path without a slash at the end, plus `?id=…` where such a parameter is there. */
  path: string;
  /** One spelling of the whole link. */
  href: string;
}

const inText =
  /(?:https?:\/\/\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/\S*|(?:[a-z0-9-]+\.)+[a-z]{2,}(?=$|[\s,;)]))/iu;
const mobile = /^(?:www|m|mobile|mbasic|touch|web|[a-z]{2}-[a-z]{2})\./;
/** The only query parameters that name an account or a post. */
const naming = ['id', 'story_fbid', 'fbid', 'v', 'phone', 'domain'];
/** Parameters in which a redirecting page carries the link that was meant. */
const wrappers = ['u', 'q', 'url'];

/** The first link of a line, as written; undefined when there is none. An e-mail address is no link. */
export function linkIn(line: string): string | undefined {
  const found = inText.exec(line);
  if (!found || line[found.index - 1] === '@') return undefined;
  return found[0].replace(/[),.;:!>\]"'”’]+$/u, '');
}

/** A link taken apart; undefined when it is none. Follows one wrapped link (`l.facebook.com/l.php?u=…`), no more. */
export function parseLink(text: string, depth = 0): Link | undefined {
  const url = toUrl(text);
  if (!url?.hostname.includes('.')) return undefined;
  const inner = depth === 0 ? wrapped(url) : undefined;
  if (inner) return parseLink(inner, 1) ?? undefined;
  const host = bareHost(url.hostname);
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '') + query(url);
  return { host, path: decoded(path), href: `https://${host}${path}` };
}

function toUrl(text: string): URL | undefined {
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(full) ? new URL(full) : undefined;
}

/** A host without `www.`, `m.`, `web.` and the like: as the links of all of them are compared. */
export function bareHost(hostname: string): string {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  const bare = host.replace(mobile, '');
  return bare.includes('.') ? bare : host;
}

function wrapped(url: URL): string | undefined {
  if (!/^(?:l|lm)\.|\.google\.|^google\.|youtube\.com$/.test(url.hostname)) return undefined;
  return (
    wrappers
      .map((name) => url.searchParams.get(name))
      .find((inner) => inner && /^https?:\/\//i.test(inner)) ?? undefined
  );
}

function query(url: URL): string {
  const kept = naming.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value ? [`${name}=${encodeURIComponent(value)}`] : [];
  });
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
