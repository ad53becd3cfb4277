/** Finds out which readers know a return, and which of them takes which item. */
import { isProblem, Problem } from '../base/problem.js';
import type { Claim, Finding, Item, Listing, Reader, ReaderRun, Recognised } from './contract.js';
import { quoted } from './told.js';

/** A reader that knows this return, at work. */
export interface Run {
  reader: Reader;
  recognised: Recognised;
  run: ReaderRun;
}

/** The catalog id of the return's provider, as the surest reader says; null when no reader knows it. */
export function providerOf([best]: readonly Run[]): string | null {
  return best === undefined ? null : (best.recognised.provider ?? best.reader.provider);
}

/** The listing that readers see. */
export function listingOf(items: readonly Item[]): Listing {
  return { items, matching: (pattern) => items.filter((item) => pattern.test(item.name)) };
}

/**
 * Asks every reader; best score first, ties by id. With `provider`, only readers of that provider (its catalog id, or
 * the reader's own id) are kept. A reader that throws is left out and reported.
 * @throws Problem `provider-unknown` when no reader serves `provider`.
 */
export async function recognise(
  readers: readonly Reader[],
  listing: Listing,
  provider: string | undefined,
  findings: Finding[],
): Promise<Run[]> {
  const known: { reader: Reader; recognised: Recognised }[] = [];
  for (const reader of readers) {
    const recognised = await ask(reader, listing, findings);
    if (recognised !== null) known.push({ reader, recognised });
  }
  const kept =
    provider === undefined ? known : known.filter((one) => serves(one.reader, one.recognised, provider));
  if (provider !== undefined && kept.length === 0) notRecognised(readers, known, provider, findings);
  kept.sort((a, b) => b.recognised.score - a.recognised.score || (a.reader.id < b.reader.id ? -1 : 1));
  return kept.map((one) => ({ ...one, run: one.reader.start(listing, one.recognised) }));
}

async function ask(reader: Reader, listing: Listing, findings: Finding[]): Promise<Recognised | null> {
  try {
    return await despiteDamage(
      () => reader.recognise(listing),
      () => reader.recognise(listingOf(listing.items.map(endingQuietly))),
    );
  } catch (error) {
    const text = `The reader ${reader.id} failed while it looked at the return (${quoted((error as Error).message)}) and was left out. Report this to the maintainers of the reader.`;
    findings.push({ level: 'finding', code: 'recognise-failed', text });
    return null;
  }
}

function serves(reader: Reader, recognised: Recognised | null, provider: string): boolean {
  return [reader.id, reader.provider, recognised?.provider].includes(provider);
}

function notRecognised(
  readers: readonly Reader[],
  known: readonly { reader: Reader; recognised: Recognised }[],
  provider: string,
  findings: Finding[],
): void {
  if (!readers.some((reader) => serves(reader, null, provider))) {
    throw new Problem({
      code: 'provider-unknown',
      what: `No reader serves "${provider}".`,
      where: '--provider',
      remedy: `Readers there are: ${readers.map((reader) => reader.id).join(', ')}.`,
    });
  }
  const others = known.map((one) => one.reader.title).join(', ');
  const instead = others === '' ? '' : ` It looks like: ${others}.`;
  const text = `This does not look like a return of "${provider}", so it was read by the generic reader only.${instead} Read it again without naming a provider.`;
  findings.push({ level: 'finding', code: 'provider-not-recognised', text });
}

/** Who takes an item: the first run, best score first, that claims it. */
export async function claimItem(
  runs: readonly Run[],
  item: Item,
  findings: Finding[],
): Promise<{ run: Run; claim: Claim } | null> {
  for (const run of runs) {
    try {
      const claim = await despiteDamage(
        () => run.run.claim(item),
        () => run.run.claim(endingQuietly(item)),
      );
      if (claim !== null) return { run, claim };
    } catch (error) {
      const text = `${item.path}: the reader ${run.reader.id} failed while it looked at this file (${quoted((error as Error).message)}); others were asked. Report this to the maintainers of the reader.`;
      findings.push({ level: 'finding', code: 'claim-failed', text, item: item.no });
    }
  }
  return null;
}

/** Damage in one file must not hide a whole return from its reader: asked again, the reader gets what can be had of it. */
async function despiteDamage<T>(first: () => Promise<T>, again: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (!isProblem(error)) throw error;
    return again();
  }
}

/** The item, whose stream ends where its bytes are damaged. Only for looking: reading must meet the damage. */
function endingQuietly(item: Item): Item {
  return { ...item, stream: () => untilDamage(item) };
}

async function* untilDamage(item: Item): AsyncIterable<Buffer> {
  try {
    yield* item.stream();
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
}
