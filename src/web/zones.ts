/** Time zones to choose from: those of the United States first, then all the others, by the names of today. */

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

/**
 * Node lists some zones by a name that the IANA list has given up (its file `backward`), and leaves the name of today
 * out: somebody in India finds no Asia/Kolkata. Each old name that Node 20 lists, with the name in the list's `zone.tab`.
 */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The name of today of a zone, which may be one that was given up. */
export function zoneOfToday(zone: string): string {
  return renamed[zone] ?? zone;
}

/** The choices of a select. */
export function zoneChoices(): { value: string; text: string }[] {
  const today = Intl.supportedValuesOf('timeZone').map(zoneOfToday);
  const rest = [...new Set(today)].filter((zone) => !first.includes(zone)).sort();
  return [...first, ...rest].map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
}
