/** The final print of a request: made once, kept in the vault, counted as a version; and its marked reprints. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type LetterDraft,
  loadTemplate,
  type PrintOptions,
  renderPdf,
  servedAudience,
  variantOf,
} from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { NewVersion, StoredVersion, VersionStore } from '../../store/desk/request-versions.js';
import type { Vault } from '../../store/vault/vault.js';
import { deskCode } from './code.js';
import { paragraphsOf } from './paragraphs.js';
import { reprintDiffers } from './problems.js';
import type { Sealer } from './sealing.js';
import type { Request } from './shape.js';

export interface PrintMeans {
  vault: Vault;
  versions: VersionStore;
  /** The desk's secret, which codes are keyed by. */
  secret: Buffer;
  /** Puts the agency's electronic signature on a PDF; null where the agency has no key. */
  sealer: Sealer | null;
  now: Date;
}

/** Prints the letter as its next version and keeps the print. */
export async function printVersion(
  request: Request,
  draft: LetterDraft,
  by: Person,
  means: PrintMeans,
): Promise<NewVersion> {
  const before = (await means.versions.of(request.id)).at(-1)?.number ?? null;
  const number = (before ?? 0) + 1;
  const code = deskCode(means.secret, request.id, number, draft);
  // What is sent holds nothing that is for the court alone: no affidavit, no grounds.
  const plain = await renderPdf(draft, { final: true, code, ...sentTo(draft) });
  const bytes = means.sealer ? await means.sealer.seal(plain, means.now) : plain;
  const { sha256 } = await means.vault.put(Readable.from([bytes]), { name: `${request.number}.pdf` });
  const paragraphs = paragraphsOf(draft, { final: true, code }).map(({ document, text }) => ({
    document,
    text,
  }));
  const about = { at: means.now.toISOString(), personId: by.id, replaces: before };
  return { number, sha256, code, ...about, sealed: means.sealer !== null, frozen: draft, paragraphs };
}

/** The bytes of a print as they were kept. @throws Problem `vault-missing` */
export async function keptPrint(sha256: string, vault: Vault): Promise<Buffer> {
  return buffer(await vault.open(sha256));
}

/**
 * The letter of a version printed again, each page marked as a reprint. It is another file than the one that was sent,
 * so its hash is another: the mark says so.
 * @throws Problem `reprint-differs` where today's templates would make another text of it
 */
export async function reprint(version: StoredVersion, printedFor: string): Promise<Buffer> {
  demandSameText(version);
  const draft = version.frozen as LetterDraft;
  const issued = version.at.slice(0, 10);
  const print = { final: true, code: version.code, ...sentTo(draft) };
  return renderPdf(draft, { ...print, reprint: { issued }, printedFor });
}

/** @throws Problem `reprint-differs` where today's templates would make another text of a letter that was issued */
export function demandSameText({ frozen, code, paragraphs }: StoredVersion): void {
  const said = paragraphsOf(frozen as LetterDraft, { final: true, code }).map(({ text }) => text);
  if (said.join('\n') !== paragraphs.map(({ text }) => text).join('\n')) throw reprintDiffers();
}

/** The papers that are sent: those for the provider, where the letter has any. */
export function sentTo(draft: LetterDraft): Pick<PrintOptions, 'audience'> {
  const template = loadTemplate(draft.template, undefined, variantOf(draft.facts));
  const audience = servedAudience(template, draft.facts);
  return audience ? { audience } : {};
}

/**
 * The papers for the court: application, affidavit, and the order or warrant that the court is asked for.
 * @param code of the version in force; null for a draft, which is marked as one
 */
export function courtPrint(draft: LetterDraft, code: string | null, printedFor: string): Promise<Buffer> {
  const print = code === null ? { printedFor } : { final: true, code };
  return renderPdf(draft, { ...print, audience: 'court' });
}
