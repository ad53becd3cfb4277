/** Rows of a provider's file as nodes of YAML, in the style in which these files are written. */
import { type Document, isMap, isScalar, Scalar, visit, type YAMLMap } from 'yaml';

/** Keys whose values are ids; everything else is somebody's words and stands in quotes. */
const bare = new Set([
  'id',
  'kind',
  'region',
  'use',
  'type',
  'audience',
  'category',
  'process',
  'process_basis',
  'default',
  'source',
  'direct',
]);

/**
 * A value as a node.
 * @param flow whether a row is written on one line, between braces
 */
export function inStyle(doc: Document, row: Readonly<Record<string, unknown>>, flow: boolean): YAMLMap;
export function inStyle(doc: Document, row: string): Scalar;
export function inStyle(doc: Document, row: unknown, flow = true): unknown {
  const node = doc.createNode(row, { flow });
  if (isScalar(node)) return quoted(node);
  visit(node, {
    Pair(_, pair) {
      if (isScalar(pair.value) && !bare.has(String(pair.key))) quoted(pair.value);
    },
  });
  return node;
}

function quoted(node: Scalar): Scalar {
  if (typeof node.value === 'string') node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** Puts a key of a row before its source, where the days stand. */
export function setBeforeSource(doc: Document, row: YAMLMap, key: string, value: string): void {
  row.delete(key);
  row.set(key, inStyle(doc, value));
  const [pair] = row.items.splice(-1, 1);
  const at = row.items.findIndex((each) => String(each.key) === 'source');
  if (pair) row.items.splice(at < 0 ? row.items.length : at, 0, pair);
}

/** Whether rows of a list are written on one line: as its first is. */
export function flowOf(items: readonly unknown[]): boolean {
  const first = items.find(isMap);
  return first?.flow ?? true;
}
