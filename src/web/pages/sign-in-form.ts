/** Shows the sign-in page, with what a person had typed when the session ended. */
import type { Request, Response } from 'express';
import { contextOf } from '../context.js';
import type { FormErrors } from '../contract.js';
import { page } from '../page.js';

export interface SignInView {
  /** Where to go afterwards: a path of ours. */
  to: string;
  email?: string;
  errors?: FormErrors;
}

/** Renders the sign-in. A locked session knows the address already. */
export async function showSignIn(req: Request, res: Response, view: SignInView): Promise<void> {
  const { locked, held } = contextOf(req);
  await page(req, res, 'sign-in', {
    title: locked ? 'You were away: enter your password' : 'Sign in',
    locked: locked !== null,
    lockedName: locked?.person.name,
    held: held === undefined ? null : JSON.stringify(held),
    to: view.to,
    values: { email: view.email ?? locked?.person.email ?? '' },
    errors: view.errors ?? {},
  });
}

/** A path of ours, or `/`: nobody is sent elsewhere after sign-in. */
export function localPath(to: unknown): string {
  const path = typeof to === 'string' ? to : '';
  return /^\/(?![/\\])[^\s\\]*$/.test(path) && !path.startsWith('/sign-') ? path : '/';
}
