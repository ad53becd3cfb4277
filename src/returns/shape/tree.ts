/** The files of a return as archives inside archives. */
import type { ArchiveEntry } from '../contract.js';
import type { OpenItem } from '../open/types.js';

/** An archive, or the return itself. */
export interface Container {
  path: string;
  kind: ArchiveEntry['kind'] | 'return';
  members: ({ name: string; item: OpenItem } | { name: string; inner: Container })[];
}

/** The tree, in the order in which the files lie. */
export function treeOf(items: readonly OpenItem[], archives: readonly ArchiveEntry[]): Container {
  const root: Container = { path: '', kind: 'return', members: [] };
  const byPath = new Map<string, Container>([['', root]]);
  const kinds = new Map(archives.map((archive) => [archive.path, archive.kind]));
  for (const archive of archives) containerOf(archive.path, byPath, kinds);
  for (const item of items) {
    const at = item.path.lastIndexOf('!/');
    const around = containerOf(at < 0 ? '' : item.path.slice(0, at), byPath, kinds);
    around.members.push({ name: at < 0 ? item.path : item.path.slice(at + 2), item });
  }
  return root;
}

function containerOf(
  path: string,
  byPath: Map<string, Container>,
  kinds: ReadonlyMap<string, ArchiveEntry['kind']>,
): Container {
  const known = byPath.get(path);
  if (known !== undefined) return known;
  const at = path.lastIndexOf('!/');
  const around = containerOf(at < 0 ? '' : path.slice(0, at), byPath, kinds);
  const made: Container = { path, kind: kinds.get(path) ?? 'zip', members: [] };
  around.members.push({ name: at < 0 ? path : path.slice(at + 2), inner: made });
  byPath.set(path, made);
  return made;
}
