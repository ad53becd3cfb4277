/** Recognises user names, user IDs, and display names that nobody can search by. */
import type { Catalog, Provider } from '../types.js';
import { type Found, judged, type LineContext, takenAs, takers } from './found.js';
import { indexOf } from './index.js';
import { normaliseName } from './name.js';

const quoted = /^["“”„«»'‘’](.+)["“”„«»'‘’]$/u;
/** Signs of code and markup, which no provider takes in a user name. */
const markup = /[<>{}|\\^`"]/;
const hexId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is left when a line is neither link, address nor number. Always finds something to say. */
export function fromName(context: LineContext): Found {
  const { rest, provider } = context;
  if (rest === '') return nameMissing(provider);
  if (quoted.test(context.text) || quoted.test(rest)) return displayName(rest, provider);
  const marked = rest.match(/(?<=^|\s)@[\w.-]+/gu) ?? [];
  const [only] = marked;
  if (only && marked.length === 1 && rest !== only) return fromName({ ...context, text: only, rest: only });
  if (/\s/u.test(rest)) return displayName(rest, provider);
  if (/^\d+$/.test(rest) || hexId.test(rest)) return number(context, rest.toLowerCase());
  return provider ? nameAt(context.catalog, provider, rest) : nameAnywhere(context, rest);
}

function nameMissing(provider: Provider | undefined): Found {
  return {
    candidates: provider ? [{ provider: provider.id, why: `${provider.name} was named` }] : [],
    verdict: 'unresolved',
    message: `The line names ${provider?.name ?? 'a provider'}, but no account.`,
    remedy: 'Write the user name beside it, for example: snapchat river.fox22.',
  };
}

function displayName(text: string, provider: Provider | undefined): Found {
  const name = text.replace(quoted, '$1');
  const who = provider?.name ?? 'A provider';
  return {
    candidates: provider ? [{ provider: provider.id, why: `${provider.name} was named` }] : [],
    verdict: 'refused',
    message: `“${name}” reads as a display name. ${who} cannot search by display name: many people have the same one.`,
    remedy:
      'Open the profile and take the user name from its link or from below the display name; or ask the witness for a screenshot of the profile page, or for a link to it.',
  };
}

function nameAt(catalog: Catalog, provider: Provider, text: string): Found {
  const value = normaliseName(provider, text);
  if (indexOf(catalog).canBeName(provider, value)) return judged(provider, 'username', value);
  return {
    identifier: 'username',
    value,
    candidates: [{ provider: provider.id, why: `${provider.name} was named` }],
    verdict: 'unresolved',
    message: `A user name of ${provider.name} cannot look like “${value}”.`,
    remedy:
      'Check the spelling against the profile page: letters, digits, dots and lines are easily mixed up.',
  };
}

function nameAnywhere({ catalog }: LineContext, text: string): Found {
  const value = text.replace(/^@+/, '');
  if (!/[\p{L}\p{N}]/u.test(value) || markup.test(value)) return unreadable();
  const index = indexOf(catalog);
  const candidates = takers(catalog, 'username', 'its user names can look like this').filter(
    ({ provider }) => {
      const known = catalog.providers.get(provider);
      return known?.recognise?.username !== undefined && index.canBeName(known, normaliseName(known, value));
    },
  );
  return {
    identifier: 'username',
    value,
    candidates,
    verdict: 'unresolved',
    message: `“${value}” can be a user name, but of which provider?`,
    remedy: 'Write the provider beside it (snapchat river.fox22), or paste the link of the profile.',
  };
}

/** A number: an ID of the provider that was named, or the snowflake that Discord gives (17 to 20 digits). */
function number(context: LineContext, digits: string): Found {
  if (context.provider) {
    return takenAs(context.provider, 'user_id')
      ? judged(context.provider, 'user_id', digits)
      : nameAt(context.catalog, context.provider, digits);
  }
  return {
    identifier: 'user_id',
    value: digits,
    candidates: takers(context.catalog, 'user_id', 'can search by a user ID'),
    verdict: 'unresolved',
    message: 'A number that may be a user ID, or the number of a device.',
    remedy: 'Write beside it whose it is: facebook, discord, imei …',
  };
}

function unreadable(): Found {
  return {
    candidates: [],
    verdict: 'refused',
    message: 'Nothing on this line can name an account.',
    remedy: 'Paste a link, a user name, an e-mail address, a telephone number or an IP address.',
  };
}
