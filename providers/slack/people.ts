/** Who is who in a Slack export: members, channels and direct messages by their ids. */
import type { Item } from '../../src/returns/contract.js';
import { Parties } from '../../src/returns/declared/parties.js';
import { readJson } from '../../src/returns/formats/json.js';

export class SlackState {
  readonly parties = new Parties('Slack');
  /** Name in Slack by id of a member. */
  readonly members = new Map<string, string>();
  /** Name by id of a channel, and the members of a direct message. */
  readonly channels = new Map<string, string>();

  /** The name to show for a member's id; the id where the export does not name it. */
  nameOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : (this.members.get(id) ?? id);
  }
}

interface Named {
  id?: unknown;
  name?: unknown;
}

/** Reads ids and names of a list of members or channels, before any message is read. A broken file teaches nothing. */
export async function learnNames(item: Item, into: Map<string, string>): Promise<void> {
  try {
    await readJson(item, {
      elements: ['[]'],
      onElement: (value) => {
        const { id, name } = (value ?? {}) as Named;
        if (typeof id === 'string' && typeof name === 'string' && name !== '') into.set(id, name);
      },
      onBadElement: () => undefined,
    });
  } catch {
    // The reading of the file itself says what is wrong with it.
  }
}
