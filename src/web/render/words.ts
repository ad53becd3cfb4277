/** Numbers and ids as people read them. */

/** `412,880` */
export function withCommas(n: number | bigint | string | null | undefined): string {
  if (n === null || n === undefined || n === '') return '';
  return Number(n).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** `1 file`, `1,204 files` */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${withCommas(n)} ${Number(n) === 1 ? one : many}`;
}

/** `812 bytes`, `4.2 kB`, `2.1 GB`: powers of 1,000, as disks and providers count. */
export function bytesInWords(n: number): string {
  if (!Number.isFinite(Number(n))) return '';
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = Number(n);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${Number(n) === 1 ? 'byte' : units[unit]}`;
}

/** A long name without its middle: `messages-of-the-year…part-17.csv`. */
export function shortened(name: string, most = 80): string {
  const letters = [...name];
  if (letters.length <= most) return name;
  const end = Math.floor(most / 2);
  return `${letters.slice(0, most - end - 1).join('')}…${letters.slice(-end).join('')}`;
}

const proper: Record<string, string> = {
  ip: 'IP',
  id: 'ID',
  imei: 'IMEI',
  imsi: 'IMSI',
  iccid: 'ICCID',
  esn: 'ESN',
  meid: 'MEID',
  mac: 'MAC',
  url: 'URL',
  mlat: 'MLAT',
  epoc: 'EPOC',
  copo: 'COPO',
  ipo: 'IPO',
  ai: 'AI',
  ndo: 'NDO',
  bnss: 'BNSS',
  dob: 'date of birth',
  '2703d': '2703(d)',
};

/** Ids whose parts do not read as words in a row. */
const whole: Record<string, string> = {
  login_ip_history: 'log-in IP history',
  contacts_friends: 'friends and contacts',
  media_photos_video: 'photos and video',
  posts_public: 'public posts',
  posts_private: 'private posts',
  stories_ephemeral: 'stories and other short-lived content',
  court_order_2703d: '2703(d) order',
  pen_trap_order: 'pen/trap order',
  not_available: 'not available',
  partly_returned: 'partly returned',
};

/** `registration_ip` → `registration IP` */
export function wordsOf(id: string | null | undefined): string {
  const known = whole[id ?? ''];
  if (known !== undefined) return known;
  return String(id ?? '')
    .split(/[_-]/)
    .map((word) => proper[word] ?? word)
    .join(' ');
}
