/** The page of subscriber information: facts of the account as `Label: value`, and the table of IP activity. */

import type { Item, Output, RecordDraft } from '../../../src/returns/contract.js';
import { emptyRecord } from '../../../src/returns/empty-record.js';
import { type HtmlBlock, readHtmlTables } from '../../../src/returns/html-table.js';
import type { TableSpec } from '../../../src/returns/table.js';
import { instant } from '../../../src/returns/time.js';
import type { Facts } from '../context.js';

/** Labels that are known, as they stand on the page. */
export const subscriberLabels = [
  'Google Account ID',
  'Name',
  'Given Name',
  'Family Name',
  'e-Mail',
  'Alternate e-Mails',
  'Contact e-Mail',
  'Recovery e-Mail',
  'Created on',
  'Terms of Service IP',
  'Terms of Service Country',
  'Terms of Service Language',
  'Birthday (Month Day, Year)',
  'Services',
  'Status',
  'Last Updated Date',
  'Last Logins',
  'Deletion Date',
  'End of Service Date',
  'Recovery SMS',
  'User Phone Numbers',
  '2-Step Verification Phone Numbers',
  'Phone Numbers',
];
const known = new Map(subscriberLabels.map((label) => [label.toLowerCase(), label]));

/** IP activity of the page. */
export const ipActivity: TableSpec = {
  id: 'ip activity',
  kind: 'login',
  category: 'login_ip_history',
  service: 'Google Account',
  columns: {
    Timestamp: { to: 'at' },
    'IP Address': { to: 'ip' },
    'Activity Type': { to: 'text' },
    'Android ID': { to: 'rest' },
    'Apple iOS IDFV': { to: 'rest' },
    'Raw User Agents': { to: 'device' },
  },
  aliases: {
    'Raw User Agent': 'Raw User Agents',
    'User Agent': 'Raw User Agents',
    'Apple IDFV': 'Apple iOS IDFV',
    'Time Stamp': 'Timestamp',
    IP: 'IP Address',
  },
  required: ['Timestamp', 'IP Address'],
};

/** What the page says of the account. */
class AccountFacts {
  readonly values: Record<string, string> = emptyRecord();
  start = -1;
  end = 0;
  #last: string | null = null;

  constructor(private readonly out: Output) {}

  block({ text, tag, offset, length }: HtmlBlock): void {
    for (const line of text.split('\n')) this.#line(line, /^h\d$|^title$/.test(tag));
    if (this.start < 0) this.start = offset;
    this.end = offset + length;
  }

  pair(label: string, value: string): void {
    this.#take(label.trimEnd().replace(/:$/, '').trimEnd(), value);
  }

  #line(line: string, heading: boolean): void {
    const found = /^([^:]{1,60}?)\s*:\s*(.*)$/s.exec(line);
    if (found !== null && !heading) this.#take(found[1]!, found[2]!);
    else if (!heading && this.#last !== null && line.trim() !== '') this.#add(this.#last, line.trim());
    else if (line.trim() !== '') this.#heading(line.trim());
  }

  /** A heading that the layout is not known to have is kept with the account. */
  #heading(line: string): void {
    this.out.field('(headings)', 'read', 1);
    if (!/^(GOOGLE SUBSCRIBER INFORMATION|IP ACTIVITY)$/i.test(line)) this.#add('(heading)', line);
  }

  /** A label that is not known is a value's second line when a time or an address has the colon; else a new label. */
  #take(label: string, value: string): void {
    const name = known.get(label.toLowerCase());
    if (name === undefined && this.#last !== null && /\d$/.test(label)) {
      this.#add(this.#last, `${label}:${value}`);
      return;
    }
    this.#last = name ?? label;
    if (name === undefined) this.#drift(label);
    this.out.field(
      this.#last,
      name === undefined ? 'unknown' : 'read',
      value === '' ? 0 : 1,
      undefined,
      value,
    );
    if (value !== '') this.#add(this.#last, value);
  }

  #drift(label: string): void {
    const text = `The subscriber page has the label "${label}", which this reader does not know. Its value is kept with the account; tell the maintainers of the reader.`;
    this.out.finding('drift', 'label-new', text);
  }

  #add(label: string, value: string): void {
    this.values[label] = this.values[label] === undefined ? value : `${this.values[label]}\n${value}`;
  }
}

/** Emits one `account` with everything that the page says, and one `login` for each row of IP activity. */
export async function readSubscriber(item: Item, out: Output, facts: Facts): Promise<void> {
  const account = new AccountFacts(out);
  const own = () => facts.account ?? account.values['e-Mail'] ?? account.values['Google Account ID'];
  const spec: TableSpec = {
    ...ipActivity,
    after: (draft) => {
      const id = own();
      if (id !== undefined) draft.account = id;
    },
  };
  await readHtmlTables(item, out, spec, {
    onBlock: (block) => account.block(block),
    onPair: (label, value) => account.pair(label, value),
    other: otherTable,
  });
  out.rows(1);
  out.record(accountRecord(account, own()));
  const id = own();
  const name = account.values.Name;
  if (id !== undefined) out.account({ id, ...(name ? { name } : {}), service: 'Google', role: 'subject' });
  await out.drain();
}

function accountRecord({ values, start, end }: AccountFacts, account: string | undefined): RecordDraft {
  const draft: RecordDraft = {
    kind: 'account',
    category: 'basic_subscriber',
    service: 'Google Account',
    account,
    text: values.Name,
    ip: values['Terms of Service IP'],
    rest: { ...values },
    source: { offset: Math.max(0, start), length: Math.max(0, end - start) },
  };
  const created = values['Created on'];
  if (created !== undefined) draft.at = instant.any(created);
  return draft;
}

/** A further table of the page, kept whole under its own header. */
export function otherTable(header: readonly string[]): TableSpec {
  const columns: TableSpec['columns'] = {};
  for (const name of header) columns[name] = { to: 'rest' };
  return { id: 'table', kind: 'other', columns };
}

/** True for the page. */
export function isSubscriberPage(head: string): boolean {
  return /GOOGLE SUBSCRIBER INFORMATION/i.test(head) && /<(li|h2|table|p|div)\b/i.test(head);
}
