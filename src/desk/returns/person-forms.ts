/** A number or a mail address typed as a person stands for every way that it is written in the records. */
import { searchTail, writtenForms } from '../../returns/people/same-person.js';
import type { ReadingRef, RecordFilters, Records } from '../../store/records/query.js';

/**
 * Filters in which the person is the text itself and every other writing of the same number or address.
 * @param region ISO country of the agency, for numbers without a country code
 */
export async function withWrittenForms(
  records: Pick<Records, 'writtenLike'>,
  readings: readonly ReadingRef[],
  filters: RecordFilters,
  region: string,
): Promise<RecordFilters> {
  const typed = [filters.person ?? []].flat();
  const all = new Set(typed);
  for (const one of typed) {
    const like = searchTail(one, region);
    if (like === null) continue;
    for (const form of writtenForms(one, await records.writtenLike(readings, like), region)) all.add(form);
  }
  return all.size === typed.length ? filters : { ...filters, person: [...all] };
}
