/** `/api/v1/me`: who the token or session belongs to, and what that person may do. */
import { roleTable } from '../safeguards/roles.js';
import { personOf } from '../web/context.js';
import type { ApiModule } from './modules.js';

export const meApi: ApiModule = {
  mount(api, services) {
    api.get('/me', (req, res) => {
      const person = personOf(req);
      const may = [...roleTable().actions.keys()].filter((action) => services.access.can(person, action));
      res.json({ id: person.id, name: person.name, email: person.email, roles: person.roles, may });
    });
  },
};
