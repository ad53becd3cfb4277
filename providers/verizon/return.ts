/** Reads Verizon's older wireless call detail records (CSV of eleven columns). Newer layouts are not public. */
import type { RecordDraft } from '../../src/returns/contract.js';
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';

const rest = { to: 'rest' } as const;

/** Call Direction as an open-source police plug-in reads it; Verizon's own key is not public. */
const directions: Record<string, 'in' | 'out' | 'mobile'> = {
  '0': 'in',
  '6': 'in',
  '1': 'out',
  '3': 'out',
  '2': 'mobile',
};

let mobile = '';
let dialled = '';
let calling = '';
let code = '';

export const cdr: TableSpec = {
  id: 'call_detail_records',
  kind: 'call',
  category: 'call_detail_records',
  service: 'Verizon Wireless',
  required: ['Mobile Directory Number', 'Call Direction', 'Seizure Dt Tm'],
  columns: {
    'Network Element Name': rest,
    'Mobile Directory Number': {
      via: (value) => {
        mobile = value;
      },
    },
    'Dialed Digit Number': {
      via: (value) => {
        dialled = value;
      },
    },
    'Call Direction': {
      via: (value) => {
        code = value;
      },
    },
    'Seizure Dt Tm': { to: 'at', parse: (text) => instant.any(text, { order: 'mdy' }) },
    'Seizure Duration': rest,
    'First Serving Cell Site': rest,
    'First Serving Cell Face': rest,
    'Last Serving Cell Site': rest,
    'Last Serving Cell Face': rest,
    'Calling Party Number': {
      via: (value) => {
        calling = value;
      },
    },
  },
  after(draft) {
    takeParties(draft);
    mobile = '';
    dialled = '';
    calling = '';
    code = '';
  },
};

/** Who called whom, by the direction code; every number stays in the rest under its own name. */
function takeParties(draft: RecordDraft): void {
  const numbers = {
    'Mobile Directory Number': mobile,
    'Dialed Digit Number': dialled,
    'Call Direction': code,
    'Calling Party Number': calling,
  };
  draft.rest = {
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== '')),
    ...draft.rest,
  };
  if (mobile !== '') draft.account = mobile;
  const way = directions[code.trim()];
  if (way === undefined) {
    if (code !== '')
      draft.notes = [
        `call direction ${code} is not explained by any source: caller and called were not told apart`,
      ];
    const others = [calling, dialled].filter((number) => number !== '' && number !== mobile);
    if (others.length > 0) draft.peers = [...new Set(others)];
    return;
  }
  const incoming = way === 'in';
  const caller = incoming ? calling : calling === '' ? mobile : calling;
  const target = incoming ? mobile : dialled;
  if (caller !== '') draft.actor = caller;
  if (target !== '') draft.peers = [target];
  const words = { in: 'incoming', out: 'outgoing', mobile: 'mobile to mobile' }[way];
  draft.notes = [
    `${words}, by call direction ${code} as an open-source reader of these files takes it; Verizon’s own key is not public`,
  ];
}

const zoneWarning =
  'Seizure Dt Tm is kept as a wall clock: the file does not say its zone, and the provider’s key is not public. Ask Verizon’s security assistance team in which zone the switch wrote it.';

export const reader = declaredReader<Set<string>>({
  id: 'verizon-wireless',
  version: 1,
  provider: 'verizon',
  title: 'Verizon Wireless call detail records (older CSV)',
  layouts: [{ id: 'cdr-11', title: 'call detail records of eleven columns, CSV' }],
  parts: [
    tablePart<Set<string>>(cdr, {
      layout: 'cdr-11',
      proof: ['Mobile Directory Number', 'Seizure Dt Tm', 'First Serving Cell Face'],
      preamble: 40,
      begin: ({ out }) => out.finding('warning', 'zone-not-stated', zoneWarning),
      each(draft, { out, state }) {
        const { account } = draft;
        if (account === undefined || state.has(account)) return;
        state.add(account);
        out.account({ id: account, service: 'Verizon Wireless', role: 'subject' });
      },
    }),
  ],
  state: () => new Set(),
});
