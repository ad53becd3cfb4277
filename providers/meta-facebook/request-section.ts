/** Reads the request parameters of a page: whom it is about, which service, which dates were searched. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { type Field, fieldOf, textOf } from './field.js';
import { BlockSection } from './section-reader.js';
import { parseRange } from './times.js';
import { parseUser } from './users.js';

export class RequestSection extends BlockSection {
  /** The date range as printed. */
  range: string | null = null;

  /** Sets the page's subject, service and range; the parameters are also kept as one record of the account. */
  protected override finishDraft(draft: RecordDraft, fields: readonly Field[]): void {
    const value = (key: string): string | null => textOf(fieldOf(fields, key));
    const { page } = this;
    page.service = value('service') ?? page.service;
    this.range = value('date range') ?? this.range;
    if (this.range) page.range = parseRange(this.range);
    this.#subject(value('target'), value('account identifier'));
    draft.text = ['Request parameters', value('service'), value('account identifier') ?? value('target')]
      .filter((part) => part !== null)
      .join(' · ');
  }

  /** The stable number names the account; the identifier that the process gave is its name. */
  #subject(target: string | null, identifier: string | null): void {
    const { page } = this;
    const user = parseUser(target ?? identifier ?? '');
    if (!user) return;
    page.account = user.id;
    const name = user.name ?? nameIn(identifier);
    const service = user.service ?? page.service;
    page.out.account({ id: user.id, role: 'subject', ...(name && { name }), ...(service && { service }) });
  }
}

/** `https://www.instagram.com/river.fox22` names river.fox22. */
function nameIn(identifier: string | null): string | undefined {
  if (identifier === null) return undefined;
  const link = /^https?:\/\/[^/]+\/([^/?#]+)\/?$/.exec(identifier);
  return link ? decodeURIComponent(link[1]!) : identifier;
}
