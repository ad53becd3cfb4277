/** Time zones to choose from: those of the United States first, then all the others. */

const first = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
  'UTC',
];

/** The choices of a select. */
export function zoneChoices(): { value: string; text: string }[] {
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  return [...first, ...rest].map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
}
