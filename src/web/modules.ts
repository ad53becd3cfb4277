/** The rooms' pages, one line a module. Order matters only where two would answer the same path. */
import { casePages } from './cases/pages.js';
import { catalogPages } from './catalog/pages.js';
import type { WebModule } from './contract.js';
import { letterPages } from './letters/pages.js';
import { lookUpPages } from './look-up/pages.js';
import { accountPages } from './pages/account.js';
import { firstRunPages } from './pages/first-run.js';
import { homePages } from './pages/home.js';
import { peoplePages } from './pages/people.js';
import { safeguardsPages } from './pages/safeguards.js';
import { settingsPages } from './pages/settings.js';
import { signInPages } from './pages/sign-in.js';
import { planPages } from './plan/pages.js';
import { requestPages } from './requests/pages.js';
import { mediaPages } from './returns/media-module.js';
import { returnPages } from './returns/module.js';
import { teachPages } from './returns/teach-routes.js';
import { ticketPages } from './tickets/pages.js';

export const modules: readonly WebModule[] = [
  signInPages,
  firstRunPages,
  homePages,
  accountPages,
  peoplePages,
  settingsPages,
  letterPages,
  lookUpPages,
  catalogPages,
  safeguardsPages,
  planPages,
  requestPages,
  casePages,
  ticketPages,
  teachPages,
  returnPages,
  mediaPages,
];
