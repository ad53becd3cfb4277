/** Security headers of every answer. */

import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Nothing from outside, nothing inline, no frames, no referrer to others; HSTS only where the public address is https.
 * `form-action 'self'`: a form that was tampered with cannot send its contents elsewhere.
 */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Pages hold case data: no cache keeps them. Assets set their own rule. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('cache-control', 'no-store');
  res.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  next();
};
