/** Holds what the zips of a legal return say of themselves against each other. */
import type { Item, Output } from '../../../src/returns/contract.js';
import { quoted } from '../../../src/returns/told.js';
import { type BundleName, placeOf, type ResourceName } from './names.js';
import type { ExportSummary } from './summary.js';

interface Container {
  name: ResourceName;
  bundle: BundleName | null;
  summary: ExportSummary | null;
  noRecords: boolean;
  /** Files beside the summary and the marker. */
  files: number;
}

/** Bytes up to which a file by that name is a marker: one that holds more is read, whatever its name says. */
const longestMarker = 4096;

/** True for the marker of an empty answer. */
export function isNoRecords(item: Item): boolean {
  return /no[ _-]?records/i.test(item.base) && item.size <= longestMarker;
}

/** All zips (or folders) of resources in a return. */
export class ReturnAccount {
  readonly #containers = new Map<string, Container>();
  readonly #bundles: BundleName[] = [];

  constructor(items: readonly Item[]) {
    for (const item of items) this.#add(item);
  }

  /** Remembers what the summary in the item's zip says. */
  summary(item: Item, summary: ExportSummary): void {
    const container = this.#containers.get(containerOf(item));
    if (container === undefined) return;
    container.summary = summary;
    container.files -= 1;
  }

  report(out: Output): void {
    const all = [...this.#containers.values()];
    reportNone(all, out);
    reportParts(all, out);
    reportBundles(this.#bundles, out);
    reportMarked(all, out);
    reportSummaries(all, out);
  }

  #add(item: Item): void {
    const { resource, bundle } = placeOf(item.path);
    if (bundle !== null) this.#bundles.push(bundle);
    if (resource === null) return;
    const key = containerOf(item);
    let container = this.#containers.get(key);
    if (container === undefined) {
      container = { name: resource, bundle, summary: null, noRecords: false, files: 0 };
      this.#containers.set(key, container);
    }
    if (isNoRecords(item)) container.noRecords = true;
    else container.files += 1;
  }
}

/** The path of the zip or folder of the resource. */
function containerOf(item: Item): string {
  const { resource } = placeOf(item.path);
  if (resource === null) return '';
  const parts = item.path.split(/(!?\/)/);
  const at = parts.findLastIndex((part, i) => i < parts.length - 1 && placeOf(`${part}/x`).resource !== null);
  return parts.slice(0, at + 1).join('');
}

function title({ name }: Container): string {
  const mark = name.marker === undefined ? '' : ` (${name.marker})`;
  return `${name.service}.${name.resource}${mark}${name.account === undefined ? '' : ` of ${name.account}`}`;
}

/** One entry for each resource and account, with the containers of it. */
function byTitle(all: readonly Container[]): Map<string, Container[]> {
  const groups = new Map<string, Container[]>();
  for (const one of all) groups.set(title(one), [...(groups.get(title(one)) ?? []), one]);
  return groups;
}

function reportNone(all: readonly Container[], out: Output): void {
  const none = all.filter((one) => one.noRecords);
  if (none.length === 0) return;
  const mixed = none.filter((one) => all.some((two) => title(two) === title(one) && !two.noRecords));
  const beside =
    mixed.length === 0
      ? ''
      : ` Other parts of these hold data all the same: ${list(mixed.map(title))}; read each part for itself.`;
  const text = `Asked, none held: Google searched and states that it has no records of ${list(none.map(title))}.${beside} That is an answer, and not the same as a resource that the return does not name.`;
  out.finding('finding', 'none-held', text);
}

function reportParts(all: readonly Container[], out: Output): void {
  for (const [name, group] of byTitle(all)) {
    const missing = gaps(group.map((one) => one.name.part));
    if (missing.length === 0) continue;
    const text = `${name}: parts ${list(missing.map(threeDigits))} are not in the return, though a later one is. Ask Google for them, or look for the other bundles of this production.`;
    out.finding('finding', 'part-missing', text);
  }
}

function reportBundles(bundles: readonly BundleName[], out: Output): void {
  const requests = new Map<string, Set<number>>();
  for (const { request, date, part } of bundles) {
    const key = `${request}-${date}`;
    requests.set(key, (requests.get(key) ?? new Set()).add(part));
  }
  for (const [key, parts] of requests) {
    const missing = gaps([...parts]);
    if (missing.length === 0) continue;
    const text = `Of the production ${key}, the bundles ${list(missing.map((part) => `${key}-${part}.zip`))} are missing. Each bundle holds other records: download them from LERS and read the return again with them.`;
    out.finding('finding', 'bundle-missing', text);
  }
  const numbers = [...new Set(bundles.map(({ request }) => request))].sort();
  if (numbers.length < 2) return;
  const text = `These files answer different requests: ${list(numbers)}. Their records are kept apart by the file they came from and are not merged; check that each may be read in this case.`;
  out.finding('finding', 'several-requests', text);
}

function reportMarked(all: readonly Container[], out: Output): void {
  const marked = all.filter((one) => one.name.marker !== undefined);
  if (marked.length === 0) return;
  const text = `${marked.length} of ${all.length} zips are marked copies: ${list([...new Set(marked.map(title))])}. A copy marked Preserved shows the account when preservation was asked for. Its records say so and stand beside the current ones; the same event may be in both.`;
  out.finding('finding', 'preserved-copy', text);
}

function reportSummaries(all: readonly Container[], out: Output): void {
  const without = all.filter((one) => one.summary === null);
  if (without.length > 0 && without.length < all.length) {
    const text = `No ExportSummary.txt came with ${list([...new Set(without.map(title))])}: what was asked and for which dates is not stated there.`;
    out.finding('finding', 'summary-missing', text);
  }
  for (const one of all) reportDisagreement(one, out);
  const ranges = new Map<string, string[]>();
  for (const one of all) {
    if (one.summary === null) continue;
    const range = `${one.summary.from ?? '?'} to ${one.summary.to ?? '?'}`;
    ranges.set(range, [...(ranges.get(range) ?? []), title(one)]);
  }
  if (ranges.size < 2) return;
  const said = [...ranges].map(([range, names]) => `${range} for ${list([...new Set(names)])}`);
  out.finding('finding', 'ranges-differ', `Google searched different dates: ${said.join('; ')}.`);
}

function reportDisagreement({ name, summary }: Container, out: Output): void {
  if (summary === null) return;
  const pairs: [string, string | undefined, string | undefined][] = [
    ['the account number', name.accountId, summary.resolved],
    ['the service', name.service, summary.service],
    ['the resource', name.resource, summary.resource],
  ];
  for (const [what, named, stated] of pairs) {
    if (named === undefined || stated === undefined || stated === '' || same(named, stated)) continue;
    const text = `The zip ${name.service}.${name.resource} is named for ${what} ${quoted(named)}, but its ExportSummary.txt says ${quoted(stated)}. Ask Google which is right before you attribute these records.`;
    out.finding('warning', 'summary-disagrees', text);
  }
}

/** Without regard to spaces, signs and case: `GoogleAccount` is `Google Account`. */
function same(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(a) === plain(b);
}

/** Numbers from 1 to the highest that are not there. */
function gaps(numbers: readonly number[]): number[] {
  const there = new Set(numbers);
  const highest = Math.min(Math.max(0, ...there), 10_000);
  return Array.from({ length: highest }, (_, i) => i + 1).filter((number) => !there.has(number));
}

function threeDigits(part: number): string {
  return String(part).padStart(3, '0');
}

function list(names: readonly string[]): string {
  return names.length <= 12
    ? names.join(', ')
    : `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`;
}
