/** The calendar feed: its secret address on the account page, and the feed itself, which needs no sign-in. */
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { page } from '../page.js';

/** GET /account/calendar */
export function calendarPage(services: Services): RequestHandler {
  return async (req, res) => {
    await page(req, res, 'account-calendar', {
      title: 'Your clocks in a calendar',
      back: { href: '/account', text: 'Back to your account' },
      feed: await services.calendar.of(personOf(req)),
    });
  };
}

/** POST /account/calendar: makes an address, shown in the answer and nowhere else. */
export function makeCalendar(services: Services): RequestHandler {
  return async (req, res) => {
    const token = await services.calendar.make(personOf(req));
    await page(req, res, 'account-calendar', {
      title: 'Your clocks in a calendar',
      back: { href: '/account', text: 'Back to your account' },
      feed: await services.calendar.of(personOf(req)),
      address: `${req.protocol}://${req.get('host') ?? ''}/calendar/${token}.ics`,
    });
  };
}

/** POST /account/calendar/end */
export function endCalendar(services: Services): RequestHandler {
  return async (req, res) => {
    await services.calendar.revoke(personOf(req));
    await flash(req, 'The address no longer works.');
    seeOther(res, '/account/calendar');
  };
}

/** Looks at feeds that one address on the network may take in a quarter of an hour without hitting one. */
export function calendarLimit(): RequestHandler {
  return rateLimit({
    windowMs: 15 * 60_000,
    limit: 20,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
  });
}

/** GET /calendar/<secret>.ics */
export function calendarFile(services: Services): RequestHandler {
  return async (req, res) => {
    const [, token] = /^([\w-]{20,100})\.ics$/.exec(String(req.params.file)) ?? [];
    const text = token === undefined ? null : await services.calendar.read(token);
    if (text === null) throw notFound('calendar');
    res.type('text/calendar; charset=utf-8').send(text);
  };
}
