/** Fills a record from the plain members in which Facebook's lists say things, beside Meta's label–value shapes. */
import { isIP } from 'node:net';
import type { RecordDraft } from '../../src/returns/contract.js';
import { listOf, objectOf, text } from './entry-facts.js';

/** Members that are known in Facebook's lists; all are kept as they came. */
export const facebookKeys =
  'label value name data tags action ip_address user_agent datr_cookie city region country site_name events added_timestamp removed_timestamp category user_app_scoped_id advertiser_name has_data_file_custom_audience has_remarketing_custom_audience has_in_person_store_visit created_timestamp updated_timestamp ip status contact_info marked_as_spam external_context'.split(
    ' ',
  );

/** Adds what the entry says in words: title, action, post or comment; name, address, device and place. */
export function describePlain(draft: RecordDraft, entry: Record<string, unknown>): void {
  const pair = text(entry.label) === '' ? [] : [`${text(entry.label)}: ${text(entry.value)}`];
  const said = [...pair, text(entry.title), text(entry.name), text(entry.action), ...dataTexts(entry.data)];
  const line = said.filter((part) => part !== '').join(' · ');
  if (line !== '') draft.text = line;
  const ip = [entry.ip_address, entry.ip].map(text).find((value) => isIP(value) !== 0);
  if (ip !== undefined) draft.ip = ip;
  if (text(entry.user_agent) !== '') draft.device = text(entry.user_agent);
  const place = [entry.city, entry.region, entry.country].map(text).filter((part) => part !== '');
  if (place.length > 0) draft.place = place.join(', ');
  if (draft.kind === 'contact' && text(entry.name) !== '') draft.peers = [text(entry.name)];
}

function dataTexts(data: unknown): string[] {
  return listOf(data)
    .map(objectOf)
    .flatMap((part) =>
      [part.post, part.text, objectOf(part.comment).comment, objectOf(part.reaction).reaction].map(text),
    );
}
