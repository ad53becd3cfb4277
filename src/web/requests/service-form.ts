/** The form that says when, in which zone, how and to whom something was served. */
import { DateTime } from 'luxon';
import { isZone } from '../../base/zone.js';
import type { MoveInput } from '../../desk/requests/requests.js';
import type { FormErrors } from '../contract.js';
import { dateValues, type Fields } from '../forms.js';

/** A way to send it. `other` is explained in words. */
export interface ServiceChannel {
  value: string;
  text: string;
  hint?: string;
}

interface Channel {
  type: string;
  value: string;
  note?: string;
}

/** Each way once, in this order, then any other. */
export function serviceChannels(channels: readonly Channel[]): ServiceChannel[] {
  const all = channels.map(({ type, value, note }) => ({
    value: `${type} ${value}`,
    text: `${type}: ${value}`,
    ...(note ? { hint: note } : {}),
  }));
  const unique = [...new Map(all.map((one) => [one.value, one])).values()];
  return [...unique, { value: 'other', text: 'Another way' }];
}

/** Now, in the agency's zone, by the first way. */
export function firstService(now: Date, zone: string, channels: ServiceChannel[]): Record<string, unknown> {
  const here = DateTime.fromJSDate(now, { zone });
  return {
    ...dateValues('day', here.toISODate()),
    time: here.toFormat('HH:mm'),
    zone,
    channel: channels[0]?.value,
  };
}

/** Reads the form. `input` is whole only when there is no error. */
export function readService(
  form: Fields,
  channels: ServiceChannel[],
): { input: MoveInput; errors: FormErrors } {
  const errors: FormErrors = {};
  const servedAt = readInstant(form, errors);
  const servedVia = readWay(form, channels, errors);
  const providerReference = form.text('providerReference');
  return { input: { ...(servedAt ? { servedAt } : {}), servedVia, providerReference }, errors };
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

function readWay(form: Fields, channels: ServiceChannel[], errors: FormErrors): string {
  const known = channels.find((one) => one.value === form.text('channel'));
  const other = form.text('otherChannel');
  if (!known) errors.channel = 'Choose how it was sent';
  else if (known.value === 'other' && other === '') errors.otherChannel = 'Say how it was sent';
  const way = known?.value === 'other' ? other : (known?.text ?? '');
  const whom = form.text('whom');
  return whom ? `${way}, to ${whom}` : way;
}
