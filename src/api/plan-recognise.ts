/** `POST /api/v1/recognise`: pasted text in, accounts out. */
import { Problem } from '../base/problem.js';
import { recogniseAccounts } from '../catalog/recognise.js';
import { requireMay } from '../web/guards.js';
import type { ApiModule } from './modules.js';

/** Characters that one call may send: some thousand lines. */
const longest = 100_000;

/** Body `{ text, provider?, country? }`; 200 `{ accounts: [{ input, line, identifier, value, candidates, verdict, … }] }`. */
export const recogniseApi: ApiModule = {
  mount(api, services) {
    api.post('/recognise', requireMay('catalog.read'), (req, res) => {
      const { text, provider, country } = (req.body ?? {}) as Record<string, unknown>;
      if (typeof text !== 'string' || text.length > longest) throw noText();
      if (provider !== undefined && !services.catalog.providers.has(String(provider)))
        throw noProvider(String(provider));
      res.json({
        accounts: recogniseAccounts(text, services.catalog, {
          ...(provider === undefined ? {} : { hint: String(provider) }),
          ...(country === undefined ? {} : { defaultCountry: String(country) }),
        }),
      });
    });
  },
};

function noText(): Problem {
  return new Problem({
    code: 'text-missing',
    status: 422,
    what: `There is no text to read, or it is longer than ${longest} characters.`,
    where: 'text',
    remedy: 'Send { "text": "one account on each line" }.',
  });
}

function noProvider(id: string): Problem {
  return new Problem({
    code: 'provider-unknown',
    status: 422,
    what: `There is no provider “${id}” in the catalog.`,
    where: 'provider',
    remedy: 'Leave it out, or use an id of the catalog.',
  });
}
