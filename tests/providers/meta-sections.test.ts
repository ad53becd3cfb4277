/** Every section that public notes name, with the labels that they name, in each of the four markups. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Markup, markups } from './meta-markups.js';
import { page } from './meta-page.js';
import { type Row, readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const ids = (
  'name alternate_name name_changes emails email_changes phone_numbers removed_phone_numbers vanity vanity_changes ' +
  'registration_date registration_ip account_end_date account_status_history gender date_of_birth address current_city ' +
  'hometown locale spoken_languages website bio about_me profile_uri screen_names profile_picture logins ip_addresses ' +
  'devices devices_info recognized_devices machines friends friend_requests followers following incoming_follow_requests ' +
  'groups group_messages linked_accounts shared_access account_owner_shared_access last_location last_location_area ' +
  'checkins wallposts status_updates photos videos live_videos archived_live_videos archived_stories unarchived_stories ' +
  'archived_quicksnap notes comments likes searches privacy_settings popular_block direct_shares direct_stories ' +
  'unified_messages reported_conversations reported_disappearing_messages encrypted_groups_info support_correspondence ' +
  'credit_cards paypal_accounts direct_debit payment_accounts ncmec_reports community_notes threads_profile_picture ' +
  'threads_following threads_followers threads_registration_date threads_posts_and_replies threads_archived_stories ' +
  'threads_community_notes threads_unified_messages shares posts_to_other_walls message_log call_logs prospective_login_ips ' +
  'privacy_blocks comment_likes saved_media encrypted_connection_info phone_number_changes password_changes ' +
  'account_read_receipts registrations_info offline_log_info groups_info address_book_info'
).split(' ');

/** Section, kind of its records, and the labels of one record in their order. */
const labelled: [string, string, string][] = [
  ['ip_addresses', 'login', 'IP Address|Time|Action|Agent String'],
  ['prospective_login_ips', 'login', 'Timestamp|IP Address|Port'],
  ['logins', 'login', 'Time|IP Address'],
  ['devices', 'device', 'Type|Id|Active|User'],
  [
    'devices_info',
    'device',
    'Os Type|Os Version|Device Type|Active|Is Tablet|Family Device Id|Family Device First Seen|Family Device Last Seen|' +
      'Blocked Status|User Agent|Value|App Id|Last Seen|Associated Users',
  ],
  ['recognized_devices', 'device', 'Date Created|Name|Device and Browser'],
  ['machines', 'device', 'Cookie|First Seen|Seen Count|User|Seen'],
  ['searches', 'search', 'Search|Type|Time'],
  [
    'comments',
    'post',
    'Id|Date|Status|Text|Media account id|Media owner|Media Content Id|Owner|Privacy Setting',
  ],
  [
    'likes',
    'reaction',
    'Id|Taken|Status|Liked Post Author Vanity|Like Timestamp|Url|Source|Filter|Is Published|Carousel Id|Shared By Author|Upload Ip|' +
      'Liked Post Owner Vanity|Shared to Platform|Cross Post Id|Owner',
  ],
  [
    'videos',
    'media',
    'Author|Id|Title|Description|Link|Uploaded|Upload Ip|Privacy Setting|Likes Count|Reactions Count|Comments Count|Share Count',
  ],
  ['archived_stories', 'post', 'Story Id|Timestamp'],
  ['direct_shares', 'message', 'Id|Time'],
  ['direct_stories', 'message', 'Media Id|Time'],
  ['friend_requests', 'contact', 'Sender|Recipient|Time|Accepted|Rejected|Hidden|Marked As Spam'],
  ['groups', 'group', 'Name|Id|Join Date'],
  ['support_correspondence', 'support', 'Ticket ID|Ticket Subject|Time Created|From|To|Subject|Time|Body'],
  [
    'credit_cards',
    'account',
    'Card Type|BIN|Last 4|Payment Account ID|Payment Credential ID|First|Middle|Last|Street|Street2|City|State|Zip|Country',
  ],
  ['linked_accounts', 'account', 'Service|Identifier|Time'],
  ['group_messages', 'post', 'Id|Post Author|Post Date|Post'],
  ['threads_posts_and_replies', 'post', 'post author id|content id|timestamp|setting'],
  ['shares', 'post', 'Date Created|Link|Summary|Text|Title|Url|Photo Id'],
  ['posts_to_other_walls', 'post', 'Id|Post|Time|Timeline Owner'],
  ['wallposts', 'post', 'To|From|Id|Time|Text'],
  ['status_updates', 'post', 'Posted|Status|Mobile|Id|Author|Display Date'],
  ['bio', 'account', 'Text|Creation Time'],
  ['privacy_blocks', 'contact', 'Blocker|Blocked'],
  ['encrypted_connection_info', 'device', 'Device Type|Device Manufacturer|Device Model|Device Os Version'],
  ['registrations_info', 'account', 'Registration|Time|Registered'],
  ['offline_log_info', 'message', 'Timestamp|From|Event|Subtype|Content'],
  ['groups_info', 'group', 'Name|Id|Creation Time'],
];

