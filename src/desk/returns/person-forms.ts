/** A number, a mail or an IP address that is typed stands for every way that it is written in the records. */
import { emailForm, mailboxHint } from '../../returns/people/email.js';
import { ipTails, sameIps } from '../../returns/people/same-ip.js';
import { searchTail, writtenForms } from '../../returns/people/same-person.js';
import type { ReadingRef, RecordFilters, Records } from '../../store/records/query.js';

type Written = Pick<Records, 'writtenLike' | 'ipsLike'>;

/**
 * Filters in which the person and the IP address are the text itself and every other writing of the same one.
 * @param region ISO country of the agency, for numbers without a country code
 */
export async function withWrittenForms(
  records: Written,
  readings: readonly ReadingRef[],
  filters: RecordFilters,
  region: string,
): Promise<RecordFilters> {
  const [person, ip] = await Promise.all([
    personForms(records, readings, [filters.person ?? []].flat(), region),
    ipForms(records, readings, filters.ip),
  ]);
  return { ...filters, ...(person === null ? {} : { person }), ...(ip === null ? {} : { ip }) };
}

/** Null where nothing is to be added. */
async function personForms(
  records: Written,
  readings: readonly ReadingRef[],
  typed: readonly string[],
  region: string,
): Promise<string[] | null> {
  const all = new Set(typed);
  for (const one of typed) {
    const like = searchTail(one, region);
    if (like === null) continue;
    for (const form of writtenForms(one, await records.writtenLike(readings, like), region)) all.add(form);
  }
  return all.size === typed.length ? null : [...all];
}

/** The beginning of an address (`203.0.113.`, `2001:db8:`) stays what it is. */
async function ipForms(
  records: Written,
  readings: readonly ReadingRef[],
  typed: RecordFilters['ip'],
): Promise<string[] | null> {
  if (typeof typed !== 'string' || typed === '' || /[.:*]$/.test(typed)) return null;
  const tails = ipTails(typed);
  if (tails === null) return null;
  const same = sameIps(typed, await records.ipsLike(readings, tails));
  return same.every((one) => one === typed) ? null : [...new Set([typed, ...same])];
}

/**
 * Other written addresses that Gmail delivers to the mailbox of this one. They are not the same text, so no filter takes them
 * together; a person is told of them.
 */
export async function sameMailbox(
  records: Written,
  readings: readonly ReadingRef[],
  typed: string,
): Promise<string[]> {
  const own = emailForm(typed);
  const mailbox = own === null ? null : mailboxHint(own);
  if (own === null || mailbox === null || !mailbox.endsWith('@gmail.com')) return [];
  const written = await records.writtenLike(readings, { gmail: mailbox.split('@')[0]! });
  const forms = written.flatMap((one) => emailForm(one) ?? []);
  return [...new Set(forms)].filter((one) => one !== own && mailboxHint(one) === mailbox);
}
