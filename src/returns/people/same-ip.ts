/** Which of many written addresses of the internet are the one that was typed. */
import { ipForm } from './ip.js';

/** Parts of a text of which every other writing of this address has at least one; null when it is no whole address. */
export function ipTails(typed: string): string[] | null {
  const found = ipForm(typed);
  if (found === null) return null;
  // An IPv4 address may stand within an IPv6 one, in numbers or in hexadecimal.
  if (!found.address.includes(':')) return [found.address, 'ffff:'];
  const groups = found.address.split(':').filter((group) => /^[0-9a-f]+$/.test(group));
  const longest = groups.sort((a, b) => b.length - a.length)[0];
  return [longest ?? ':'];
}

/** Those of `written` that are the same address as `typed`, whatever port stands beside it, in their order. */
export function sameIps(typed: string, written: readonly string[]): string[] {
  const wanted = ipForm(typed)?.address;
  return wanted === undefined ? [] : written.filter((one) => ipForm(one)?.address === wanted);
}