/** Labels of the instant, the first of a record's that counts; none where the section has no time of its own. */
const instants =
  /^(?:time|timestamp|date|like timestamp|last seen|seen|date created|uploaded|posted|post date|join date|creation time)$/i;

/** An invented value for a label of the n-th record. */
function sampleOf(label: string, n: number): string {
  if (/ip address|upload ip/i.test(label)) return n === 1 ? '198.51.100.10' : '2001:db8::1';
  if (label === 'Port') return `510${n}`;
  if (
    /^(?:author|post author|post author id|sender|recipient|user|from|to|media owner|timeline owner)$/i.test(
      label,
    )
  )
    return `person.${n} (Instagram: ${n}${n})`;
  if (instants.test(label) || /^taken$|first seen|time created|display date/i.test(label))
    return `2026-10-0${n} 10:00:00 UTC`;
  return `${label} no. ${n}`;
}

function section({ field }: Markup, id: string, content: string): string {
  const title = id.replaceAll('_', ' ');
  return `<div id="property-${id}" class="content-pane">${field(`${title} Definition`, 'What is held.')}${field(title, content)}</div>\n`;
}

function request(markup: Markup): string {
  return section(
    markup,
    'request_parameters',
    markup.field('Service', 'Instagram') + markup.field('Target', '22'),
  );
}

for (const [name, markup] of Object.entries(markups)) {
  describe(`sections in the ${name} markup`, () => {
    it('say each that none is held, and make no record', async (t) => {
      const none = ids.map((id) => section(markup, id, 'No responsive records located'));
      const root = tempReturn(t, { 'records.html': page(request(markup) + none.join('')) });
      const { summary } = await readAll([root]);
      assert.deepEqual([summary.records.byKind, summary.problems], [{ account: 1 }, []]);
      const said = summary.ledger.items[0]!.fields.filter((field) => /none held/.test(field.why ?? ''));
      assert.deepEqual(said.map((field) => field.path).sort(), ids.map((id) => `property-${id}`).sort());
    });

    it('keep every value of two records, with the instant, the address and no label unknown', async (t) => {
      const two = (labels: string[]): string =>
        [1, 2]
          .map((n) => labels.map((label) => markup.field(label, sampleOf(label, n))).join(''))
          .join(markup.between);
      const sections = labelled.map(([id, , labels]) => section(markup, id, two(labels.split('|'))));
      const root = tempReturn(t, { 'records.html': page(request(markup) + sections.join('')) });
      const { rows, summary } = await readAll([root]);
      assert.deepEqual(summary.problems, []);
      for (const [id, kind, labels] of labelled) {
        const found = rows.filter((row) => row.path === `property-${id}`);
        assert.deepEqual(
          found.map((row) => row.kind),
          [kind, kind],
          id,
        );
        found.forEach((row, at) => void checkRow(row, id, labels.split('|'), at + 1));
      }
    });
  });
}

function checkRow(row: Row, id: string, labels: readonly string[], n: number): void {
  const all = JSON.stringify(row);
  for (const label of labels) {
    const value = sampleOf(label, n).replace(/^.*\(Instagram: (\d+)\)$/, '$1');
    assert.ok(all.includes(value), `${id}: the value of ${label} is lost`);
  }
  if (labels.some((label) => instants.test(label))) assert.equal(row.at, us(`2026-10-0${n}T10:00:00Z`), id);
  if (labels.some((label) => /ip address|upload ip/i.test(label)))
    assert.equal(row.ip, sampleOf('IP Address', n), id);
}
