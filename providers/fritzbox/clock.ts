/** The router's clock: which zone its local times are in, and when it was started. */
import type { Instant } from '../../src/returns/contract.js';
import { instant } from '../../src/returns/time.js';

/** Zones of the names that a router writes; summer time follows from the date, so one name stands for the place. */
const zones: Record<string, string> = {
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  UTC: 'UTC',
};

export class Clock {
  private zone: string | undefined;
  private made: number | null = null;
  private booted: number | null = null;

  /** `Tue Nov 24 15:00:00 CET 2026`, when the text was made. */
  title(text: string): Instant {
    const name = /\s([A-Z]{3,5})\s\d{4}\s*$/.exec(text)?.[1];
    this.zone = name === undefined ? undefined : zones[name];
    const local = instant.any(text.replace(/\s[A-Z]{3,5}(?=\s\d{4}\s*$)/, ' UTC'));
    const wall = local.us === null ? null : new Date(local.us / 1000).toISOString().slice(0, 19);
    const at = wall === null ? instant.unreadable(text) : instant.any(wall, { zone: this.zone });
    this.made = at.us;
    return { ...at, text };
  }

  /** `uptime: 15:00:00 up 2 days, 3:04`: the start is that long before the text was made. */
  uptime(line: string): void {
    const parts = /uptime:\s+\d{2}:\d{2}:\d{2}\s+up\s+(?:(\d+)\s+days?,\s+)?(\d+):(\d{2})/.exec(line);
    if (parts === null || this.made === null || this.booted !== null) return;
    const [, days = '0', hours = '0', minutes = '0'] = parts;
    const seconds = Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60;
    this.booted = this.made - seconds * 1_000_000;
  }

  /** `24.11.2026 14:00:00`, `24.11.26 14:00:00` or `2026-11-24 14:00:00.123`, by the router's zone. */
  local(text: string): Instant {
    return { ...instant.any(text, { zone: this.zone, order: 'dmy' }), text };
  }

  /** Seconds since the start; null where the text does not say when that was. */
  sinceStart(seconds: string): Instant | null {
    if (this.booted === null) return null;
    const us = this.booted + Math.round(Number(seconds) * 1_000_000);
    return { us, wall: null, text: seconds, basis: 'layout' };
  }
}
