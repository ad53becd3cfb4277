/** What else Meta's and WhatsApp's record pages hold, and what goes wrong with them: each small page is written here. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { block, fields, page, pageBreak, request, section } from './meta-page.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const codes = (problems: { code: string }[] | undefined): string[] =>
  (problems ?? []).map((problem) => problem.code);

describe('sections of a record page', () => {
  it('keeps a section that it does not know, and reports it', async (t) => {
    const birds = section(
      'birds',
      'Birds',
      fields(['Wing', 'left'], ['Beak', 'short'], ['Wing', 'right'], ['Beak', 'long']),
    );
    const root = tempReturn(t, { 'records.html': page(request('Facebook', '1000001') + birds) });
    const { rows, summary } = await readAll([root]);
    assert.equal(summary.provider, 'meta-facebook');
    assert.deepEqual(
      rows.filter((row) => row.kind === 'other').map((row) => row.rest),
      [
        { Wing: 'left', Beak: 'short' },
        { Wing: 'right', Beak: 'long' },
      ],
    );
    assert.deepEqual(codes(summary.problems), ['new-section']);
  });

  it('reads a like of a comment, and each saved medium with the moment of its item', async (t) => {
    const likes = section(
      'comment_likes',
      'Comment Likes',
      block('Like', fields(['Time', '2026-10-02 10:00:00 UTC'], ['Comment Author Vanity', 'bo.lark'])) +
        block(
          'Like',
          fields(['Time', '2026-10-02 11:00:00 UTC'], ['Post Url Of Comment Liked', 'https://example.com/p']),
        ),
    );
    const media = (id: string): string =>
      block('Media', fields(['Id', id], ['Taken', '2026-09-01 08:00:00 UTC']));
    const saved = section(
      'saved_media',
      'Saved Media',
      block(
        'Saved Media Item',
        fields(['Saved At', '2026-10-03 09:00:00 UTC']) + media('7001') + media('7002'),
      ),
    );
    const root = tempReturn(t, { 'records.html': page(request('Instagram', '22') + likes + saved) });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      rows.filter((row) => row.kind === 'reaction').map((row) => [row.at, row.peers, row.text]),
      [
        [us('2026-10-02T10:00:00Z'), ['bo.lark'], undefined],
        [us('2026-10-02T11:00:00Z'), undefined, 'https://example.com/p'],
      ],
    );
    const item = rows.filter((row) => row.kind === 'media');
    assert.deepEqual(
      item.map((row) => row.at),
      [us('2026-10-03T09:00:00Z')],
    );
    for (const id of ['7001', '7002']) assert.ok(JSON.stringify(item).includes(id), `${id} is lost`);
    assert.deepEqual(summary.problems, []);
  });

  it('keeps a label that it does not know, and reports it', async (t) => {
    const logins = section(
      'ip_addresses',
      'Ip Addresses',
      fields(['IP Address', '203.0.113.77'], ['Time', '2026-10-02 10:00:00 UTC'], ['Mood', 'calm']),
    );
    const root = tempReturn(t, { 'records.html': page(request('Facebook', '1000001') + logins) });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(rows.find((row) => row.kind === 'login')!.rest, { Mood: 'calm' });
    assert.deepEqual(codes(summary.problems), ['new-label']);
    const tally = summary.ledger.items[0]!.fields.find(
      (field) => field.path === 'property-ip_addresses.Mood',
    );
    assert.deepEqual([tally?.state, tally?.count, tally?.sample], ['unknown', 1, 'calm']);
  });

  it('takes a record without an address for a record, in either order of labels', async (t) => {
    const logins = section(
      'ip_addresses',
      'Ip Addresses',
      fields(
        ['Time', '2026-10-02 10:00:00 UTC'],
        ['IP Address', '203.0.113.77'],
        ['Time', '2026-10-02 10:00:01 UTC'],
        ['Time', '2026-10-02 10:00:02 UTC'],
        ['IP Address', '203.0.113.78'],
      ),
    );
    const root = tempReturn(t, {
      'records.html': page(request('WhatsApp', '+19375550142') + logins, 'WhatsApp Business Record'),
    });
    const { rows, summary } = await readAll([root]);
    assert.equal(summary.provider, 'whatsapp');
    assert.deepEqual(
      rows.filter((row) => row.kind === 'login').map((row) => row.ip),
      ['203.0.113.77', undefined, '203.0.113.78'],
    );
  });

  it('never stays silent about a section whose markup it does not know', async (t) => {
    const strange =
      '<div id="property-likes" class="content-pane"><div class="x1"><div class="x2">Id</div><div class="x3">77</div></div></div>';
    const root = tempReturn(t, { 'records.html': page(request('Facebook', '1000001') + strange) });
    const { summary } = await readAll([root]);
    assert.ok(codes(summary.problems).includes('section-unread'));
  });

  it('leaves a page with none of the known markups to the generic reader, and says so', async (t) => {
    const root = tempReturn(t, {
      'records.html': page('<section data-kind="likes"><p>Id 77</p></section>'),
      'preservation-1.html': page(request('Facebook', '1000001')),
    });
    const { summary } = await readAll([root]);
    assert.ok(codes(summary.problems).includes('layout-unknown'));
    assert.equal(summary.ledger.generic, 1);
  });

  it('never runs a script and does not take its text for records', async (t) => {
    const script =
      '<script>document.write(\'<div id="property-likes"><div class="t i">Id<div class="m">1</div></div></div>\')</script>';
    const root = tempReturn(t, { 'records.html': page(request('Facebook', '1000001') + script) });
    const { summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { account: 1 });
    const tally = summary.ledger.items[0]!.fields.find((field) => field.path === '<script>');
    assert.equal(tally?.state, 'set_aside');
  });

  it('keeps the participants of a thread of which no message came', async (t) => {
    const thread = block(
      'Thread',
      ` (123456789)${block('Current Participants', '2026-12-01 15:04:11 UTC<div class="p"></div>a (Facebook: 1)<div class="p"></div>b (Facebook: 2)')}`,
    );
    const root = tempReturn(t, {
      'records.html': page(
        request('Facebook', '1') + section('unified_messages', 'Unified Messages', thread),
      ),
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(summary.records.byKind, { account: 1, group: 1 });
    assert.deepEqual(rows.find((row) => row.kind === 'group')!.peers, ['1', '2']);
  });
});

describe('records that stand beside their title', () => {
  const row = (label: string, value: string): string =>
    `<div class="div_table outer"><div class="div_table inner">${label}<div class="most_inner">${value}</div></div></div>`;

  it('are read like those within it, also with two attachments', async (t) => {
    const attachment = (id: number): string =>
      row('Attachments', `image-${id} (${id})`) +
      row('Type', 'image/png') +
      row('Size', '7') +
      row('Linked Media File:', `linked_media/${id}.png`);
    const body =
      row('Unified Messages', '') +
      row('Thread', '(77)') +
      row('Current Participants', '2026-12-01 15:04:11 UTC<br>a (Facebook: 1)<br>b (Facebook: 2)') +
      row('Author', 'a (Facebook: 1)') +
      row('Sent', '2026-10-02 10:00:00 UTC') +
      row('Body', 'two') +
      attachment(1) +
      attachment(2) +
      row('Author', 'b (Facebook: 2)') +
      row('Sent', '2026-10-02 10:00:01 UTC') +
      row('Body', 'none');
    const root = tempReturn(t, {
      'records.html': page(`${request('Facebook', '1')}<div id="property-unified_messages">${body}</div>`),
      'linked_media/1.png': 'one',
      'linked_media/2.png': 'two',
    });
    const { rows, summary } = await readAll([root]);
    const messages = rows.filter((one) => one.kind === 'message');
    assert.deepEqual(
      messages.map((one) => [
        one.actor,
        one.peers,
        one.thread,
        one.text,
        (one.media as string[] | undefined)?.length,
      ]),
      [
        ['1', ['2'], '77', 'two', 2],
        ['2', ['1'], '77', 'none', undefined],
      ],
    );
    assert.deepEqual(messages[0]!.rest?.Type, ['image/png', 'image/png']);
    assert.deepEqual(codes(summary.problems), []);
  });

  it('keep the album that pictures lie in', async (t) => {
    const picture = (id: string): string =>
      fields(['Id', id], ['Title', `picture ${id}`], ['Uploaded', '2026-10-02 10:00:00 UTC']);
    const albums = block('Album: Summer', picture('1') + picture('2')) + block('Album: Winter', picture('3'));
    const root = tempReturn(t, {
      'records.html': page(request('Facebook', '1') + section('photos', 'Photos', albums)),
    });
    const { rows } = await readAll([root]);
    assert.deepEqual(
      rows.filter((one) => one.kind === 'media').map((one) => [one.rest?.Id, one.rest?.Album]),
      [
        ['1', 'Summer'],
        ['2', 'Summer'],
        ['3', 'Winter'],
      ],
    );
  });

  it('take the first label of a search for its words, whatever it is called', async (t) => {
    const searches = fields(['Picked', 'river'], ['Type', 'User'], ['Time', '2026-10-02 10:00:00 UTC']);
    const root = tempReturn(t, {
      'records.html': page(request('Instagram', '1') + section('searches', 'Searches', searches)),
    });
    const { rows } = await readAll([root]);
    assert.deepEqual(
      rows.filter((one) => one.kind === 'search').map((one) => one.text),
      ['river'],
    );
  });
});

describe('page breaks', () => {
  const messages = Array.from({ length: 12 }, (_, at): [string, string][] => [
    ['Author', `river.fox22 (Instagram: ${at % 3})`],
    ['Sent', `2026-10-02 10:00:${String(at).padStart(2, '0')} UTC`],
    ['Body', `message ${at}`],
  ]);

  it('lose nothing, wherever they stand between fields or between a label and its value', async (t) => {
    const cut = fc.record({ message: fc.nat(11), field: fc.nat(2), inside: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 6 }), async (cuts) => {
        const body = messages
          .flatMap((message, at) =>
            message.map(([label, value], field) => {
              const here = cuts.find((one) => one.message === at && one.field === field);
              if (!here) return block(label, value);
              return here.inside
                ? block(label, '') + pageBreak() + block('', value)
                : pageBreak() + block(label, value);
            }),
          )
          .join('');
        const thread = block('Thread', ` (99)${body}`);
        const root = tempReturn(t, {
          'records.html': page(
            request('Instagram', '0') + section('unified_messages', 'Unified Messages', thread),
          ),
        });
        const { rows } = await readAll([root]);
        const read = rows.filter((row) => row.kind === 'message').map((row) => [row.actor, row.at, row.text]);
        assert.deepEqual(
          read,
          messages.map((_, at) => [
            String(at % 3),
            us(`2026-10-02T10:00:${String(at).padStart(2, '0')}Z`),
            `message ${at}`,
          ]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('may stand between a thread and its messages', async (t) => {
    const message = fields(
      ['Author', 'a (Facebook: 1)'],
      ['Sent', '2026-10-02 10:00:00 UTC'],
      ['Body', 'hello'],
    );
    const cut =
      block('Unified Messages', block('Thread', '')) + pageBreak() + block('', block('', ` (123)${message}`));
    const root = tempReturn(t, {
      'records.html': page(
        `${request('Facebook', '1')}<div id="property-unified_messages" class="content-pane">${cut}</div>`,
      ),
    });
    const { rows } = await readAll([root]);
    const read = rows.filter((row) => row.kind === 'message');
    assert.deepEqual(
      read.map((row) => [row.thread, row.text]),
      [['123', 'hello']],
    );
  });
});

describe("WhatsApp's records", () => {
  it('make one call of several events of one call id', async (t) => {
    const event = (type: string, time: string, from: string, to: string): string =>
      fields(
        ['Type', type],
        ['Timestamp', time],
        ['From', from],
        ['To', to],
        ['From Ip', '203.0.113.77'],
        ['From Port', '5100'],
        ['Media Type', 'audio'],
      );
    const call = (id: string, events: string): string =>
      block('Call', fields(['Call Id', id], ['Call Creator', '+19375550142']) + block('Events', events));
    const calls =
      call(
        'A1',
        event('offer', '2026-10-02 10:00:00 UTC', '+19375550142', '+19375550177') +
          event('accept', '2026-10-02 10:00:05 UTC', '+19375550177', '+19375550142') +
          event('terminate', '2026-10-02 10:03:00 UTC', '+19375550142', '+19375550177'),
      ) +
      call('B2', event('offer', '2026-10-03 10:00:00 UTC', '+19375550142', '+19375550199')) +
      call('A1', event('terminate', '2026-10-02 10:03:01 UTC', '+19375550177', '+19375550142'));
    const root = tempReturn(t, {
      'records.html': page(
        request('WhatsApp', '+19375550142') + section('call_logs', 'Call Logs', calls),
        'WhatsApp Business Record',
      ),
    });
    const { rows } = await readAll([root]);
    const read = rows.filter((row) => row.kind === 'call');
    assert.equal(read.length, 2);
    assert.deepEqual(
      [read[0]!.actor, read[0]!.peers, read[0]!.at, read[0]!.until],
      ['+19375550142', ['+19375550177'], us('2026-10-02T10:00:00Z'), us('2026-10-02T10:03:01Z')],
    );
    assert.equal((read[0]!.rest!.events as unknown[]).length, 4);
    assert.deepEqual([read[0]!.ip, read[0]!.port], ['203.0.113.77', 5100]);
  });

  it('read the message log, a record without an address included', async (t) => {
    const message = (id: string, ip?: string): string =>
      block(
        'Message',
        fields(
          ['Timestamp', '2026-10-02 10:00:00 UTC'],
          ['Message Id', id],
          ['Sender', '+19375550142'],
          ['Recipients', '+19375550177'],
          ...(ip
            ? ([
                ['Sender Ip', ip],
                ['Sender Port', '5100'],
              ] as [string, string][])
            : []),
          ['Type', 'text'],
          ['Message Style', 'individual'],
        ),
      );
    const root = tempReturn(t, {
      'records.html': page(
        request('WhatsApp', '+19375550142') +
          section('message_log', 'Message Log', message('m1', '203.0.113.77') + message('m2')),
      ),
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      rows.filter((row) => row.kind === 'message').map((row) => [row.actor, row.peers, row.ip, row.port]),
      [
        ['+19375550142', ['+19375550177'], '203.0.113.77', 5100],
        ['+19375550142', ['+19375550177'], undefined, undefined],
      ],
    );
    assert.deepEqual(summary.drift, []);
  });

  it('read the address book and miss a number that its total counts', async (t) => {
    const br = '<div class="p"></div>';
    const book = fields(
      ['Symmetric contacts', `3 Total${br}19375550177${br}19375550199`],
      ['Asymmetric contacts', `1 Total${br}19375550101`],
    );
    const root = tempReturn(t, {
      'records.html': page(
        request('WhatsApp', '+19375550142') + section('address_book_info', 'Address Book', book),
      ),
    });
    const { rows, summary } = await readAll([root]);
    assert.deepEqual(
      rows.filter((row) => row.kind === 'contact').map((row) => row.peers),
      [['19375550177'], ['19375550199'], ['19375550101']],
    );
    assert.deepEqual(codes(summary.problems), ['count-disagrees']);
  });
});
