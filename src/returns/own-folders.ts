/** Tells where a reader may take what bears no mark of its own (pictures, mail, cards): where only its own files lie. */
import type { Item } from './contract.js';
import { type FileKind, sniffFile } from './generic/sniff-file.js';

/** Kinds that hold data of somebody: one of them that is not the reader's makes a folder a shared one. */
const data: ReadonlySet<FileKind> = new Set<FileKind>(
  'csv sheets gpx kml xml cards json ndjson html text mbox mail'.split(' ') as FileKind[],
);

/**
 * Whether an item lies in a folder that is the reader's alone. `isOwn` says of an item whether its content is the reader's, `mayBeOwn`
 * whether it is of a kind that the reader asks about here (it makes no folder a shared one); `up` is how many folders above its own files the
 * return begins. With all files of several providers in one heap no folder is anybody's: a picture there is nobody's, not the first one's.
 */
export async function ownFolders(
  items: readonly Item[],
  isOwn: (item: Item) => boolean | Promise<boolean>,
  mayBeOwn: (item: Item) => boolean | Promise<boolean> = () => false,
  up = 0,
): Promise<(item: Item) => boolean> {
  const homes = new Set<string>();
  const strangers: string[] = [];
  for (const item of items) {
    if (item.size === 0) continue;
    if (await isOwn(item)) homes.add(folderOf(item.path, up));
    else if ((await isData(item)) && !(await mayBeOwn(item))) strangers.push(item.path);
  }
  const own = [...homes].filter((home) => !strangers.some((path) => path.startsWith(home)));
  return (item) => own.some((home) => item.path.startsWith(home));
}

async function isData(item: Item): Promise<boolean> {
  return data.has((await sniffFile(await item.head(), item.base)).kind);
}

/** The folder with its last stroke, `''` at the top; `up` folders higher, but never out of the archive that holds it. */
function folderOf(path: string, up: number): string {
  const inside = path.lastIndexOf('!/') + 1;
  const parts = path.slice(inside).split('/').slice(0, -1);
  const kept = parts.slice(0, Math.max(parts.length - up, inside > 0 ? 1 : 0));
  return path.slice(0, inside) + kept.map((part) => `${part}/`).join('');
}
