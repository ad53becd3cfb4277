/** Settings of Location History: whether and since when it was kept, and the devices that reported. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { type MemberSpec, memberRecord } from '../../src/returns/member-spec.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';

const rest = { to: 'rest' } as const;
const facts =
  'modifiedTime historyEnabled timelineEnabled historyDeletionTime timelineDeletionTime retentionWindowDays retentionControl encryptedBackupsControls hasReportedLocations hasSetRetention latestLocationHistorySettingChange latestTimelineSettingChange';

const device: MemberSpec = {
  id: 'device',
  kind: 'device',
  category: 'device_identifiers',
  service: 'Location History',
  members: {
    deviceCreationTime: { to: 'at' },
    devicePrettyName: { to: 'device' },
    ...Object.fromEntries(
      'deviceTag reportingEnabled legalCountryCode platformType androidOsLevel iosVersion deviceSpec deviceActiveness latestLocationReportingSettingChange'
        .split(' ')
        .map((name) => [name, rest]),
    ),
  },
};

/** Emits one `account` for the settings and one `device` for each device. */
export async function readLocationSettings(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: ['deviceSettings[]'],
    onElement: (value, place) => {
      out.rows(1);
      out.record(memberRecord(device, value, 'deviceSettings[]', out, place));
    },
    onBadElement: badElement(out, 'deviceSettings[]'),
  });
  out.encoding(encodingLabel(encoding));
  const f = new Fields(skeleton, '', out);
  f.list('deviceSettings');
  const draft: RecordDraft = {
    kind: 'account',
    category: 'location_history',
    service: 'Location History',
    source: { offset: 0, length: item.size, path: '$' },
  };
  const created = f.text('createdTime');
  if (created !== undefined) draft.at = instant.any(created);
  f.keep(...facts.split(' '));
  out.rows(1);
  out.record(f.finish(draft));
  await out.drain();
}

/** True for the settings file. */
export function isLocationSettings(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    /"(deviceSettings|historyEnabled|timelineEnabled|hasReportedLocations)"\s*:/.test(head) &&
    /"(createdTime|modifiedTime|historyEnabled|timelineEnabled)"\s*:/.test(head)
  );
}
