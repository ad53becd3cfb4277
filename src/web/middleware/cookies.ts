/** The two cookies: the session's, and one for the form token of people who are not signed in. */
import type { Request, Response } from 'express';

export interface CookieNames {
  session: string;
  visitor: string;
}

/** `__Host-` ties a cookie to this very host; browsers take it over https only. */
export function cookieNames(https: boolean): CookieNames {
  const prefix = https ? '__Host-' : '';
  return { session: `${prefix}tecum`, visitor: `${prefix}tecum-visitor` };
}

/** A cookie's value, or ''. */
export function readCookie(req: Request, name: string): string {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return '';
}

/** Sets a cookie that scripts cannot read, that other sites' forms do not send, and that ends with the browser. */
export function setCookie(res: Response, name: string, value: string): void {
  res.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure: name.startsWith('__Host-'), path: '/' });
}

/** Removes a cookie. */
export function clearCookie(res: Response, name: string): void {
  res.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure: name.startsWith('__Host-'), path: '/' });
}
