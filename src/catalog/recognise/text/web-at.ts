/** Links to accounts, links to hosts that nobody here knows, and bare domain names. */
import type { IdentifierKind } from '../../../base/vocabulary.js';
import { ofProvider } from '../from-link.js';
import { parseLink } from '../link.js';
import type { ScanState } from './scan-state.js';

const longestLink = 2048;
const hostShape = /^(?:[a-z0-9-]+\.)+[a-z]{2,24}$/;
const subdomain = /^(?:www|m|mobile|mbasic|touch|web)\./;
/** Endings by which a bare name in running text is taken for a domain. */
const commonEnding =
  /\.(?:com|org|net|edu|gov|mil|info|biz|(?:co|ac|org|gov)\.(?:uk|in|nz|za|jp)|com\.(?:au|br|mx))$/;
/** Names of things that end like a domain. */
const namesOfThings = new Set(['asp.net', 'vb.net', 'ado.net', 'ml.net', 'socket.io', 'draw.io']);

/** A link or a domain in the token; answers where it ends, or 0. */
export function webAt(scan: ScanState, start: number, end: number): number {
  // Only within the token: a search to the end of the text, once for each token, would be slow.
  const inner = scan.text.slice(start, end).indexOf('://');
  const scheme = inner < 0 ? -1 : start + inner;
  const first = scheme >= 0 ? schemeStart(scan, start, scheme) : wordStart(scan, start, end);
  if (first < 0) return 0;
  const last = trimmed(scan, first, Math.min(end, first + longestLink));
  const text = scan.text.slice(first, last);
  if (scheme >= 0) return linkAt(scan, text, first, last);
  const host = /^[^/?#:]*/.exec(text)?.[0].toLowerCase() ?? '';
  if (!hostShape.test(host)) return 0;
  if (host.length < text.length) return withPath(scan, text, host, first, last);
  return domainAt(scan, host, first, last);
}

function schemeStart(scan: ScanState, start: number, scheme: number): number {
  const before = scan.text.slice(Math.max(start, scheme - 5), scheme).toLowerCase();
  const found = /https?$/.exec(before)?.[0];
  return found ? scheme - found.length : -1;
}

function wordStart(scan: ScanState, start: number, end: number): number {
  for (let place = start; place < end; place++) if (/[a-z0-9]/i.test(scan.text.charAt(place))) return place;
  return -1;
}

/** Without the marks that end a sentence. */
function trimmed(scan: ScanState, start: number, end: number): number {
  let last = end;
  while (last > start && ".,:;!?'*’”_-".includes(scan.text.charAt(last - 1))) last--;
  return last;
}

/** `instagram.com/river_fox`: of a host that the catalog knows, or that reads as one beyond doubt. */
function withPath(scan: ScanState, text: string, host: string, start: number, end: number): number {
  const known = scan.index.ofHost(host) ?? scan.index.ofHost(host.replace(subdomain, ''));
  return known || subdomain.test(host) || commonEnding.test(host) ? linkAt(scan, text, start, end) : 0;
}

function linkAt(scan: ScanState, text: string, start: number, end: number): number {
  const link = parseLink(text);
  if (!link) return 0;
  const rule = scan.index.ofHost(link.host);
  if (!rule)
    return addLink(scan, start, end, 'profile_url', link.href, `a link; ${link.host} is of no provider here`);
  const found = ofProvider(rule, link);
  // A page that names no account (a help page, a start page) is nothing to ask about.
  if (!found.identifier || found.value === undefined) return end;
  scan.add({
    kind: 'link',
    identifier: found.identifier,
    value: found.value,
    start,
    end,
    candidates: found.candidates,
    why: found.message,
    check: 'catalog',
  });
  return end;
}

function addLink(
  scan: ScanState,
  start: number,
  end: number,
  identifier: IdentifierKind,
  value: string,
  why: string,
): number {
  return scan.add({ kind: 'link', identifier, value, start, end, why, check: 'shape' });
}

function domainAt(scan: ScanState, host: string, start: number, end: number): number {
  const bare = host.replace(subdomain, '');
  if (!commonEnding.test(host) || namesOfThings.has(bare) || (bare.split('.')[0]?.length ?? 0) < 2) return 0;
  // A provider's own name (`instagram.com`) is where an account may be, and not whom to ask about.
  if (scan.index.ofHost(bare) || scan.index.ofMailDomain(bare)) return 0;
  scan.add({
    kind: 'domain',
    identifier: 'domain',
    value: bare,
    start,
    end,
    why: 'a domain name',
    check: 'shape',
  });
  return end;
}
