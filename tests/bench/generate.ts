/** Makes large synthetic returns for the speed tests: the same bytes for the same arguments, no real person in them. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** `meta` is the markup of today; the others are those of its earlier pages, newest first. */
export type Kind = 'snap' | 'meta' | 'meta-inline' | 'meta-class' | 'meta-table' | 'google';

/** Where each kind lies in its return, so that readers know it by layout. */
export const fileNames: Record<Kind, string> = {
  snap: 'conversations.csv',
  meta: 'records.html',
  'meta-inline': 'records.html',
  'meta-class': 'records.html',
  'meta-table': 'records.html',
  google: 'Records.json',
};

/** What was written: lines of the table, messages, or positions. */
export interface Generated {
  records: number;
  bytes: number;
}

/** A small generator of pseudo-random numbers (xorshift32): speed and repeatability are all that is asked of it. */
export function randomSource(seed: number): { below(n: number): number } {
  let state = seed | 0 || 1;
  return {
    below(n) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % n;
    },
  };
}

const vocabulary = (
  'amber basin cedar delta eagle fable gable hazel ivory jade kiln lunar maple nectar olive pearl quartz ridge ' +
  'saddle timber umber velvet walnut yarrow zinc bridge corner doorway evening garden'
).split(' ');
const start = Date.UTC(2026, 0, 1);

type Random = ReturnType<typeof randomSource>;

function sentence(random: Random): string {
  const words: string[] = [];
  for (let n = 4 + random.below(20); n > 0; n--) words.push(vocabulary[random.below(vocabulary.length)]!);
  return words.join(' ');
}

function person(n: number): string {
  return `sample.person${String(n).padStart(2, '0')}`;
}

/** `2026-01-01 00:00:41 UTC`, 41 seconds further with each record. */
function clock(n: number): string {
  return `${new Date(start + n * 41_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

interface Layout {
  head: string;
  tail: string;
  /** The n-th record, from 1. */
  record(n: number, random: Random): string;
}

const ruler = '='.repeat(76);
const columns =
  'content_type,message_type,conversation_id,message_id,reply_to_message_id,conversation_title,sender_username,' +
  'sender_user_id,recipient_username,recipient_user_id,text,media_id,is_saved,is_one_on_one,timestamp';

const snap: Layout = {
  head:
    '"Target username,sample.person00\nDate range,2026-01-01 00:00:00 UTC to 2026-12-31 23:59:59 UTC\n\n' +
    `Made by a generator for speed tests. No real account.\ntimestamp: when it was sent (UTC)"\r\n${ruler}\r\n${columns}\r\n`,
  tail: '',
  record(n, random) {
    const from = random.below(48);
    const to = (from + 1 + random.below(47)) % 48;
    const pair = `${Math.min(from, to)}~${Math.max(from, to)}`;
    const ids = [from, to].map((who) => `5a5a5a5a-0000-4000-8000-${String(who).padStart(12, '0')}`);
    const quoted = `"${sentence(random)}, and then"`;
    return `TEXT,TEXT,chat-${pair},${2_000_000 + n},,,${person(from)},${ids[0]},${person(to)},${ids[1]},${quoted},,true,true,${clock(n)}\r\n`;
  },
};

/** A label with its value, in one generation of Meta's markup. */
type Labelled = (label: string, value: string) => string;

const minified: Labelled = (label, value) =>
  `<div class="t o"><div class="t i">${label}<div class="m"><div>${value}<div class="p"></div></div></div></div></div>`;
const classes: Labelled = (label, value) =>
  `<div class="div_table outer">\n <div class="div_table inner">${label}<div class="most_inner">${value}</div></div>\n</div>`;
const inline: Labelled = (label, value) =>
  `<div class="div_table" style="font-weight: bold;"><div class="div_table" style="display:table;">${label}<div class="div_table" ` +
  `style="font-weight: normal; display:table-cell;"><div>${value}<br /></div></div></div></div>`;
const tables: Labelled = (label, value) => `<table><tr><th>${label}</th><td>${value}</td></tr></table>`;

/** Messages in a generation of Meta's markup; every 89th text goes on past a page marker, as their pages do. */
function metaLayout(labelled: Labelled): Layout {
  return {
    head:
      '<html><head><title>Meta Platforms Business Record</title></head><body>' +
      `<div id="property-request_parameters" class="content-pane">${labelled('Service', 'Instagram')}${labelled('Target', '100000000000001')}</div>` +
      `<div id="property-unified_messages" class="content-pane">${labelled('Unified Messages Definition', 'Made by a generator for speed tests.')}`,
    tail: '</div></body></html>',
    record(n, random) {
      const thread = n % 400 === 1 ? labelled('Thread', ` (${7_000_000 + Math.floor(n / 400)})`) : '';
      const who = random.below(48);
      const author = labelled('Author', `${person(who)} (Instagram: ${900_000 + who})`);
      const words = sentence(random);
      const page = `<div id="page_${n}" class="pageBreak">Meta Platforms Business Record Page ${n}</div>`;
      const body = n % 89 === 0 ? labelled('Body', '') + page + labelled('', words) : labelled('Body', words);
      return `${thread}${author}${labelled('Sent', clock(n))}${body}\n`;
    },
  };
}

const google: Layout = {
  head: '{"locations":[',
  tail: ']}',
  record(n, random) {
    const timestamp = new Date(start + n * 60_000).toISOString();
    const position = {
      latitudeE7: 397_000_000 + random.below(2_000_000),
      longitudeE7: -842_000_000 + random.below(2_000_000),
      accuracy: 3 + random.below(60),
      altitude: random.below(300),
      source: 'WIFI',
      deviceTag: 1_234_567_890,
      activity: [
        {
          activity: [
            { type: 'STILL', confidence: 81 },
            { type: 'IN_VEHICLE', confidence: 9 },
          ],
          timestamp,
        },
      ],
      platformType: 'ANDROID',
      formFactor: 'PHONE',
      serverTimestamp: timestamp,
      deviceTimestamp: timestamp,
      timestamp,
    };
    return (n > 1 ? ',' : '') + JSON.stringify(position);
  },
};

const layouts: Record<Kind, Layout> = {
  snap,
  meta: metaLayout(minified),
  'meta-inline': metaLayout(inline),
  'meta-class': metaLayout(classes),
  'meta-table': metaLayout(tables),
  google,
};

/** Writes a file of at least `megabytes` million bytes. */
export function generate(kind: Kind, file: string, megabytes: number): Generated {
  const layout = layouts[kind];
  const random = randomSource(20261124);
  const out = openSync(file, 'w');
  const goal = megabytes * 1_000_000;
  let written = 0;
  let pending = layout.head;
  let records = 0;
  const flush = (): void => {
    written += writeSync(out, pending);
    pending = '';
  };
  while (written + pending.length < goal) {
    pending += layout.record(++records, random);
    if (pending.length > 1 << 20) flush();
  }
  pending += layout.tail;
  flush();
  closeSync(out);
  return { records, bytes: written };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , kind, file, megabytes] = process.argv;
  const made = generate(kind as Kind, file!, Number(megabytes));
  process.stdout.write(`${JSON.stringify({ kind, file, ...made })}\n`);
}
