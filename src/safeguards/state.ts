/** How each safeguard stands here and now: the words are data, the state is checked. */
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectPath } from '../base/root.js';
import type { PeopleStore } from '../store/desk/people.js';
import type { Audit } from './audit/service.js';

const shape = z.strictObject({
  source: z.strictObject({ title: z.string(), url: z.string() }),
  groups: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      text: z.string(),
      safeguards: z.array(
        z.strictObject({ id: z.string(), name: z.string(), text: z.string(), state: z.string() }),
      ),
    }),
  ),
});

export interface SafeguardState {
  /** `on`, `look` (somebody should look at it), `off`. */
  state: 'on' | 'look' | 'off';
  detail: string;
}

export interface SafeguardGroup {
  id: string;
  name: string;
  text: string;
  safeguards: { id: string; name: string; text: string; now: SafeguardState | null }[];
}

export interface StateParts {
  people: PeopleStore;
  audit: Audit;
  dataDir: string;
  /** Facts about providers that are older than the review period, and all of them. */
  facts: { all: number; stale: number };
}

/** The groups with the state of each safeguard; `parts` null leaves the states out (for people who are not signed in). */
export async function safeguards(
  parts: StateParts | null,
): Promise<{ groups: SafeguardGroup[]; source: { title: string; url: string } }> {
  const data = shape.parse(parse(readFileSync(projectPath('data', 'safeguards.yaml'), 'utf8')));
  const groups: SafeguardGroup[] = [];
  for (const group of data.groups) {
    const list = group.safeguards.map(async ({ id, name, text, state }) => ({
      id,
      name,
      text,
      now: parts === null ? null : await check(state, parts),
    }));
    groups.push({ id: group.id, name: group.name, text: group.text, safeguards: await Promise.all(list) });
  }
  return { groups, source: data.source };
}

const checks: Record<string, (parts: StateParts) => Promise<SafeguardState>> = {
  always: async () => ({ state: 'on', detail: 'Built in; it cannot be switched off.' }),
  volume: async () => ({
    state: 'look',
    detail: 'Tecum cannot see this from inside: ask who runs the machine.',
  }),
  async roles({ people }) {
    const active = (await people.list()).filter((person) => person.active);
    const administrators = active.filter((person) => person.roles.includes('administrator')).length;
    const detail = `${active.length} with access, ${administrators} of them may manage people.`;
    return { state: administrators > 3 ? 'look' : 'on', detail };
  },
  async reviewers({ people }) {
    const count = await people.countActive('reviewer');
    if (count === 0)
      return { state: 'off', detail: 'Nobody is a reviewer yet, so no request can be approved.' };
    return { state: 'on', detail: count === 1 ? '1 reviewer.' : `${count} reviewers.` };
  },
  async audit({ audit }) {
    const verdict = await audit.verify();
    if (verdict.ok)
      return { state: 'on', detail: `Checked just now: ${verdict.entries} entries, all whole.` };
    return { state: 'off', detail: `It breaks at line ${verdict.problem?.line}: ${verdict.problem?.text}` };
  },
  async folder({ dataDir }) {
    const { mode } = await stat(dataDir);
    if (process.platform === 'win32') return { state: 'look', detail: 'Check the rights on the folder.' };
    if ((mode & 0o077) === 0) return { state: 'on', detail: 'Closed to other accounts of this machine.' };
    return { state: 'look', detail: 'Other accounts of this machine may read it: chmod 700 the folder.' };
  },
  async facts({ facts }) {
    const detail = `${facts.all} facts about providers; ${facts.stale} are older than the review period and are marked so.`;
    return { state: facts.stale > facts.all / 2 ? 'look' : 'on', detail };
  },
};

async function check(name: string, parts: StateParts): Promise<SafeguardState> {
  const run = checks[name];
  if (run === undefined) throw new Error(`data/safeguards.yaml names the unknown check "${name}"`);
  return run(parts);
}
