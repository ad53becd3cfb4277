/** Reads times as a definition says they are written. */
import { DateTime } from 'luxon';
import type { Instant } from '../contract.js';
import { type EpochUnit, instant } from '../time.js';
import { type TaughtTime, timeForms } from './schema.js';

/** A parser for the times of one column; text that does not fit stays text (`unreadable`). */
export function timeParser(time: TaughtTime = { format: 'any' }): (text: string) => Instant {
  const { format, order, zone } = time;
  if (format.startsWith('epoch-')) return (text) => instant.epoch(text, format.slice(6) as EpochUnit);
  const hint = { ...(zone === undefined ? {} : { zone }), ...(order === undefined ? {} : { order }) };
  if ((timeForms as readonly string[]).includes(format)) return (text) => instant.any(text, hint);
  return (text) => byPattern(text, format, zone);
}

/** True for a zone that the machine knows. */
export function knownZone(zone: string): boolean {
  return DateTime.utc().setZone(zone).isValid;
}

function byPattern(text: string, format: string, zone: string | undefined): Instant {
  const at = DateTime.fromFormat(text.trim(), format, {
    zone: zone ?? 'utc',
    locale: 'en-US',
    setZone: true,
  });
  if (!at.isValid) return instant.unreadable(text);
  const us = at.toMillis() * 1000;
  if (/(^|[^'])[Zz]/.test(format.replace(/'[^']*'/g, ''))) return { us, wall: null, text, basis: 'stated' };
  return zone === undefined
    ? { us: null, wall: us, text, basis: 'not-stated' }
    : { us, wall: null, text, basis: 'layout' };
}
