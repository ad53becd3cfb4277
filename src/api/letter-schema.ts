/** `/api/v1/schemas/letter`: the shape of a letter's JSON, for programs that read or write it. */
import { letterSchema } from '../letters/index.js';
import type { ApiModule } from './modules.js';

export const letterSchemaApi: ApiModule = {
  mount(api) {
    api.get('/schemas/letter', (_req, res) => {
      res.type('application/schema+json').json(letterSchema());
    });
  },
};
