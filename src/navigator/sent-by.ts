/** How a step leaves the authority where the law sends it by another hand than the provider's own door. */
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { lawReason, sentence } from './reasons.js';
import { type Candidate, candidates } from './routes.js';
import type { Step } from './types.js';

type Channels = Pick<Step, 'channel' | 'otherChannels'>;

/**
 * The channels of a step. An order that goes over a system of its own, or by a central or designated authority, has
 * that as its channel; what the provider has on record comes after it, for where that way cannot be taken.
 */
export function sentBy(draft: Draft, own: Channels, env: Env): Channels {
  const way = wayTaken(draft, env);
  const sending = way?.route.sentBy;
  if (way === undefined || sending === undefined) return own;
  const { type, value, note, rule } = sending;
  const channel = {
    type,
    value,
    ...(note ? { note } : {}),
    reason: lawReason(way.law, rule, `${sentence(`This goes by ${value}`)} `),
  };
  const theirs = own.channel === null ? [] : [{ use: 'legal-process', ...own.channel }];
  return { channel, otherChannels: [...theirs.map(notForThis), ...own.otherChannels] };
}

/** The first way that the step takes, undefined where it takes none; for an American request for assistance, the treaty's. */
export function wayTaken({ of, process, routes }: Draft, env: Env): Candidate | undefined {
  if (routes.length > 0 || process !== 'mlat') return routes[0];
  return candidates(of.provider, env).find(({ route }) => route.process === 'mlat');
}

function notForThis(channel: Step['otherChannels'][number]): Step['otherChannels'][number] {
  const words = "The provider's own door: this does not go there, unless the way above cannot be taken.";
  return { ...channel, note: channel.note ? `${words} ${sentence(channel.note)}` : words };
}
