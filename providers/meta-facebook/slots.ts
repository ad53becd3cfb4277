/** Which part of a record a label fills, worked out once for each section. */
import {
  accuracyLabels,
  addressLabels,
  deviceLabels,
  latitudeLabels,
  longitudeLabels,
  mediaLabels,
  nestedLabels,
  placeLabels,
  portLabels,
  type SectionSpec,
  usualActors,
  usualPeers,
  usualTexts,
  usualTimes,
} from './sections.js';

export type SlotName =
  | 'at'
  | 'text'
  | 'actor'
  | 'peers'
  | 'ip'
  | 'port'
  | 'device'
  | 'media'
  | 'lat'
  | 'lon'
  | 'accuracy'
  | 'place'
  | 'rest';

export interface Slot {
  name: SlotName;
  /** Lower wins where several labels of one record would fill the same slot. */
  rank: number;
}

export type SlotMap = Map<string, Slot>;

/** Label (lower case) to slot; a label that is not in the map is unknown in this section. */
export function slotsOf(spec: SectionSpec): SlotMap {
  const slots: SlotMap = new Map();
  put(slots, 'at', spec.at ?? usualTimes);
  put(slots, 'actor', spec.actor ?? usualActors);
  put(slots, 'peers', spec.peers ?? usualPeers);
  put(slots, 'text', spec.text ?? usualTexts);
  put(slots, 'ip', addressLabels);
  put(slots, 'port', portLabels);
  put(slots, 'device', deviceLabels);
  put(slots, 'media', mediaLabels);
  if (spec.kind === 'location') {
    put(slots, 'lat', latitudeLabels);
    put(slots, 'lon', longitudeLabels);
    put(slots, 'accuracy', accuracyLabels);
    put(slots, 'place', placeLabels);
  }
  put(slots, 'rest', spec.known ?? []);
  put(slots, 'rest', spec.multi ?? []);
  put(slots, 'rest', usualTimes);
  return slots;
}

/** True where a nested label, in lower case, is known, whatever block it stands in. */
export function isNestedKnown(key: string): boolean {
  return nestedLabels.has(key);
}

function put(slots: SlotMap, name: SlotName, labels: readonly string[]): void {
  labels.forEach((label, rank) => {
    const key = label.toLowerCase();
    if (!slots.has(key)) slots.set(key, { name, rank });
  });
}
