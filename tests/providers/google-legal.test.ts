/** Google's legal return: the invented example as a folder and as zips of zips, and what goes wrong in such returns. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { parseBundleName, parseResourceName, placeOf } from '../../providers/google/legal/names.js';
import { projectPath } from '../../src/base/root.js';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { assertExpected } from './check-example.js';
import { readAll } from './read-example.js';
import { tempReturn } from './temp-return.js';

const example = projectPath('providers', 'google', 'example-legal');
const input = join(example, 'input');

type Files = Record<string, Buffer | string>;

function filesBelow(folder: string): Record<string, Buffer> {
  const files: Record<string, Buffer> = {};
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files[relative(folder, path)] = readFileSync(path);
  }
  return files;
}

async function zipOf(files: Files): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The example's folders as LERS delivers them: a zip for each bundle, in it a zip for each resource. */
async function bundles(): Promise<Record<string, Record<string, Buffer>>> {
  const made: Record<string, Record<string, Buffer>> = {};
  for (const bundle of readdirSync(input)) {
    const zips: Record<string, Buffer> = {};
    for (const resource of readdirSync(join(input, bundle)))
      zips[`${resource}.zip`] = await zipOf(filesBelow(join(input, bundle, resource)));
    made[`${bundle}.zip`] = zips;
  }
  return made;
}

async function zippedBundles(made: Record<string, Record<string, Buffer>>): Promise<Record<string, Buffer>> {
  const zipped: Record<string, Buffer> = {};
  for (const [name, zips] of Object.entries(made)) zipped[name] = await zipOf(zips);
  return zipped;
}

const codes = (summary: ReadingSummary) => (summary.problems ?? []).map(({ code }) => code);
const summaryText = (service: string, resource: string, id = '100000000001') =>
  `Originating Identifier: ines@example.com\nResolved Identifier: ${id}\nService: ${service}\nResource: ${resource}\nStart of date range: Not Specified.\nEnd of date range: Not Specified.\n`;

