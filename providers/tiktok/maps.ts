/** The single objects of a TikTok download: the profile, settings, the last position. */
import type { RecordKind } from '../../src/base/vocabulary.js';
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Members } from '../../src/returns/member-spec.js';

/** An object whose members are one record. */
export interface MapSpec {
  id: string;
  kind: RecordKind;
  category?: RecordDraft['category'];
  members: Members;
}

const rest = { to: 'rest' } as const;

/** By the key of the object. */
export const maps: Record<string, MapSpec> = {
  ProfileMap: {
    id: 'ProfileMap',
    kind: 'account',
    category: 'basic_subscriber',
    members: {
      userName: { to: 'account' },
      bioDescription: { to: 'text' },
      profilePhoto: { via: picture('profilePhoto') },
      profileVideo: { via: picture('profileVideo') },
      emailAddress: rest,
      telephoneNumber: rest,
      birthDate: rest,
      likesReceived: rest,
      PlatformInfo: rest,
    },
  },
  LocationData: {
    id: 'LocationData',
    kind: 'location',
    category: 'location_history',
    members: { Date: { to: 'at' }, GpsData: { via: position }, LastRegion: { to: 'place' } },
  },
  ActivitySummaryMap: {
    id: 'ActivitySummaryMap',
    kind: 'other',
    members: {
      videosCommentedOnSinceAccountRegistration: rest,
      videosSharedSinceAccountRegistration: rest,
      videosWatchedToTheEndSinceAccountRegistration: rest,
    },
  },
};

/** `-12.5,33.1` → degrees; anything else stays as it was written. */
function position(value: unknown, draft: RecordDraft): void {
  const found = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(String(value));
  if (found !== null && Math.abs(Number(found[1])) <= 90 && Math.abs(Number(found[2])) <= 180) {
    draft.lat = Number(found[1]);
    draft.lon = Number(found[2]);
  } else draft.rest = { ...draft.rest, GpsData: value };
}

/** An address of a picture; TikTok writes `None` where there is none. */
function picture(key: string): (value: unknown, draft: RecordDraft) => void {
  return (value, draft) => {
    if (/^https?:/.test(String(value))) draft.media = [...(draft.media ?? []), String(value)];
    else draft.rest = { ...draft.rest, [key]: value };
  };
}
