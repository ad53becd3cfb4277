/** A page break may cut a record page anywhere: wherever breaks stand, the records are the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { page } from './meta-page.js';
import { type Row, readAll } from './read-example.js';
import { tempReturn } from './temp-return.js';

/** A labelled block: lines of text, or blocks, or lines and then blocks. */
interface Block {
  label: string;
  lines: string[];
  blocks: Block[];
}

const leaf = (label: string, ...lines: string[]): Block => ({ label, lines, blocks: [] });
const holder = (label: string, blocks: Block[], ...lines: string[]): Block => ({ label, lines, blocks });

const [river, marlow] = ['river.fox22 (Instagram: 22)', 'marlow.pike (Instagram: 77)'];

function message(n: number): Block[] {
  const blocks = [
    leaf('Author', n % 2 ? river! : marlow!),
    leaf('Sent', `2026-10-02 10:00:0${n} UTC`),
    leaf('Body', `first line of ${n}`, 'and a second line', 'and the third'),
  ];
  if (n === 1) {
    const parts = [
      leaf('Type', 'image/png'),
      leaf('Size', '7'),
      leaf('Linked Media File:', 'linked_media/1.png'),
    ];
    blocks.push(holder('Attachments', parts, 'image-1 (1)'));
  }
  if (n === 2)
    blocks.push(
      holder('Call Record', [leaf('Type', 'audio'), leaf('Missed', 'false'), leaf('Duration', '61')]),
    );
  return blocks;
}

const login = (n: number): Block[] => [
  leaf('IP Address', `198.51.100.${n}:4000${n}`),
  leaf('Time', `2026-10-03 10:00:0${n} UTC`),
  leaf('Action', 'Login'),
];

const sections: [string, Block][] = [
  [
    'request_parameters',
    holder('Request Parameters', [
      leaf('Service', 'Instagram'),
      leaf('Target', '22'),
      leaf('Account Identifier', 'river.fox22'),
    ]),
  ],
  ['emails', leaf('Registered Email Addresses', 'a@example.com', 'b@example.org', 'c@example.net')],
  ['followers', leaf('Followers', marlow!, 'sam.heron (Instagram: 99)', 'wren.teal (Instagram: 101)')],
  ['ip_addresses', holder('Ip Addresses', [...login(1), ...login(2), ...login(3)])],
  [
    'unified_messages',
    holder('Unified Messages', [
      holder(
        'Thread',
        [
          leaf('Current Participants', '2026-10-02 09:00:00 UTC', river!, marlow!),
          ...message(1),
          ...message(2),
          ...message(3),
        ],
        ' (9001)',
      ),
      holder(
        'Thread',
        [leaf('Current Participants', '2026-10-02 09:00:00 UTC', river!), ...message(4)],
        ' (9002)',
      ),
    ]),
  ],
  [
    'message_log',
    holder('Message Log', [
      holder('Message', [
        leaf('Timestamp', '2026-10-04 10:00:00 UTC'),
        leaf('Sender', '22'),
        leaf('Recipients', '77', '99'),
        leaf('Type', 'text'),
      ]),
      holder('Message', [
        leaf('Timestamp', '2026-10-04 10:00:01 UTC'),
        leaf('Sender', '77'),
        leaf('Recipients', '22'),
        leaf('Type', 'text'),
      ]),
    ]),
  ],
];

/** What stands at one of the places where a break may be. */
type Cut = 'none' | 'marker' | 'reopened';

/** Writes the sections in the markup of 2025-26, asking at each place whether a page ends there. */
class Writer {
  text = '';
  places = 0;
  #depth = 0;
  #pages = 1;

  constructor(private readonly cutAt: (place: number) => Cut) {}

  section([id, block]: [string, Block]): void {
    this.text += `<div id="property-${id}" class="content-pane">`;
    this.#block(leaf(`${block.label} Definition`, 'What is held.'));
    this.#block(block);
    this.text += '</div>\n';
  }

  #block({ label, lines, blocks }: Block): void {
    this.#place('');
    this.#open(label);
    this.#place('');
    for (const [at, line] of lines.entries()) this.#line(line, at === lines.length - 1 && blocks.length > 0);
    for (const block of blocks) this.#block(block);
    this.#close();
  }

  /** Words of a line with a place after each; a line ends with a break, and after it is a place too. */
  #line(line: string, beforeBlocks: boolean): void {
    const words = line.split(/(?<=[a-z]) (?=[a-z])/);
    words.forEach((word, at) => {
      this.text += word;
      if (at < words.length - 1) this.#place(' ');
    });
    if (beforeBlocks) return;
    this.text += '<div class="p"></div>';
    this.#place('');
  }

  #open(label: string): void {
    this.text += `<div class="t o"><div class="t i">${label}<div class="m"><div>`;
    this.#depth += 1;
  }

  #close(): void {
    this.text += '</div></div></div></div>';
    this.#depth -= 1;
  }

  /** `between` is what stands here where no block ends: the blank between two words. */
  #place(between: string): void {
    const cut = this.cutAt(this.places++);
    const depth = this.#depth;
    if (cut !== 'reopened') this.text += between;
    if (cut === 'reopened') for (let at = 0; at < depth; at++) this.#close();
    if (cut !== 'none') {
      this.#pages += 1;
      this.text += `<div id="page_${this.#pages}" class="pageBreak">Meta Platforms Business Record Page ${this.#pages}</div>`;
    }
    if (cut === 'reopened') for (let at = 0; at < depth; at++) this.#open('');
  }
}

function write(cutAt: (place: number) => Cut): Writer {
  const writer = new Writer(cutAt);
  for (const section of sections) writer.section(section);
  return writer;
}

/** Everything but where it stands and that a break was met. */
function content(row: Row): unknown {
  const { seq: _seq, offset: _offset, length: _length, notes, ...rest } = row;
  const kept = notes?.filter((note) => !note.includes('page break')) ?? [];
  return { ...rest, notes: kept };
}

describe('page breaks in every place', () => {
  const whole = write(() => 'none');

  it('are tried at places enough', () => assert.ok(whole.places > 150));

  it('leave the records as they are without any', async (t) => {
    const files = { 'linked_media/1.png': 'png' };
    const read = async (body: string): Promise<unknown> => {
      const root = tempReturn(t, { ...files, 'records.html': page(body) });
      const { rows, summary } = await readAll([root]);
      return { rows: rows.map(content), codes: summary.problems?.map((problem) => problem.code) };
    };
    const plain = await read(whole.text);
    assert.deepEqual(
      (plain as { rows: { kind: string }[] }).rows.map((row) => row.kind),
      // One account of the request and one of each address, three followers, three log-ins, four of the threads, two of the log.
      [
        ...[
          'account',
          'account',
          'account',
          'account',
          'contact',
          'contact',
          'contact',
          'login',
          'login',
          'login',
        ],
        ...['message', 'call', 'message', 'message', 'message', 'message'],
      ],
    );
    for (const cut of ['marker', 'reopened'] as const) {
      for (let place = 0; place < whole.places; place++) {
        const { text } = write((at) => (at === place ? cut : 'none'));
        assert.deepEqual(await read(text), plain, `${cut} at place ${place}`);
      }
    }
    const cuts = fc.array(fc.tuple(fc.nat(whole.places - 1), fc.constantFrom<Cut>('marker', 'reopened')), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(cuts, async (list) => {
        const at = new Map(list);
        assert.deepEqual(await read(write((place) => at.get(place) ?? 'none').text), plain);
      }),
      { numRuns: 60 },
    );
  });
});
