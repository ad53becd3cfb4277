/** The lists of people and of addresses beside a time line: as the sources write them, with the form they are compared by. */
import type { SeenIp, SeenPerson } from '../../analysis/next-requests.js';
import type { CaseNames } from '../../desk/returns/case-names.js';
import { emailForm } from '../../returns/people/email.js';
import { ipForm } from '../../returns/people/ip.js';
import { phoneForm } from '../../returns/people/phone.js';

/** Addresses shown. */
const shown = 12;
/** Addresses asked for, so that one that is written in several ways is counted whole. */
export const ipsAsked = 1000;

/** @param region ISO country of the agency, for numbers without a country code */
export function peopleRows(
  people: readonly SeenPerson[],
  names: CaseNames,
  region: string,
  href: (person: string) => string,
) {
  return people.map((seen) => ({
    ...seen,
    name: names.shown(seen.person),
    form: formOf(seen.person, region),
    href: href(seen.person),
  }));
}

/** `+19375550142, taken as a number of US`; empty where the text is that already, or is neither number nor address. */
function formOf(person: string, region: string): string {
  const phone = phoneForm(person, region);
  if (phone !== null) {
    if (phone.basis === 'region') return `${phone.e164}, taken as a number of ${region}`;
    return phone.e164 === person ? '' : phone.e164;
  }
  const email = emailForm(person);
  return email === null || email === person ? '' : email;
}

/** One line for each address, however it is written; those of no open network are told. */
export function ipRows(ips: readonly SeenIp[], href: (ip: string) => string) {
  const lines = new Map<string, { ip: string; count: number; written: string[]; accounts: Set<string> }>();
  for (const seen of ips) {
    const ip = ipForm(seen.ip)?.address ?? seen.ip;
    const line = lines.get(ip) ?? { ip, count: 0, written: [], accounts: new Set() };
    line.count += seen.count;
    line.written.push(seen.ip);
    for (const account of seen.accounts) line.accounts.add(account);
    lines.set(ip, line);
  }
  return [...lines.values()]
    .sort((a, b) => b.count - a.count || a.ip.localeCompare(b.ip))
    .slice(0, shown)
    .map(({ ip, count, written, accounts }) => ({
      ip,
      count,
      written: written.length === 1 && written[0] === ip ? [] : written,
      range: ipForm(ip)?.range ?? '',
      accounts: [...accounts].sort(),
      href: href(ip),
    }));
}
