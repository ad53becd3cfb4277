/** What each kind of service can have at all: read once from `data/kinds.yaml`. */
import { z } from 'zod';
import { Problem } from '../base/problem.js';
import { ProblemList } from '../base/problem-list.js';
import { projectPath } from '../base/root.js';
import { type DataCategory, dataCategories } from '../base/vocabulary.js';
import { readYamlFile } from '../base/yaml-file.js';

const text = z.string().trim().min(1);

const kind = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: text,
  what: text,
  note: text,
  asOf: z.iso.date(),
  cannot: z.array(z.strictObject({ categories: z.array(z.enum(dataCategories)).min(1), why: text })),
});

const shape = z.strictObject({ kinds: z.array(kind).min(1) });

/** A kind of service, and why it cannot have some categories of data. */
export interface ServiceKind {
  id: string;
  name: string;
  /** What such a service does, in a sentence. */
  what: string;
  note: string;
  /** ISO day on which somebody of this project last thought it over. */
  asOf: string;
  /** Only what cannot exist; every other category can. */
  cannot: Map<DataCategory, string>;
}

let cached: Map<string, ServiceKind> | undefined;

/**
 * All kinds, by id, in the order of `data/kinds.yaml`.
 * @throws ProblemList (`catalog-kinds-invalid`) when the file is missing or wrong
 */
export function serviceKinds(): ReadonlyMap<string, ServiceKind> {
  cached ??= new Map(readKinds(projectPath('data', 'kinds.yaml')).map((each) => [each.id, each]));
  return cached;
}

/**
 * Whether a provider of this kind can have a category of data at all (a carrier has no stories). A row under `data`
 * in the provider's own file wins over the kind: use {@link providerCanHold} where a provider is at hand.
 * @throws Problem (`catalog-kind-unknown`) for a kind that `data/kinds.yaml` does not have
 */
export function canHold(kind: string, category: DataCategory): boolean {
  return !kindOf(kind).cannot.has(category);
}

/** As {@link canHold}, for a provider: what its own file says that it has, it has. */
export function providerCanHold(
  provider: { kind: string; data: readonly { category: DataCategory }[] },
  category: DataCategory,
): boolean {
  return provider.data.some((row) => row.category === category) || canHold(provider.kind, category);
}

/** Why a kind cannot have a category, as sentences to a person; undefined where it can. */
export function whyNot(kind: string, category: DataCategory): string | undefined {
  return kindOf(kind).cannot.get(category);
}

/** `telephone carrier` for `carrier`. @throws Problem (`catalog-kind-unknown`) */
export function kindName(kind: string): string {
  return kindOf(kind).name;
}

/** One kind whole. @throws Problem (`catalog-kind-unknown`) naming the kinds that there are */
export function kindOf(kind: string): ServiceKind {
  const found = serviceKinds().get(kind);
  if (found) return found;
  throw new Problem({ code: 'catalog-kind-unknown', ...unknownKind(kind) });
}

/** The words for a kind that is not known. */
export function unknownKind(kind: string): { what: string; remedy: string } {
  return {
    what: `There is no kind of service "${kind}".`,
    remedy: `Use one of ${[...serviceKinds().keys()].join(', ')}; or add it to data/kinds.yaml.`,
  };
}

/** Reads a file of kinds. @throws ProblemList (`catalog-kinds-invalid`) */
export function readKinds(file: string): ServiceKind[] {
  const read = readYamlFile(file, shape);
  const problems = read.value ? doubles(read.value.kinds, read.at) : read.problems;
  if (!read.value || problems.length > 0)
    throw new ProblemList('catalog-kinds-invalid', 'The kinds of service', problems);
  return read.value.kinds.map((each) => ({
    ...each,
    cannot: new Map(each.cannot.flatMap(({ categories, why }) => categories.map((id) => [id, why] as const))),
  }));
}

type Kind = z.infer<typeof kind>;

function doubles(kinds: Kind[], at: (path: readonly PropertyKey[]) => string): Problem[] {
  const ids = kinds.map((each) => each.id);
  const twice = kinds.flatMap((each, index) => {
    const categories = each.cannot.flatMap((row) => row.categories);
    const again = categories.filter((id, place) => categories.indexOf(id) !== place);
    return [
      ...(ids.indexOf(each.id) === index ? [] : [double(`The kind "${each.id}"`, at(['kinds', index]))]),
      ...again.map((id) => double(`"${id}" of the kind "${each.id}"`, at(['kinds', index, 'cannot']))),
    ];
  });
  return twice;
}

function double(subject: string, where: string): Problem {
  const remedy = 'Keep one of the two.';
  return new Problem({ code: 'catalog-double', what: `${subject} stands there twice.`, where, remedy });
}
