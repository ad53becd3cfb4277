/** An MMS: parts that are text, media or layout, and the addresses of all who take part. */
import { createHash } from 'node:crypto';
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import type { Parties } from '../../src/returns/declared/parties.js';
import type { Fields } from '../../src/returns/fields.js';
import { nameOf, timeOf } from './attributes.js';
import { directed, known } from './direction.js';

/** What Android writes in place of the phone's own number. */
const self = 'insert-address-token';

const kept = (
  'text_only sub retr_st ct_cls sub_cs read ct_l tr_id st msg_box m_cls d_tm read_status ct_t retr_txt_cs d_rpt ' +
  'm_id date_sent seen m_type v exp pri rr resp_txt rpt_a locked retr_txt resp_st m_size readable_date ' +
  'contact_name from_address sub_id creator status tc'
).split(' ');

export function mmsDraft(f: Fields, draft: RecordDraft, out: Output, parties: Parties): void {
  draft.service = 'MMS';
  draft.at = timeOf(f, 'date');
  parts(f, draft);
  const together = f.text('address');
  draft.thread = together;
  if (together !== undefined) out.thread(together);
  const { from, others } = addresses(f, together);
  const box = f.text('msg_box');
  directed(draft, box, box === '1' ? [from, ...others].filter((one) => one !== undefined) : others);
  if (box !== '1') draft.actor = from;
  const name = nameOf(f);
  for (const one of [from, ...others])
    if (one !== undefined) known(out, parties, one, one === together ? name : undefined);
  f.keep(...kept);
}

/** Type 137 is the sender; 151, 130 and 129 are To, Cc and Bcc. Without them, `address` joins the others by `~`. */
function addresses(f: Fields, together: string | undefined): { from?: string; others: string[] } {
  let from: string | undefined;
  const others: string[] = [];
  for (const addr of f.children('addrs')) {
    const address = addr.text('address');
    const type = addr.text('type');
    addr.keep('type', 'charset');
    if (address === undefined) continue;
    if (address === self) addr.keep('address');
    else if (type === '137') from ??= address;
    else if (!others.includes(address)) others.push(address);
  }
  if (from === undefined && others.length === 0) others.push(...(together?.split('~') ?? []));
  return { from, others };
}

/** Text parts become the text; SMIL is how the phone lays the parts out; anything else is an attachment. */
function parts(f: Fields, draft: RecordDraft): void {
  const texts: string[] = [];
  const media: string[] = [];
  for (const part of f.children('parts')) {
    const type = part.text('ct');
    part.keep('seq', 'ct', 'name', 'chset', 'cd', 'fn', 'cid', 'cl', 'ctt_s', 'ctt_t', 'sub_id');
    const text = part.text('text');
    if (type === 'application/smil') {
      part.aside('text', 'how the parts are laid out on the screen');
    } else if (type?.startsWith('text/') === true && text !== undefined) texts.push(text);
    else if (text !== undefined) part.keep('text');
    const data = part.text('data');
    if (type === 'application/smil' || (data === undefined && type?.startsWith('text/') === true)) continue;
    media.push(named(part) ?? `part ${part.text('seq') ?? ''}`.trim());
    if (data !== undefined) draft.rest = attached(draft.rest, media.at(-1)!, data);
  }
  if (texts.length > 0) draft.text = texts.join('\n');
  if (media.length > 0) draft.media = media;
}

function named(part: Fields): string | undefined {
  return part.text('cl') ?? part.text('fn') ?? part.text('name') ?? part.text('cid');
}

/** What a bare file of these bytes would hash to; the bytes themselves stay in the original. */
function attached(
  rest: Record<string, unknown> | undefined,
  name: string,
  data: string,
): Record<string, unknown> {
  const bytes = Buffer.from(data, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = (rest?.attachments as unknown[] | undefined) ?? [];
  return { ...rest, attachments: [...before, { name, bytes: bytes.length, sha256 }] };
}
