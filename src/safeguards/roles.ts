/** The table of roles and actions (`data/roles.yaml`), read once. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectPath } from '../base/root.js';
import { type Role, roles as roleIds } from '../base/vocabulary.js';

export interface RoleRule {
  id: Role;
  name: string;
  text: string;
  /** Actions; those about a case only where the person is listed for it. */
  may: ReadonlySet<string>;
  /** Actions allowed on every case, listed or not. */
  everyCase: ReadonlySet<string>;
}

export interface RoleTable {
  actions: ReadonlyMap<string, string>;
  roles: ReadonlyMap<Role, RoleRule>;
}

const roleShape = z.strictObject({
  name: z.string(),
  text: z.string(),
  may: z.array(z.string()),
  every_case: z.array(z.string()).default([]),
});
const shape = z.strictObject({
  actions: z.record(z.string(), z.string()),
  roles: z.record(z.enum(roleIds), roleShape),
});

let cached: RoleTable | undefined;

/** The table. Throws when a role names an action that is not in the list: a typo must not grant or refuse silently. */
export function roleTable(): RoleTable {
  cached ??= read(readFileSync(projectPath('data', 'roles.yaml'), 'utf8'));
  return cached;
}

function read(text: string): RoleTable {
  const data = shape.parse(parse(text));
  const actions = new Map(Object.entries(data.actions));
  const roles = new Map<Role, RoleRule>();
  for (const id of roleIds) {
    const { name, text: about, may, every_case } = data.roles[id];
    const strange = [...may, ...every_case].find((action) => !actions.has(action));
    if (strange !== undefined)
      throw new Error(`data/roles.yaml: role "${id}" names the unknown action "${strange}"`);
    roles.set(id, { id, name, text: about, may: new Set(may), everyCase: new Set(every_case) });
  }
  return { actions, roles };
}
