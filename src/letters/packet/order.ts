/** The order of the papers in a packet, out of `data/letters/packets.yaml`. */
import { z } from 'zod';
import type { ComposedDocument } from '../compose.js';
import { letterData } from '../data-file.js';

const group = z.strictObject({ id: z.string(), templates: z.array(z.string()) });

const schema = z.strictObject({
  groups: z.array(group).min(1),
  order: z.array(z.string()).min(1),
  providers: z.record(
    z.string(),
    z.strictObject({
      /** Another order of the groups, where the provider wants one. */
      order: z.array(z.string()).optional(),
      /** What the sender has to know of this provider's packets. */
      note: z.string().optional(),
      source: z.string(),
    }),
  ),
});
type PacketRules = z.infer<typeof schema>;

/** The group of all papers that no other one names. */
const rest = 'process';

let known: PacketRules | undefined;

/** The file, read once. @throws Problem `letter-data-bad` */
function rules(): PacketRules {
  known ??= letterData(schema, 'packets.yaml');
  return known;
}

/** What the sender has to know of a provider's packets, from its own page; null where it says nothing. */
export function packetNote(provider: string): { note: string; source: string } | null {
  const { note, source } = rules().providers[provider] ?? {};
  return note && source ? { note, source } : null;
}

/** A paper and the template of the letter that it belongs to. */
export interface PlacedPaper {
  document: ComposedDocument;
  /** `search_warrant` for its Attachment A too. */
  main: string;
}

/** The papers in the order that the provider wants. Stable: papers of one group stay as they are. */
export function inOrder<T extends PlacedPaper>(papers: T[], provider: string): T[] {
  const order = rules().providers[provider]?.order ?? rules().order;
  const placeOf = (paper: T) => {
    const place = order.indexOf(groupOf(paper));
    return place < 0 ? order.length : place;
  };
  return papers
    .map((paper) => ({ paper, place: placeOf(paper) }))
    .sort((a, b) => a.place - b.place)
    .map(({ paper }) => paper);
}

/** By its own template first: a certificate stands last, whatever letter brings it. */
function groupOf({ document, main }: PlacedPaper): string {
  const named = (id: string) => rules().groups.find((one) => one.templates.includes(id))?.id;
  return named(document.template.id) ?? named(main) ?? rest;
}
