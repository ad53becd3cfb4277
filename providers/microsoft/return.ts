/** Reads Microsoft's legal return of mail: one file of header fields for each mail, `*.eml_hdr.eml`, and whole mails beside them. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { readEml } from '../../src/returns/mail/read-mail.js';
import { mailHead } from './mail-head.js';

export const reader: Reader = {
  id: 'microsoft',
  version: 1,
  provider: 'microsoft',
  title: "Microsoft's legal return of mail",
  layouts: [{ id: 'mail-headers', title: 'one file of header fields for each mail, *.eml_hdr.eml (2022)' }],
  recognise,
  start: () => new MicrosoftRun(),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  let found: Item | null = null;
  for (const item of listing.items) {
    const head = await mailHead(item);
    if (head === null || !head.alone) continue;
    if (head.microsoft || (head.originating && isNamed(item))) {
      const how = head.microsoft
        ? 'that name a mail server of Microsoft'
        : 'with X-Originating-IP, and is named *.eml_hdr.eml';
      return {
        score: 90,
        layout: 'mail-headers',
        evidence: `${item.name} holds nothing but the header fields of a mail, ${how}.`,
      };
    }
    if (found === null && head.originating) found = item;
  }
  if (found === null) return null;
  const evidence = `${found.name} holds nothing but the header fields of a mail, X-Originating-IP among them.`;
  return { score: 55, layout: 'mail-headers', evidence };
}

function isNamed(item: Item): boolean {
  return /\.eml_hdr\.eml$/i.test(item.base);
}

class MicrosoftRun implements ReaderRun {
  async claim(item: Item): Promise<Claim | null> {
    const head = await mailHead(item);
    if (head === null) return null;
    if (head.alone && (head.microsoft || head.originating || isNamed(item)))
      return { table: 'mail', read: (file, out) => read(file, out, true) };
    // A whole mail is Microsoft's when its own mail server was the last to take it.
    return head.delivered ? { table: 'mail', read: (file, out) => read(file, out, false) } : null;
  }
}

async function read(item: Item, out: Output, alone: boolean): Promise<void> {
  await readEml(item, out, { service: 'Outlook.com', category: alone ? 'mail_headers' : 'message_content' });
}