describe("Google's legal return", () => {
  it('is read as it was counted, from folders', async () => {
    const { summary, rows } = await readAll([input]);
    assertExpected(summary, join(example, 'expected.json'));
    assert.equal(rows.length, summary.records.total);
  });

  it('is read the same from zips of zips, loose, in bundles, or in a zip of bundles', async (t) => {
    const folder = await readAll([input]);
    const made = await bundles();
    const zipped = await zippedBundles(made);
    const returns: Files[] = [
      Object.assign({}, ...Object.values(made)),
      zipped,
      { 'outer.zip': await zipOf(zipped) },
    ];
    for (const files of returns) {
      const { summary } = await readAll([tempReturn(t, files)]);
      assert.equal(summary.reader?.id, 'google-legal');
      assert.deepEqual(summary.records, folder.summary.records);
      assert.deepEqual(summary.period, folder.summary.period);
      assert.equal(summary.bytesAccounted, summary.bytes);
    }
  });

  it('reads a zip that lies twice in it once', async (t) => {
    const made = await bundles();
    const [name, bytes] = Object.entries(made['10000001-20260514-1.zip']!)[0]!;
    made['10000001-20260514-2.zip']![name] = bytes;
    const folder = await readAll([input]);
    const { summary } = await readAll([tempReturn(t, { ...(await zippedBundles(made)), [name]: bytes })]);
    assert.deepEqual(summary.records, folder.summary.records);
  });

  it('keeps accounts, kinds of link and preserved copies apart', async () => {
    const { rows } = await readAll([input]);
    const logins = rows.filter((row) => row.ip === '203.0.113.5');
    assert.deepEqual(
      logins.map((row) => row.account),
      ['oskar.lind@example.net'],
    );
    assert.ok(
      rows.every(
        (row) => row.account === 'ines.tarn@example.com' || row.account === 'oskar.lind@example.net',
      ),
    );
    const links = rows.filter(
      (row) => row.category === 'connection_records' && row.rest?.resource !== undefined,
    );
    assert.deepEqual(
      links.map((row) => row.rest?.resource),
      [
        'GoogleAccountTargetAssociation.LinkedByCookies',
        'GoogleAccountTargetAssociation.LinkedByCookies',
        'GoogleAccountTargetAssociation.LinkedByPhone',
      ],
    );
    const changes = rows.filter((row) => row.kind === 'change');
    assert.deepEqual(
      changes.map((row) => row.notes?.length ?? 0),
      [0, 0, 1],
    );
  });

  it('reads cells of many lines, companions, and a name with a space or a sign', async () => {
    const { rows } = await readAll([input]);
    const device = rows.find((row) => row.rest?.['Most Recent Data'] !== undefined);
    assert.deepEqual(device?.rest?.['Most Recent Data'], {
      manufacturer: 'Example',
      model_name: 'Eight',
      carrier_name: 'Example Mobile',
      device_ip_country: 'US',
    });
    const picture = rows.find((row) => row.kind === 'media' && row.lat === 47.5)!;
    assert.equal(picture.at, Date.UTC(2026, 2, 13, 23) * 1000);
    assert.match(String((picture.media as string[])[0]), /^item:\d+$/);
    assert.equal(rows.filter((row) => row.kind === 'payment').length, 2);
    assert.equal(rows.filter((row) => row.category === 'voicemail').length, 1);
    const mail = rows.find((row) => String(row.text).startsWith('Grüße'));
    assert.match(String(mail?.text), /From the bridge it is near\./);
    assert.equal(rows.find((row) => row.text === 'on my way')?.at, Date.UTC(2026, 2, 2, 12) * 1000);
  });

  it('takes "no records" for an answer, also beside data', async (t) => {
    const name = 'ines@example.com.100000000001.AccessLogActivity.Devices';
    const files = {
      [`${name}_001/ExportSummary.txt`]: summaryText('AccessLogActivity', 'Devices'),
      [`${name}_001/x.csv`]: 'GAIA ID,Device Type\n100000000001,MOBILE\n',
      [`${name}_002/ExportSummary.txt`]: summaryText('AccessLogActivity', 'Devices'),
      [`${name}_002/Devices.norecords.txt`]: 'none',
    };
    const { summary } = await readAll([tempReturn(t, files)]);
    assert.equal(summary.records.byKind.device, 1);
    const finding = summary.problems?.find(({ code }) => code === 'none-held');
    assert.match(finding?.text ?? '', /AccessLogActivity\.Devices.*Other parts/s);
    const entry = summary.ledger.items.find(({ path }) => path.endsWith('norecords.txt'));
    assert.deepEqual([entry?.state, entry?.records], ['read', 0]);
    assert.match(entry?.why ?? '', /^Asked, none held/);
  });

  it('says which bundles and parts are missing, and that two requests are two', async (t) => {
    const page = '<html><h2>GOOGLE SUBSCRIBER INFORMATION</h2><ul><li>Name: Ines</li></ul></html>';
    const resource = 'ines@example.com.100000000001.GoogleAccount.SubscriberInfo';
    const { summary } = await readAll([
      tempReturn(t, {
        [`10000001-20260514-1/${resource}_001/a.html`]: page,
        [`10000001-20260514-3/${resource}_003/b.html`]: page.replace('Ines', 'Ines B'),
        [`10000007-20260601-1/${resource}_001/c.html`]: page.replace('Ines', 'Ines C'),
      }),
    ]);
    const texts = (summary.problems ?? []).map(({ text }) => text).join('\n');
    assert.match(texts, /10000001-20260514-2\.zip/);
    assert.match(texts, /parts 002 are not in the return/);
    assert.match(texts, /different requests: 10000001, 10000007/);
    assert.equal(summary.records.byKind.account, 3);
  });

  it('holds the summary against the name of its zip', async (t) => {
    const name = 'ines@example.com.100000000001.Keep.Media_001';
    const { summary } = await readAll([
      tempReturn(t, { [`${name}/ExportSummary.txt`]: summaryText('Keep', 'Notes', '100000000005') }),
    ]);
    assert.equal(codes(summary).filter((code) => code === 'summary-disagrees').length, 2);
    assert.equal(summary.reader?.id, 'google-legal');
  });

  it('is known with photos alone, and by its pages without any name', async (t) => {
    const photos = tempReturn(t, {
      'a@example.com.100000000001.GooglePhotos.PhotoResourceLegal_001/x.jpg': Buffer.from(
        'ffd8ffe000104a46494600',
        'hex',
      ),
    });
    const { summary } = await readAll([photos]);
    assert.deepEqual([summary.provider, summary.records.byKind], ['google', { media: 1 }]);
    const loose = tempReturn(t, {
      x7: '<html><h2>GOOGLE SUBSCRIBER INFORMATION</h2><li>Name: Ines</li></html>',
    });
    assert.equal((await readAll([loose])).summary.reader?.id, 'google-legal');
  });

  it('reads address books, calendars, lists of nobody’s and kept files by their resource', async (t) => {
    const name = (resource: string) => `ines@example.com.100000000001.${resource}_001`;
    const { summary, rows } = await readAll([
      tempReturn(t, {
        [`${name('Contacts.Contacts')}/a.vcf`]:
          'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Oskar Lind\r\nEMAIL:oskar.lind@example.net\r\nEND:VCARD\r\n',
        [`${name('Calendar.Calendars')}/b.ics`]:
          'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260301T100000Z\r\nSUMMARY:Mill\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
        [`${name('GoogleMeet.MeetingHistory')}/c.csv`]:
          'Meeting Code,Start Time\nabc,2026-03-01 10:00:00 UTC\n',
        [`${name('NewService.NewResource')}/d.json`]: '[{"seen":"2026-03-01T10:00:00Z","what":"x"}]',
        [`${name('Drive.FileContentAndMetadata')}/e.csv`]: 'My own,table\n1,2\n',
        [`${name('Calendar.UserSettings')}/f.html`]:
          '<html><h1>Settings</h1><p>Zone: UTC</p><p>Week start: Monday</p></html>',
      }),
    ]);
    const of = (service: string) => rows.filter((row) => row.service === service);
    assert.equal(of('Contacts.Contacts')[0]?.kind, 'contact');
    assert.equal(of('Calendar.Calendars')[0]?.at, Date.UTC(2026, 2, 1, 10) * 1000);
    assert.equal(of('GoogleMeet.MeetingHistory')[0]?.at, Date.UTC(2026, 2, 1, 10) * 1000);
    assert.equal(of('NewService.NewResource').length, 1);
    assert.deepEqual(
      of('Drive.FileContentAndMetadata').map((row) => row.kind),
      ['file'],
    );
    assert.deepEqual(of('Calendar.UserSettings')[0]?.rest, { Zone: 'UTC', 'Week start': 'Monday' });
    assert.ok(rows.every((row) => row.account === 'ines@example.com'));
    // A row of the kept table, beside the record of its file.
    assert.equal(rows.filter((row) => row.rest?.['My own'] === '1').length, 1);
    assert.equal(summary.ledger.failed, 0);
  });

  it('gives exactly twice for the same return twice', async (t) => {
    const once = filesBelow(input);
    const twice: Files = {};
    for (const [path, content] of Object.entries(once)) {
      twice[`a/${path}`] = content;
      twice[`b/${path}`] = content;
    }
    const { summary } = await readAll([tempReturn(t, twice)]);
    assert.equal(summary.records.total, 172);
    assert.equal(summary.records.byKind.login, 16);
  });
});

