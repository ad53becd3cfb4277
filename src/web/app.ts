/** The web application over open services: shell, API, modules. */
import express, { type Express, type Router } from 'express';
import { mountApi } from '../api/mount.js';
import { serveAssets } from './assets.js';
import type { Services, WebModule } from './contract.js';
import { errorPage, missingPage } from './errors.js';
import { requireChain } from './middleware/chain.js';
import { cookieNames } from './middleware/cookies.js';
import { requireCsrf } from './middleware/csrf.js';
import { requireSignIn } from './middleware/gate.js';
import { noStore, securityHeaders } from './middleware/headers.js';
import { onlyOurHosts } from './middleware/hosts.js';
import { withContext } from './middleware/session.js';
import { modules as allModules } from './modules.js';
import { publicHttps, publicOrigin } from './origin.js';
import { health } from './pages/health.js';
import { loadTemplates } from './render/engine.js';

export interface AppOptions {
  /** All of `modules.ts` if absent. */
  modules?: readonly WebModule[];
  /** True when Tecum listens beyond this machine and any host name may be used. */
  anyHost?: boolean;
}

/** Bytes of a form without files. */
const formLimit = '512kb';

/** Builds the application. It does not listen: `serve.ts` does, and tests hand it to supertest. */
export function createApp(services: Services, options: AppOptions = {}): Express {
  loadTemplates();
  const origin = publicOrigin();
  const https = publicHttps();
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (origin !== null) app.set('trust proxy', 1);
  app.use(securityHeaders(https), onlyOurHosts(origin, options.anyHost ?? false));
  app.use('/assets', serveAssets());
  app.use(noStore);
  app.get('/health', health(services));
  mountApi(app, services);
  app.use(withContext(services, cookieNames(https)));
  app.use(express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 5000 }));
  app.use(requireCsrf(origin));
  mountModules(app, services, options.modules ?? allModules);
  app.use(missingPage);
  app.use(errorPage);
  return app;
}

function mountModules(app: Express, services: Services, modules: readonly WebModule[]): void {
  const router: Router = express.Router({ caseSensitive: true });
  router.use(requireSignIn(modules.flatMap((module) => module.public ?? [])));
  router.use(requireChain());
  for (const module of modules) module.mount(router, services);
  app.use(router);
}
