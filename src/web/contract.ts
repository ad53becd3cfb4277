/** How a page is added to the shell. `docs/web.md` shows it by example. */
import type { Request, Response, Router } from 'express';
import type { Services } from '../desk/open.js';
import type { Person } from '../store/desk/people.js';

/** A room's pages. Listed once in `modules.ts`. */
export interface WebModule {
  /** Adds routes. All need sign-in, unless their path is listed in `public`. */
  mount(app: Router, services: Services): void;
  /** Paths (exact, or a prefix that ends in `/`) that answer without sign-in. */
  public?: readonly string[];
}

/** A field's name and what is wrong with it, in the words shown. Empty = nothing is wrong. */
export type FormErrors = Record<string, string>;

/** The entries of the header, for `aria-current`. */
export type Section = 'plan' | 'cases' | 'returns' | 'desk' | 'look-up' | 'account';

/** What a page's template sees beside its own fields. `values` and `errors` feed the field partials. */
export interface View {
  /** Page title; also the `h1` when the template uses `{{> heading}}`. */
  title: string;
  section?: Section;
  /** What the person typed, by field name. */
  values?: Record<string, unknown>;
  errors?: FormErrors;
  /** Address and words of the "Back" link above the heading. */
  back?: { href: string; text?: string };
  /** Trail above the heading; the last one is the page itself and has no href. */
  crumbs?: { text: string; href?: string }[];
  /** `narrow` for questions and forms (default), `wide` for tables and time lines. */
  width?: 'narrow' | 'wide';
  /** Seconds after which the page loads itself again (long work without JavaScript). */
  refresh?: number;
  /** Files of `src/web/assets/` to load as deferred modules. The page must work without them. */
  scripts?: string[];
  [field: string]: unknown;
}

/** What the shell knows about a request. Read it with `contextOf(req)`. */
export interface RequestContext {
  services: Services;
  /** Null on public pages without sign-in. */
  person: Person | null;
  csrfToken: string;
  /** The agency's IANA zone. */
  zone: string;
  agencyName: string;
}

/** `page(req, res, 'cases', { title: 'Cases', cases })` renders `templates/pages/cases.hbs` inside the layout. */
export type PageFunction = (req: Request, res: Response, name: string, view: View) => Promise<void>;
export type { Person, Services };