describe('names of a legal return', () => {
  it('are read from the right, whatever the account', () => {
    const account = fc.stringMatching(/^[a-z][a-z0-9._+-]{0,12}@[a-z]{1,8}\.(com|co\.uk)$/);
    const word = fc.constantFrom('GoogleAccount', 'Google Pay', 'GoogleFiWireless');
    const resource = fc.constantFrom('SubscriberInfo', 'Voicemails&Greetings', 'Files');
    const marker = fc.constantFrom(undefined, 'Preserved', 'Preserved.Later');
    fc.assert(
      fc.property(
        account,
        word,
        resource,
        fc.integer({ min: 1, max: 9999 }),
        marker,
        (who, service, what, part, mark) => {
          const name = `${who}.123456789012.${service}.${what}_${String(part).padStart(3, '0')}${mark ? `.${mark}` : ''}.zip`;
          assert.deepEqual(parseResourceName(name), {
            account: who,
            accountId: '123456789012',
            service,
            resource: what,
            part,
            ...(mark === undefined ? {} : { marker: mark }),
          });
        },
      ),
    );
  });

  it('are no other names', () => {
    for (const name of ['IMG_001.jpg', 'x.zip', 'report_2026.zip', 'a.b_001', 'conversations_001.csv'])
      assert.equal(parseResourceName(name), null, name);
    assert.deepEqual(parseBundleName('10000001-20260514-12.zip'), {
      request: '10000001',
      date: '20260514',
      part: 12,
    });
    assert.equal(parseBundleName('2026-05-14'), null);
  });

  it('count where they are innermost', () => {
    const { resource, bundle } = placeOf(
      'out.zip!/10000001-20260514-1.zip!/a@b.com.1234567.Mail.MessageContent_002.zip!/Mail/x.mbox',
    );
    assert.deepEqual([resource?.resource, resource?.part, bundle?.part], ['MessageContent', 2, 1]);
  });
});
