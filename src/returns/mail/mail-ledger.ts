/** Tells the ledger what became of each header field and each part of the mails of one file. */
import type { Output } from '../contract.js';
import type { BodyText } from './body-text.js';
import { headerUse } from './header-fields.js';
import type { Header, ParsedMail } from './parsed-mail.js';

/** Message-IDs kept to find mails that come twice. */
const mostIds = 200_000;

const mails = (count: number): string => (count === 1 ? '1 mail' : `${count} mails`);

/** One for a file. */
export class MailLedger {
  mails = 0;
  twice = 0;
  undated = 0;
  /** `Message-ID` → where the mail with it begins. */
  readonly #ids = new Map<string, number>();

  constructor(private readonly out: Output) {}

  mail(mail: ParsedMail, body: BodyText): void {
    this.mails++;
    this.out.rows(1);
    for (const header of mail.headers) this.#header(header, '');
    for (const nested of mail.nested) for (const header of nested.headers) this.#header(header, 'nested[].');
    for (const { name, value } of mail.partHeaders)
      this.#header({ name, key: name.toLowerCase(), value }, 'parts[].');
    this.#parts(mail, body);
  }

  /** Where an earlier mail of this file with the same Message-ID begins. */
  seen(messageId: string | undefined, offset: number): number | undefined {
    if (messageId === undefined || messageId === '' || messageId.length > 1000) return undefined;
    const before = this.#ids.get(messageId);
    if (before !== undefined) this.twice++;
    else if (this.#ids.size < mostIds) this.#ids.set(messageId, offset);
    return before;
  }

  /** The closing sentences. */
  done(): void {
    if (this.twice > 0) {
      const more = this.#ids.size >= mostIds ? ` Looked for among the first ${mostIds} mails only.` : '';
      this.out.finding(
        'warning',
        'mail-twice',
        `${mails(this.twice)} with the Message-ID of an earlier mail of this file: kept, with a note that says where the earlier one is.${more}`,
      );
    }
    if (this.undated > 0)
      this.out.finding(
        'warning',
        'mail-undated',
        `${mails(this.undated)} without a Date header that can be read: no time is made up. The times of the Received headers, if there are any, stand in the rest of each record.`,
      );
  }

  #header({ name, key, value }: Header, prefix: string): void {
    const known = headerUse(key);
    const count = value === '' ? 0 : 1;
    if (known === null)
      this.out.field(prefix + name, 'unknown', count, 'no reader knows this header; kept in the rest', value);
    else if ('to' in known.use) this.out.field(prefix + (known.name ?? name), 'read', count);
    else this.out.field(prefix + (known.name ?? name), 'set_aside', count, known.use.aside);
  }

  #aside(path: string, count: number, why: string): void {
    this.out.field(path, 'set_aside', count, why);
  }

  #parts(mail: ParsedMail, body: BodyText): void {
    for (const [type, count] of mail.types) {
      if (type === 'text/html' && body.asideHtml > 0) {
        this.out.field(
          '(part) text/html',
          'set_aside',
          body.asideHtml,
          'the plain text of the same alternative was read',
        );
        if (count > body.asideHtml) this.out.field('(part) text/html', 'read', count - body.asideHtml);
      } else this.out.field(`(part) ${type}`, 'read', count);
    }
    if (mail.cutText > 0)
      this.#aside('(bytes of text beyond 8 MiB of one mail)', mail.cutText, 'not kept; open the original');
    if (mail.unlisted > 0)
      this.#aside('(parts beyond 10,000 of one mail)', mail.unlisted, 'only counted; open the original');
    if (mail.outside > 0)
      this.out.field(
        '(text between parts)',
        'set_aside',
        1,
        'for mailers that do not know MIME; nobody sees it',
      );
  }
}
