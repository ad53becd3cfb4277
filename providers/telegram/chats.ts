/** What is known of a Telegram chat and of the people in an export. */
import type { Output } from '../../src/returns/contract.js';
import type { Owner } from './account.js';

/** One conversation, as the object around its messages names it. */
export interface Chat {
  thread: string;
  id?: string;
  name?: string;
  type?: string;
  /** The person whose export this is, where the export says so. */
  owner: Owner | null;
  /** A personal chat whose id is known to be that of the other person. */
  otherKnown: boolean;
  people: People;
}

/** Names of people by id, so that two people of one name are never taken for one. */
export class People {
  private readonly nameById = new Map<string, string>();
  private readonly idByName = new Map<string, string>();
  /** Names that more than one id bears. */
  readonly shared = new Set<string>();

  /** The name to show for an id: the first that came, with the id beside it where another bears the same name. */
  nameOf(id: unknown, name: string | undefined): string | undefined {
    if (id === undefined || id === null || id === '') return name;
    const key = String(id);
    const known = this.nameById.get(key);
    if (known !== undefined) return known;
    const shown = this.unused(key, name ?? key);
    this.nameById.set(key, shown);
    return shown;
  }

  private unused(id: string, name: string): string {
    if (!this.idByName.has(name)) {
      this.idByName.set(name, id);
      return name;
    }
    this.shared.add(name);
    return `${name} (${id})`;
  }
}

/** The chat around a message: its members before `messages`. `place` names it where it has neither name nor id. */
export function chatOf(
  parent: Record<string, unknown> | null,
  place: string,
): Omit<Chat, 'owner' | 'otherKnown' | 'people'> {
  const id = text(parent?.id);
  const name = text(parent?.name);
  const thread = name && id ? `${name} (${id})` : (name ?? id ?? place);
  return { thread, id, name: name ?? id, type: text(parent?.type) };
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** Reports who wrote, once each; the owner is reported as the subject elsewhere. */
export class Speakers {
  private readonly seen = new Set<string>();
  private readonly out: Output;

  constructor(out: Output, owner: Owner | null) {
    this.out = out;
    if (owner?.fromId !== undefined) this.seen.add(owner.fromId);
  }

  add(id: unknown, name: string | undefined): void {
    const key = id === undefined || id === null || id === '' ? name : String(id);
    if (key === undefined || this.seen.has(key)) return;
    this.seen.add(key);
    this.out.account({
      id: key,
      ...(name && name !== key ? { name } : {}),
      service: 'Telegram',
      role: 'party',
    });
  }
}
