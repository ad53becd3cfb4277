/** The form that says when, in which zone, how, by whom and to whom something was served. */
import { DateTime } from 'luxon';
import { isZone } from '../../base/zone.js';
import type { OfferedChannel, ServiceWay } from '../../desk/requests/channels.js';
import type { MoveInput } from '../../desk/requests/requests.js';
import type { FormErrors } from '../contract.js';
import { dateValues, type Fields } from '../forms.js';

/** A way to send it, as a radio button, and what is meant by it. */
export interface ServiceChannel {
  value: string;
  text: string;
  hint?: string;
  way: ServiceWay;
}

const atTheAddress: ServiceChannel[] = [
  { value: 'hand', text: 'By hand, to the address of the letter', way: { by: 'hand' } },
  { value: 'post', text: 'By post, to the address of the letter', way: { by: 'post' } },
  { value: 'court', text: 'By a court or its officer', way: { by: 'court' } },
];

const elsewhere: ServiceChannel = {
  value: 'outside',
  text: 'To another address',
  hint: 'It was written and sent outside Tecum, so Tecum writes down where it went. The audit chain says that the address is not in the catalog.',
  way: { by: 'outside', address: '' },
};

/** The channels of the catalog with their sources, then addresses that were confirmed, then hand, post and court. */
export function serviceChannels(
  channels: readonly OfferedChannel[],
  more: { confirmed?: readonly { address: string; by: string }[]; writtenOutside?: boolean } = {},
): ServiceChannel[] {
  return [
    ...channels.map(ofCatalog),
    ...(more.confirmed ?? []).map(({ address, by }) => ({
      value: `confirmed ${address}`,
      text: address,
      hint: `Not in the catalog; confirmed by ${by}.`,
      way: { by: 'confirmed' as const, address },
    })),
    ...atTheAddress,
    ...(more.writtenOutside ? [elsewhere] : []),
  ];
}

function ofCatalog({ type, value, use, fact, citation }: OfferedChannel): ServiceChannel {
  const source = fact
    ? `${fact.source.title}, ${fact.date}${fact.stale ? ' (old: look again)' : ''}`
    : citation;
  const hint = [`For ${use.replace('-', ' ')}`, source].filter(Boolean).join('. ');
  return { value: `${type} ${value}`, text: `${type}: ${value}`, hint, way: { by: 'channel', type, value } };
}

/** Now, in the agency's zone, by the first way, by whoever fills in the form. */
export function firstService(
  now: Date,
  zone: string,
  channels: ServiceChannel[],
  by: string,
): Record<string, unknown> {
  const here = DateTime.fromJSDate(now, { zone });
  return {
    ...dateValues('day', here.toISODate()),
    time: here.toFormat('HH:mm'),
    zone,
    channel: channels[0]?.value,
    servedBy: by,
  };
}

/** Reads the form. `input` is whole only when there is no error. */
export function readService(
  form: Fields,
  channels: ServiceChannel[],
): { input: MoveInput; errors: FormErrors } {
  const errors: FormErrors = {};
  const servedAt = readInstant(form, errors);
  const way = readWay(form, channels, errors);
  const servedBy = form.text('servedBy');
  if (servedBy === '') errors.servedBy = 'Enter who sent it or handed it over';
  const about = { whom: form.text('whom'), servedBy, providerReference: form.text('providerReference') };
  return { input: { ...(servedAt ? { servedAt } : {}), ...(way ? { way } : {}), ...about }, errors };
}

function readInstant(form: Fields, errors: FormErrors): string | undefined {
  const day = form.date('day');
  if (day === null) errors.day = 'Enter the day on which it was sent';
  if (day === 'unreadable') errors.day = 'The day must be a real date, like 27 3 2026';
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.h]?(\d{2})$/.exec(form.text('time')) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) errors.time = 'Enter the time, like 14:05';
  const zone = form.text('zone');
  if (!isZone(zone)) errors.zone = 'Choose a time zone from the list';
  if (errors.day || errors.time || errors.zone) return undefined;
  const at = DateTime.fromISO(`${day}T${hour.padStart(2, '0')}:${minute}`, { zone });
  return at.toUTC().toISO({ suppressMilliseconds: true }) ?? undefined;
}

function readWay(form: Fields, channels: ServiceChannel[], errors: FormErrors): ServiceWay | undefined {
  const known = channels.find((one) => one.value === form.text('channel'));
  const other = form.text('otherChannel');
  if (!known) errors.channel = 'Choose how it was sent';
  else if (known.way.by === 'outside' && other === '')
    errors.otherChannel = 'Say how it was sent, and where to';
  return known?.way.by === 'outside' ? { by: 'outside', address: other } : known?.way;
}
