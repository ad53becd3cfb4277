/** Access Log Activity: uses of Google services with their IP address, and the devices seen; in Takeout and legal returns. */
import type { RecordDraft } from '../../../src/returns/contract.js';
import { instant } from '../../../src/returns/time.js';
import { addPlace, type KnownTable, keep } from './kinds.js';

/** Columns of the older (13) and the newer (16) layout, of the preservation variant (7) and of the legal page. */
export const accessLog: KnownTable = {
  id: 'access log',
  kind: 'login',
  category: 'login_ip_history',
  columns: {
    'GAIA ID': { to: 'account' },
    'Activity Timestamp': { to: 'at', zone: 'UTC' },
    'IP Address': { to: 'ip' },
    'Proxied Host IP Address': { to: 'rest' },
    'Is Non-routable IP Address': { to: 'rest' },
    'Activity Country': { via: addPlace },
    'Activity Region': { via: addPlace },
    'Activity City': { via: addPlace },
    'User Agent String': { to: 'device' },
    'Product Name': { to: 'service' },
    'Activity Type': { to: 'text' },
    ...keep(
      'Sub-Product Name|Referer Product Name|Referer Sub-Product Name|Gmail Access Channel|Android Webview Package Name',
    ),
  },
  aliases: { 'Proxiedhost IP Address': 'Proxied Host IP Address', Timestamp: 'Activity Timestamp' },
  required: ['GAIA ID', 'Activity Timestamp', 'IP Address'],
};

/** Devices of the access log: the newer columns, and the older whose last cell packs country and time. */
export const accessDevices: KnownTable = {
  id: 'access log devices',
  kind: 'device',
  category: 'device_identifiers',
  columns: {
    'GAIA ID': { to: 'account' },
    'Last Activity Time': { to: 'at', zone: 'UTC' },
    'Device Model': { to: 'device' },
    'Device Last Location': { via: lastLocation },
    Country: { to: 'place' },
    ...keep(
      'Device Type|Brand Name|Device Brand|Marketing Name|OS|OS Version|User Given Name|Last Location Time|First Activity Time',
    ),
  },
  aliases: {
    Model: 'Device Model',
    'Last Activity': 'Last Activity Time',
    'Last Activity Timestamp': 'Last Activity Time',
    'First Activity': 'First Activity Time',
    'First Activity Timestamp': 'First Activity Time',
    Brand: 'Device Brand',
    'Device OS': 'OS',
    'Device Last Country': 'Country',
    'Device Last Location Timestamp': 'Last Location Time',
  },
  required: ['GAIA ID', 'Device Type'],
};

/** The legal page and CSV of the same: other words for the same columns. */
export const legalDevices: KnownTable = {
  id: 'access log devices',
  kind: 'device',
  category: 'device_identifiers',
  columns: {
    Model: { to: 'device' },
    'Last Active': { to: 'at', zone: 'UTC' },
    ...keep('Manufacturer|Device Name'),
  },
  aliases: { Name: 'Device Name', Timestamp: 'Last Active' },
  required: ['Manufacturer', 'Model'],
};

/** The page of activities in a legal return, which names fewer columns than the CSV. */
export const legalActivity: KnownTable = {
  id: 'access log',
  kind: 'login',
  category: 'login_ip_history',
  columns: {
    Timestamp: { to: 'at' },
    Activity: { to: 'text' },
    'IP Address': { to: 'ip' },
    ...keep('Details'),
  },
  aliases: { IP: 'IP Address', Time: 'Timestamp' },
  required: ['Timestamp', 'Activity', 'IP Address'],
};

/** `Country ISO: US` and `Last Activity Time: 2026-03-01 10:00:00 UTC`, in one cell on two lines. */
function lastLocation(value: string, draft: RecordDraft): void {
  draft.rest = { ...draft.rest, 'Device Last Location': value };
  const country = /Country ISO:\s*(\S+)/i.exec(value)?.[1];
  const time = /Last Activity Time:\s*([^\n]+)/i.exec(value)?.[1]?.trim();
  if (country !== undefined) draft.place = country;
  if (time !== undefined && !draft.at) draft.at = instant.any(time, { zone: 'UTC' });
}
