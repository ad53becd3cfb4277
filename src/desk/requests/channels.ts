/** Ways out of the house: the provider's channels of the catalog, a hand, a court, the post, an address that a second person confirmed. */
import { cited } from '../../catalog/facts.js';
import type { Catalog, CitedFact } from '../../catalog/types.js';
import type { StoredAddress } from '../../store/desk/request-addresses.js';
import { isEmergency } from '../plans/emergency-release.js';
import { addressNotConfirmed, channelUnknown, noAddressee, wayMissing } from './problems.js';

/** How a request went out. */
export type ServiceWay =
  /** One of the provider's channels, or the system that the law names for it. */
  | { by: 'channel'; type: string; value: string }
  /** To the addressee's own address; `whom` says who took it. */
  | { by: 'hand' | 'post' | 'court' }
  /** An address that a second person confirmed for this request. */
  | { by: 'confirmed'; address: string }
  /** Process that was written and sent outside Tecum, wherever it went: what has happened is written down. */
  | { by: 'outside'; address: string };

/** A channel on offer, with where it was read. */
export interface OfferedChannel {
  type: string;
  value: string;
  use: string;
  /** Undefined for a way that the law names; `citation` says where. */
  fact?: CitedFact;
  citation?: string;
}

type Way = { type: string; value: string };

/** What of a request says where it may go. */
export interface About {
  provider: string;
  instrument: string;
  facts: { channel: Way | null; addressee?: { address?: string | undefined } };
  step: { channel: (Way & { reason?: { citation: string } }) | null } | null;
}

/** An emergency door is for emergencies: what else comes there is sent back, or worse, answered late. */
function usesOf(instrument: string): string[] {
  return isEmergency({ instrument }) ? ['emergency', 'legal-process'] : ['legal-process', 'preservation'];
}

/** What the catalog knows as channels; anything else is a system or an authority that the law names. */
const catalogTypes = ['portal', 'email', 'phone', 'fax', 'post', 'form', 'agent', 'other'];

/**
 * The channels that a request may go by: the letter's own first, then the others of its provider that take process.
 * @param today ISO day, for the age of each fact
 */
export function offeredChannels(request: About, catalog: Catalog, today: string): OfferedChannel[] {
  const provider = catalog.providers.get(request.provider);
  const known = (provider?.channels ?? [])
    .filter(({ use, value_known }) => usesOf(request.instrument).includes(use) && value_known !== false)
    .map((channel) => ({
      type: channel.type,
      value: channel.value,
      use: channel.use,
      fact: cited(provider!, channel, channel.value, today),
    }));
  const own = request.facts.channel ?? request.step?.channel ?? null;
  const all = [...ofTheLaw(request), ...known].sort((a, b) => rank(a, own) - rank(b, own));
  return [
    ...new Map(all.map((one) => [`${one.type} ${one.value}`, one] as const).reverse()).values(),
  ].reverse();
}

/** A system or an authority that the law names (an order across a border) stands in the plan's step, not in the catalog. */
function ofTheLaw({ step }: About): OfferedChannel[] {
  const channel = step?.channel;
  if (!channel || catalogTypes.includes(channel.type)) return [];
  const { type, value, reason } = channel;
  return [{ type, value, use: 'legal-process', ...(reason ? { citation: reason.citation } : {}) }];
}

function rank(one: OfferedChannel, own: { value: string } | null): number {
  return one.value === own?.value ? 0 : 1;
}

/** What is written down of a way. */
export interface CheckedWay {
  /** `portal: https://…`, as the request's page says it. */
  text: string;
}

/**
 * Checks a way against what the desk knows. Without a way, the letter's own channel is meant.
 * @throws Problem `way-missing`, `channel-unknown`, `addressee-missing`, `address-not-confirmed`
 */
export function checkWay(
  request: About,
  given: { way?: ServiceWay | undefined; whom?: string | undefined },
  known: {
    channels: readonly OfferedChannel[];
    confirmed: readonly StoredAddress[];
    byId: string;
    writtenOutside: boolean;
  },
): CheckedWay {
  const whom = given.whom?.trim() ?? '';
  const way = given.way ?? ownWay(request);
  if (way === null) throw wayMissing();
  return { text: [wayText(way, request, whom, known), whom && `to ${whom}`].filter(Boolean).join(', ') };
}

function ownWay({ facts, step }: About): ServiceWay | null {
  const own = facts.channel ?? step?.channel ?? null;
  return own && { by: 'channel', type: own.type, value: own.value };
}

function wayText(
  way: ServiceWay,
  request: About,
  whom: string,
  known: Parameters<typeof checkWay>[2],
): string {
  if (way.by === 'channel') {
    const found = known.channels.some(({ type, value }) => type === way.type && value === way.value);
    if (!found) throw channelUnknown(way.value, request.provider);
    return `${way.type}: ${way.value}`;
  }
  if (way.by === 'confirmed') {
    const found = known.confirmed.find(({ address }) => address === way.address);
    if (!found) throw channelUnknown(way.address, request.provider);
    if (found.personId === known.byId) throw addressNotConfirmed();
    return `${way.address} (confirmed by a second person)`;
  }
  if (way.by === 'outside') {
    if (!known.writtenOutside || way.address.trim() === '')
      throw channelUnknown(way.address, request.provider);
    return `${way.address.trim()} (not in the catalog)`;
  }
  const address = request.facts.addressee?.address?.trim() ?? '';
  if (address === '' && (whom === '' || way.by === 'post')) throw noAddressee();
  return [byWords[way.by], address.replace(/\s*\n\s*/g, ', ')].filter(Boolean).join(': ');
}

const byWords = { hand: 'by hand', post: 'by post', court: 'by the court' };
