/** The agency's logo and seal: put in, shown, taken out. A signature is no picture of a letterhead and is refused. */
import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AgencyImages, agencyImages, type ImageKind, readPicture } from '../../letters/index.js';
import type { Person } from '../../store/desk/people.js';
import type { BaseServices } from '../services.js';

const endings = { png: 'png', jpeg: 'jpg' } as const;

export interface LetterheadPictures {
  now(): AgencyImages;
  /** @throws Problem `letterhead-image` when it is no PNG or JPEG, or too large; the one before stays. */
  put(kind: ImageKind, bytes: Buffer, by: Person): Promise<void>;
  remove(kind: ImageKind, by: Person): Promise<void>;
}

/** Over an open desk's data folder. */
export function openPictures(base: BaseServices): LetterheadPictures {
  const folder = join(base.dataDir, 'letterhead');
  const audit = (by: Person, action: string, kind: ImageKind, details: object = {}) =>
    base.audit.record({ who: by.email, action, subject: `letterhead/${kind}`, details: { ...details } });
  const clear = async (kind: ImageKind) => {
    for (const ending of Object.values(endings)) await rm(join(folder, `${kind}.${ending}`), { force: true });
  };
  return {
    now: () => agencyImages(folder),
    async put(kind, bytes, by) {
      const { type } = readPicture(bytes, kind);
      await mkdir(folder, { recursive: true });
      await audit(by, 'letterhead.changed', kind, {
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      const part = join(folder, `${kind}.part`);
      await writeFile(part, bytes);
      await clear(kind);
      await rename(part, join(folder, `${kind}.${endings[type]}`));
    },
    async remove(kind, by) {
      await audit(by, 'letterhead.removed', kind);
      await clear(kind);
    },
  };
}
