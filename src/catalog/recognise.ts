/** Makes accounts of pasted lines: links, user names, e-mail addresses, telephone numbers, IP addresses, wallets. */
import { fromDevice } from './recognise/device.js';
import type { Found, LineContext } from './recognise/found.js';
import { fromLink } from './recognise/from-link.js';
import { fromName } from './recognise/from-name.js';
import { fromValue } from './recognise/from-value.js';
import { hintIn } from './recognise/hint.js';
import { fromIp } from './recognise/ip.js';
import { linkIn } from './recognise/link.js';
import { fromMail } from './recognise/mail.js';
import { fromPhone } from './recognise/phone.js';
import { tidyLine } from './recognise/tidy.js';
import type { Catalog, RecognisedAccount } from './types.js';

export interface RecogniseOptions {
  /** ISO country of telephone numbers without +; `US` unless said otherwise. */
  defaultCountry?: string;
  /** Id of the provider for lines that name none themselves. */
  hint?: string;
}

const kinds: ((context: LineContext) => Found | undefined)[] = [
  fromLink,
  fromMail,
  fromDevice,
  fromIp,
  fromValue,
  fromPhone,
];

/**
 * One result for each line that is not empty, in the order of the lines; `line` counts from 1 over all lines.
 * Never throws: a line that fits nothing comes back as `refused` with what to do.
 */
export function recogniseAccounts(
  text: string,
  catalog: Catalog,
  options: RecogniseOptions = {},
): RecognisedAccount[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((input, index) => {
    const tidy = tidyLine(input);
    if (tidy === '') return input.trim() === '' ? [] : [{ input, line: index + 1, ...nothing }];
    return [{ input, line: index + 1, ...withWarning(tidy, recogniseLine(tidy, catalog, options)) }];
  });
}

const nothing: Found = {
  candidates: [],
  verdict: 'refused',
  message: 'Nothing on this line can name an account.',
  remedy: 'Paste a link, a user name, an e-mail address, a telephone number or an IP address.',
};

function recogniseLine(text: string, catalog: Catalog, options: RecogniseOptions): Found {
  const hinted = hintIn(text, catalog);
  const provider = hinted?.provider ?? (options.hint ? catalog.providers.get(options.hint) : undefined);
  const context: LineContext = {
    text,
    catalog,
    provider,
    rest: hinted?.rest ?? text,
    defaultCountry: options.defaultCountry ?? 'US',
  };
  for (const recognise of kinds) {
    const found = recognise(context);
    if (found) return found;
  }
  return fromName(context);
}

/** Two identifiers on one line: the first is read, and the person is told so. */
function withWarning(text: string, found: Found): Found {
  const links = text.split(/[\s,;]+/).filter((word) => word.includes('/') && linkIn(word)).length;
  const addresses = text.match(/[^\s@,;<]+@[^\s@,;>]+\.[^\s@,;>]+/g)?.length ?? 0;
  if (links < 2 && addresses < 2) return found;
  const remedy = 'Only the first on this line was read: put each on a line of its own.';
  return { ...found, remedy: found.remedy ? `${remedy} ${found.remedy}` : remedy };
}
