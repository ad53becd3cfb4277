/** Writes a change of one fact into the text of a provider's file; comments and the form of all other lines stay. */
import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { Problem } from '../../base/problem.js';
import { type FactChange, fingerprint, movedOn } from './change.js';
import { factGroup } from './fields.js';
import { flowOf, inStyle, setBeforeSource } from './nodes.js';
import { markChecked, sourceId } from './sources.js';
import { keepSpacing } from './spacing.js';

type Row = Record<string, unknown>;

/**
 * The file's text with the change in it. The result still has to pass the checks of a whole file (`readOne`).
 * @param text of `provider.yaml`
 * @param on ISO day on which the change is approved: the new `last_verified`
 * @throws Problem `catalog-change-moved` when the fact is not there as it was, `catalog-change-shape` for a change that
 *   does not say enough, `yaml-syntax` for a text that is no YAML
 */
export function applyChange(text: string, change: FactChange, on: string): string {
  const doc = parseDocument(text);
  if (doc.errors.length > 0 || !isMap(doc.contents)) throw notYaml();
  if (change.kind === 'add') addRow(doc, change);
  else if (change.kind !== 'checked') changeRow(doc, change);
  markChecked(doc, change, on);
  return keepSpacing(text, doc.toString({ lineWidth: 0, flowCollectionPadding: false }));
}

function changeRow(doc: Document, change: FactChange): void {
  const { node, row, replace } = find(doc, change);
  const flow = node.flow ?? false;
  if (change.kind === 'correct') {
    const { from, to } = row;
    replace([inStyle(doc, newRow(doc, change, { from, to }), flow)]);
    return;
  }
  if (row.to !== undefined) throw shapeless(`This fact ended on ${String(row.to)} already.`);
  if (!change.day) throw shapeless('It does not say on which day.');
  const { day } = change;
  setBeforeSource(doc, node, 'to', change.kind === 'end' ? day : dayBefore(day));
  const next = change.kind === 'end' ? [] : [inStyle(doc, newRow(doc, change, { from: day }), flow)];
  replace([...next, node]);
}

function addRow(doc: Document, change: FactChange): void {
  const group = factGroup(change.key ?? '');
  if (!group) throw shapeless('It does not say what kind of fact it is.');
  const present = doc.get(group.key, true);
  const row = newRow(doc, change, { from: change.day });
  if (group.single && present !== undefined)
    throw movedOn(`The file has something under ${group.key} already: change that instead.`);
  const node = inStyle(doc, row, isSeq(present) ? flowOf(present.items) : true);
  if (isSeq(present)) present.add(node);
  else insert(doc, group.key, group.single ? node : listOf(doc, [node]));
}

/** A new key stands above the sources, which close every file. */
function insert(doc: Document, key: string, value: YAMLMap | YAMLSeq): void {
  doc.set(key, value);
  if (!isMap(doc.contents)) return;
  const { items } = doc.contents;
  const [pair] = items.splice(-1, 1);
  const at = items.findIndex((each) => String(each.key) === 'sources');
  if (pair) items.splice(at < 0 ? items.length : at, 0, pair);
}

interface Found {
  node: YAMLMap;
  row: Row;
  /** Puts these rows in its place. */
  replace(nodes: YAMLMap[]): void;
}

/** The row, as it was when the change was proposed. */
function find(doc: Document, { key, at, was }: FactChange): Found {
  const group = factGroup(key ?? '');
  if (!group) throw shapeless('It does not say which fact it is about.');
  const present = doc.get(group.key, true);
  if (isMap(present) && at === undefined)
    return checked(present, was, group.key, (nodes) =>
      doc.set(group.key, nodes.length === 1 ? nodes[0] : listOf(doc, nodes)),
    );
  const node = isSeq(present) ? present.items[at ?? 0] : undefined;
  if (!isSeq(present) || !isMap(node)) throw movedOn(`There is no such fact under ${group.key} any more.`);
  return checked(node, was, group.key, (nodes) => void present.items.splice(at ?? 0, 1, ...nodes));
}

function checked(node: YAMLMap, was: string | undefined, key: string, replace: Found['replace']): Found {
  const row = node.toJSON() as Row;
  if (was !== fingerprint(row)) throw movedOn(`The fact under ${key} has changed since.`);
  return { node, row, replace };
}

function listOf(doc: Document, nodes: YAMLMap[]): YAMLSeq {
  const list = doc.createNode([]) as YAMLSeq;
  list.flow = false;
  list.items.push(...nodes);
  return list;
}

function newRow(doc: Document, change: FactChange, days: { from?: unknown; to?: unknown }): Row {
  if (!change.source) throw shapeless('It names no source.');
  const { from, to } = days;
  return {
    ...change.values,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    source: sourceId(doc, change.source),
  };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function shapeless(what: string): Problem {
  return new Problem({
    code: 'catalog-change-shape',
    status: 422,
    what,
    remedy: 'Fill in what is missing and propose it again.',
  });
}

function notYaml(): Problem {
  return new Problem({
    code: 'yaml-syntax',
    what: 'The file of this provider cannot be read, so nothing can be written into it.',
    remedy: 'Mend the file first; "tecum catalog check" names the line.',
  });
}
