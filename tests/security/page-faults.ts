/** What must not be in a page, found by a parser: scripts, handlers, addresses that act, probes. */
import { Parser } from 'htmlparser2';

export interface ReadPage {
  /** In words; empty when the page is clean. */
  faults: string[];
  /** Addresses of links and forms that stay on the desk. */
  links: string[];
}

const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'srcset']);
/** Addresses that the browser loads by itself. */
const loaded = new Set(['script', 'img', 'iframe', 'object', 'embed', 'source', 'video', 'audio']);
const never = new Set(['iframe', 'object', 'embed', 'base', 'style', 'img', 'xss-probe']);

/** Reads a page's HTML. */
export function readPage(html: string): ReadPage {
  const faults: string[] = [];
  const links: string[] = [];
  const onopentag = (name: string, attributes: Record<string, string>): void => {
    if (never.has(name)) faults.push(`<${name}>`);
    if (name === 'script' && !attributes.src?.startsWith('/assets/')) faults.push('an inline script');
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on') || key === 'style' || key === 'srcdoc') faults.push(`<${name} ${key}>`);
      if (addresses.has(key)) judge(name, value, faults, links);
    }
  };
  const parser = new Parser({ onopentag }, { lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.end(html);
  return { faults, links };
}

function judge(name: string, value: string, faults: string[], links: string[]): void {
  // Browsers leave out white space and controls before they look for the scheme.
  const plain = value.replace(/[\p{Cc}\s]/gu, '');
  if (/^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i.test(plain))
    faults.push(`an address that acts: ${value}`);
  if (/^(\/\/|\\\\|https?:)/i.test(plain) && loaded.has(name)) faults.push(`loaded from elsewhere: ${value}`);
  if (/^\/(?!\/)/.test(plain)) links.push(value);
}
