/** Whom a step is addressed to, and the way by which it is sent. */

import type { Process } from '../base/vocabulary.js';
import { channelsFor } from '../catalog/facts.js';
import type { Channel, Entity, Provider } from '../catalog/types.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';
import { noteOf } from './plan-book.js';
import { providerReason, sentence, silenceReason } from './reasons.js';
import { entityOf, isAbroad, isAmerican } from './standing.js';
import type { PlanWarning, Step } from './types.js';

/** The legal name that process must carry, with attention line, address and the source of all three. */
export function addresseeOf(provider: Provider, env: Env): Step['addressee'] {
  return remembered(env.know, env.asOf, `addressee ${provider.id} ${env.answers.authority.country}`, () =>
    findAddressee(provider, env),
  );
}

function findAddressee(provider: Provider, env: Env): Step['addressee'] {
  const entity = entityOf(provider, env);
  if (entity === undefined) {
    const reason = silenceReason(provider, `No legal name of ${provider.name} is on record.`);
    return { name: provider.name, reason };
  }
  const { name, beside } = legalName(entity.name);
  const more = [beside, entity.note].filter((each): each is string => each !== undefined).map(sentence);
  const words = [sentence(`Legal process names ${name}`), ...more].join(' ');
  return {
    name,
    ...(entity.attention ? { attention: entity.attention } : {}),
    ...(entity.address ? { address: entity.address } : {}),
    reason: providerReason(provider, entity, words, env.asOf),
  };
}

/** What to mind about the name: several of the same region, or a company abroad. */
export function addresseeWarnings(provider: Provider, env: Env): PlanWarning[] {
  return remembered(
    env.know,
    env.asOf,
    `addressee warnings ${provider.id} ${env.answers.authority.country}`,
    () => findAddresseeWarnings(provider, env),
  );
}

function findAddresseeWarnings(provider: Provider, env: Env): PlanWarning[] {
  const entity = entityOf(provider, env);
  if (entity === undefined) return [];
  const citation = providerReason(provider, entity, '', env.asOf).citation;
  const names = spelledOnce(rivals(provider, entity, env.asOf).map((each) => each.name));
  const warnings: PlanWarning[] = [];
  if (names.length > 1)
    warnings.push(noteOf(env.know.needs.plan, 'several-entities', { names: names.join('; '), citation }));
  if (isAmerican(env) && isAbroad(provider, env)) warnings.push(abroad(provider, entity, env));
  return warnings;
}

/** The name as it goes on the paper, without what a file says of it in brackets at the end. */
function legalName(written: string): { name: string; beside?: string } {
  const [, name, beside] = /^(.+?)\s*\(([^()]+)\)$/.exec(written) ?? [];
  return name === undefined || beside === undefined ? { name: written } : { name, beside };
}

/** `Dropbox, Inc.` and `Dropbox Inc.` are one name. */
function spelledOnce(names: string[]): string[] {
  const key = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return [...new Map([...names].reverse().map((name) => [key(name), name])).values()].reverse();
}

function rivals(provider: Provider, entity: Entity, asOf: string): Entity[] {
  const inOffice = (each: Entity): boolean => (each.from ?? asOf) <= asOf && asOf <= (each.to ?? asOf);
  return provider.entities.filter((each) => each.region === entity.region && inOffice(each));
}

function abroad(provider: Provider, entity: Entity, env: Env): PlanWarning {
  const fact = provider.international ?? entity;
  const accepts = provider.international?.accepts
    ? `It accepts: ${sentence(provider.international.accepts)}`
    : '';
  const { citation } = providerReason(provider, fact, '', env.asOf);
  return noteOf(env.know.needs.plan, 'foreign-entity', { entity: entity.name, accepts, citation });
}

/** Channel uses to try for a process, the fittest first. */
function usesFor(process: Process): Channel['use'][] {
  if (process === 'emergency') return ['emergency', 'questions'];
  return process === 'preservation' ? ['preservation', 'legal-process'] : ['legal-process'];
}

/** The way to send a step, and the other ways: for the same use, then for questions. */
export function channelsOf(
  provider: Provider,
  process: Process,
  env: Env,
): Pick<Step, 'channel' | 'otherChannels'> {
  const key = `channels ${provider.id} ${usesFor(process).join(' ')} ${env.answers.authority.country}`;
  return remembered(env.know, env.asOf, key, () => findChannels(provider, process, env));
}

function findChannels(
  provider: Provider,
  process: Process,
  env: Env,
): Pick<Step, 'channel' | 'otherChannels'> {
  const country = env.answers.authority.country;
  const uses = usesFor(process);
  const open = (use: Channel['use']): Channel[] =>
    channelsFor(provider, use, country).filter((each) => !isOfAnother(each, provider, env));
  const fit = uses.map(open).find((list) => list.length > 0) ?? [];
  const ordered = surest(fit, provider, env);
  const questions = uses.includes('questions') ? [] : open('questions');
  const [first, ...rest] = ordered;
  const others = distinctAddresses([...rest, ...questions], first);
  const shown = (each: Channel) => ({
    type: each.type,
    value: each.value,
    ...(each.note ? { note: each.note } : {}),
    reason: reasonOf(provider, each, env),
  });
  return {
    channel: first === undefined ? null : shown(first),
    otherChannels: others.map((each) => ({ use: each.use, ...shown(each) })),
  };
}

/** True for a letter box that bears the name of another of the provider's companies than the one process names. */
function isOfAnother({ type, value }: Channel, provider: Provider, env: Env): boolean {
  const named = entityOf(provider, env)?.name;
  if (named === undefined || !['post', 'agent', 'fax'].includes(type) || value.includes(named)) return false;
  return provider.entities.some(
    ({ name }) => name !== named && !named.includes(name) && value.includes(name),
  );
}

/** Each address once, and not the one that the step goes to. */
function distinctAddresses(channels: Channel[], first: Channel | undefined): Channel[] {
  const key = ({ type, value }: Channel): string => `${type} ${value}`;
  const others = first === undefined ? channels : channels.filter((each) => key(each) !== key(first));
  return [...new Map([...others].reverse().map((each) => [key(each), each])).values()].reverse();
}

/** Addresses of old sources, and those marked for a check, after the others; else in the order of the file. */
function surest(channels: Channel[], provider: Provider, env: Env): Channel[] {
  const doubt = (each: Channel): number =>
    (providerReason(provider, each, '', env.asOf).stale ? 2 : 0) +
    (each.confirm ? 1 : 0) +
    (each.value_known === false ? 4 : 0);
  return [...channels].sort((a, b) => doubt(a) - doubt(b));
}

function reasonOf(provider: Provider, channel: Channel, env: Env) {
  const check = channel.confirm ? ' Confirm it before use.' : '';
  return providerReason(
    provider,
    channel,
    `${sentence(`For ${channel.use.replace('-', ' ')}: ${channel.value}`)}${check}`,
    env.asOf,
  );
}
