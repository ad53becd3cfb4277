/** The companion file of a picture in Google Photos: when it was taken, where, who uploaded it. */

import type { RecordDraft } from '../../../src/returns/contract.js';
import type { MemberSpec } from '../../../src/returns/member-spec.js';
import { plainText } from '../../../src/returns/plain-text.js';
import { objectReader, type SpecFor } from '../json-kinds.js';
import { pictureNames } from './photo-names.js';

const rest = { to: 'rest' } as const;
const stamp = { inner: { formatted: rest, timestamp: rest } } as const;

const photo: SpecFor = (item, facts): MemberSpec => ({
  id: 'photo',
  kind: 'media',
  category: 'media_photos_video',
  service: 'Google Photos',
  members: {
    photoTakenTime: { inner: { timestamp: { to: 'at', unit: 's' }, formatted: rest } },
    title: {
      via: (value, draft) => {
        const title = plainText(value);
        const there = pictureNames(title, item.base).find((name) => facts.files.near(item, name));
        draft.media = [there === undefined ? title : facts.files.reference(item, there)];
        draft.rest = { ...draft.rest, title };
      },
    },
    description: { to: 'text' },
    geoData: { via: (value, draft) => position(value, 'geoData', draft) },
    geoDataExif: { via: (value, draft) => position(value, 'geoDataExif', draft) },
    creationTime: stamp,
    photoLastModifiedTime: stamp,
    modificationTime: stamp,
    imageViews: rest,
    url: rest,
    people: rest,
    googlePhotosOrigin: rest,
    favorited: rest,
    archived: rest,
    trashed: rest,
    sharedAlbumComments: rest,
    appSource: rest,
    localFolderName: rest,
    enrichments: rest,
  },
});

/** Emits one `media`, joined to its picture where that lies beside it. */
export const readPhoto = objectReader(photo);

/** Degrees; 0, 0 is Google's way to say that there is no place. Google's own estimate goes before the file's EXIF. */
function position(value: unknown, key: string, draft: RecordDraft): void {
  const { latitude, longitude } = (value ?? {}) as { latitude?: unknown; longitude?: unknown };
  draft.rest = { ...draft.rest, [key]: value };
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return;
  if ((latitude === 0 && longitude === 0) || draft.lat !== undefined) return;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return;
  Object.assign(draft, { lat: latitude, lon: longitude });
  draft.notes = [`position from ${key}`];
}

/** True for a companion file. */
export function isPhoto(head: string): boolean {
  return (
    /^\s*\{/.test(head) && /"photoTakenTime"\s*:\s*\{/.test(head) && /"(title|creationTime)"\s*:/.test(head)
  );
}
