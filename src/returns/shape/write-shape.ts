/** Writes a shape to disk: folders as folders, archives as new archives with nothing in them but names and bytes. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import yazl from 'yazl';
import { FileNames } from './file-names.js';
import type { Names } from './names.js';
import { shapeItem } from './shape-item.js';
import type { Container } from './tree.js';

const invented = new Date('2007-06-07T00:00:00Z');

/** What was written, by how it was shaped: `{ table: 3, filler: 12 }`. */
export type Written = Record<string, number>;

export class ShapeWriter {
  readonly written: Written = {};
  /** Archives that came in another format and are zips now. */
  rezipped = 0;
  private readonly fileNames: FileNames;
  private readonly names: Names;
  private readonly scratch: string;
  private scratched = 0;
  private readonly onFile: (path: string) => void;

  constructor(names: Names, scratch: string, onFile: (path: string) => void) {
    this.names = names;
    this.fileNames = new FileNames(names);
    this.scratch = scratch;
    this.onFile = onFile;
  }

  /** The whole return into a folder. */
  async folder(root: Container, dir: string): Promise<void> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    for (const member of root.members) {
      if ('inner' in member) {
        await this.archive(
          member.inner,
          join(dir, this.fileNames.path(this.archiveName(member.name, member.inner), '')),
        );
        continue;
      }
      const file = join(dir, this.fileNames.path(member.name, ''));
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await pipeline(Readable.from(await this.bytes(member.item)), createWriteStream(file, { flags: 'wx' }));
    }
  }

  private async bytes(item: Parameters<typeof shapeItem>[0]): Promise<AsyncGenerator<Buffer>> {
    this.onFile(item.path);
    const { as, bytes } = await shapeItem(item, this.names);
    this.written[as] = (this.written[as] ?? 0) + 1;
    return bytes;
  }

  private archiveName(name: string, inner: Container): string {
    if (inner.kind === 'zip' || this.isPlainGzip(inner)) return name;
    this.rezipped++;
    return `${name.replace(/\.(tar\.\w+|tgz|tar|7z|rar|gz|xz|bz2|zst)$/i, '')}.zip`;
  }

  private isPlainGzip({ kind, members }: Container): boolean {
    return kind === 'gzip' && members.length === 1 && 'item' in members[0]!;
  }

  private async archive(container: Container, file: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const [only] = container.members;
    if (this.isPlainGzip(container) && only !== undefined && 'item' in only) {
      await pipeline(
        Readable.from(await this.bytes(only.item)),
        createGzip(),
        createWriteStream(file, { flags: 'wx' }),
      );
      return;
    }
    const zip = new yazl.ZipFile();
    const made = pipeline(zip.outputStream, createWriteStream(file, { flags: 'wx' }));
    const inner = await Promise.race([this.fill(zip, container), made.then(() => [])]);
    zip.end();
    await made;
    for (const temporary of inner) await rm(temporary, { force: true });
  }

  /** Inner archives are made in the scratch folder first; the files that were made there are answered. */
  private async fill(zip: yazl.ZipFile, container: Container): Promise<string[]> {
    const temporary: string[] = [];
    for (const member of container.members) {
      if ('item' in member) {
        const name = this.fileNames.path(member.name, container.path);
        const file = join(this.scratch, String(this.scratched++));
        await mkdir(this.scratch, { recursive: true, mode: 0o700 });
        await pipeline(
          Readable.from(await this.bytes(member.item)),
          createWriteStream(file, { flags: 'wx' }),
        );
        zip.addReadStreamLazy(name, { mtime: invented, mode: 0o100600 }, (done) =>
          done(null, createReadStream(file)),
        );
        temporary.push(file);
        continue;
      }
      const name = this.fileNames.path(this.archiveName(member.name, member.inner), container.path);
      const file = join(this.scratch, String(this.scratched++));
      await this.archive(member.inner, file);
      zip.addReadStreamLazy(name, { mtime: invented, mode: 0o100600 }, (done) =>
        done(null, createReadStream(file)),
      );
      temporary.push(file);
    }
    return temporary;
  }
}
