/** Values of a report in one spelling: moments, IP addresses, identifiers, yes and no, the provider of a name. */
import type { IdentifierKind } from '../base/vocabulary.js';
import { indexOf } from '../catalog/recognise/index.js';
import { networkOf } from '../catalog/recognise/ip.js';
import { ipv6Of } from '../catalog/recognise/ipv6.js';
import { normalisePhone } from '../catalog/recognise/phone.js';
import { recogniseAccounts } from '../catalog/recognise.js';
import { type MomentInText, recogniseText } from '../catalog/recognise-text.js';
import type { Catalog, Provider } from '../catalog/types.js';
import type { IntakeIdentifier, IntakeIp } from './types.js';

const noCatalog: Catalog = { providers: new Map() };

/** The first date of a value, its time and zone with it; only the words where none can be read. */
export function momentOf(text: string): MomentInText {
  const [found] = recogniseText(text, noCatalog).filter(({ kind }) => kind === 'moment');
  return found?.at ? { ...found.at, text } : { text };
}

/** A moment of a layout that writes the month first (NCMEC's PDF): the first of two readings is the right one. */
export function monthFirst(moment: MomentInText): MomentInText {
  const { readings, ...rest } = moment;
  return readings ? { ...rest, iso: readings[0] } : rest;
}

/** An IP address of a report; undefined where the value is none. */
export function ipOf(text: string): Pick<IntakeIp, 'ip' | 'network'> | undefined {
  const bare = text.trim().replace(/^\[|\]$/g, '');
  if (bare.includes(':')) {
    const address = ipv6Of(bare);
    return address && { ip: address.toString(), network: networkOf(address) };
  }
  const [found] = recogniseText(bare, noCatalog);
  if (found?.kind !== 'ip' || found.network === undefined || found.text.length !== bare.length)
    return undefined;
  return { ip: found.value, network: found.network };
}

/** True for yes, false for no, null for anything else (`Information Not Provided by Company`). */
export function yesNo(text: string | undefined): boolean | null {
  if (/^\s*(?:yes|true|1)\b/i.test(text ?? '')) return true;
  return /^\s*(?:no|false|0)\b/i.test(text ?? '') ? false : null;
}

/** An identifier in one spelling. A profile's link is kept as the account that it names, where the catalog knows the host. */
export function identifierOf(
  kind: IdentifierKind,
  raw: string,
  path: string,
  catalog: Catalog,
  note?: string,
): IntakeIdentifier & { provider?: string } {
  const value = raw.trim();
  const extra = note ? { note } : {};
  if (kind === 'email') return { identifier: kind, value: value.toLowerCase(), path, ...extra };
  if (kind === 'phone')
    return { identifier: kind, value: normalisePhone(value, 'US') ?? value, path, ...extra };
  if (kind !== 'profile_url') return { identifier: kind, value, path, ...extra };
  const [found] = recogniseAccounts(value, catalog);
  if (found?.identifier && found.value && found.candidates[0])
    return {
      identifier: found.identifier,
      value: found.value,
      path,
      provider: found.candidates[0].provider,
      ...extra,
    };
  return { identifier: kind, value, path, ...extra };
}

const legalForm =
  /[, ]+(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|company|co|plc|pte|s\.?a|b\.?v|gmbh|fz-llc)\.?$/i;

/** The catalog's provider of a service or company as a report names it: by name, service, entity, or the word people use. */
export function providerNamed(words: string | undefined, catalog: Catalog): Provider | undefined {
  const wanted = plain(words ?? '');
  if (wanted === '') return undefined;
  const all = [...catalog.providers.values()];
  return (
    all.find(({ id, name }) => plain(name) === wanted || id === wanted) ??
    all.find(({ services }) => services.some((service) => plain(service) === wanted)) ??
    indexOf(catalog).named(wanted) ??
    all.find(({ entities }) => entities.some(({ name }) => plain(name) === wanted)) ??
    ofParts(wanted, catalog)
  );
}

/** `MediaLab/Kik`, `Snapchat (Snap)`: the part that fits. */
function ofParts(words: string, catalog: Catalog): Provider | undefined {
  const parts = words
    .split(/[/(),]| - /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return undefined;
  return parts
    .reverse()
    .reduce<Provider | undefined>((found, part) => found ?? providerNamed(part, catalog), undefined);
}

function plain(words: string): string {
  let text = words.trim().toLowerCase();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(legalForm, '').replace(/[.,\s]+$/, '');
  }
  return text;
}
