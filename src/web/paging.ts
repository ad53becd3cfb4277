/** Long lists in pages: which part of a list a request shows, and the addresses of its neighbours. */
import type { Request } from 'express';

export interface Paged<T> {
  shown: T[];
  previous: { href: string; text: string } | null;
  next: { href: string; text: string } | null;
}

/**
 * The part of `all` that `?page=` names, from 1; a page that does not exist is the nearest one that does.
 * The neighbours keep the rest of the query.
 */
export function paged<T>(req: Request, all: readonly T[], size = 50): Paged<T> {
  const last = Math.max(1, Math.ceil(all.length / size));
  const wanted = Number.parseInt(String(req.query.page ?? '1'), 10);
  const at = Math.min(last, Math.max(1, Number.isNaN(wanted) ? 1 : wanted));
  const link = (page: number, text: string) =>
    page < 1 || page > last ? null : { href: hrefOf(req, page), text: `${text}, page ${page} of ${last}` };
  return {
    shown: all.slice((at - 1) * size, at * size),
    previous: link(at - 1, 'Back'),
    next: link(at + 1, 'More'),
  };
}

function hrefOf(req: Request, page: number): string {
  const { pathname, searchParams } = new URL(req.originalUrl, 'http://localhost');
  searchParams.set('page', String(page));
  return `${pathname}?${searchParams}`;
}
