/** Makes an mbox like a Gmail Takeout for the speed test: the same bytes for the same arguments, no real person in it. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { randomSource } from './generate.js';

type Random = ReturnType<typeof randomSource>;

const vocabulary = (
  'amber basin cedar delta eagle fable gable hazel ivory jade kiln lunar maple nectar olive pearl quartz ridge saddle timber ' +
  'umber velvet walnut yarrow zinc bridge corner doorway evening garden café façade naïve señor'
).split(' ');
const people = ['ada.quill', 'bo.marsh', 'cy.dune', 'dee.frost', 'eli.stone', 'fay.brook'];
const start = Date.UTC(2026, 0, 1);

/** What was written. */
export interface GeneratedMail {
  mails: number;
  attachments: number;
  bytes: number;
}

function words(random: Random, count: number): string {
  const out: string[] = [];
  for (let n = 0; n < count; n++) out.push(vocabulary[random.below(vocabulary.length)]!);
  return out.join(' ');
}

function paragraphs(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => words(random, 30 + random.below(60)));
}

/** Quoted-printable with lines of at most 76 characters. */
function quotedPrintable(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let out = '';
    for (const byte of Buffer.from(line, 'utf8')) {
      const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x3d;
      const piece = plain
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      if (out.length + piece.length > 75) {
        lines.push(`${out}=`);
        out = '';
      }
      out += piece;
    }
    lines.push(out);
  }
  return lines.join('\r\n');
}

function base64(bytes: Buffer): string {
  return (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
}

function noise(random: Random, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) buffer.writeInt32LE(random.below(0x7fffffff), at);
  return buffer;
}

function html(random: Random, texts: string[]): string {
  const rows = texts.map(
    (text) =>
      `<tr><td style="padding:0 0 16px 0;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px;color:#222222"><p>${text}</p><a href="https://example.com/r/${random.below(1e9)}?utm_source=mail&amp;utm_medium=${random.below(1e6)}" style="color:#1155cc;text-decoration:none">Read more</a></td></tr>`,
  );
  return `<!doctype html><html><head><meta charset="utf-8"><style>.a{color:#111}.b{margin:0 auto}</style></head><body><table width="600" cellpadding="0" cellspacing="0" border="0" class="b">\n${rows.join('\n')}\n</table></body></html>`;
}

function head(random: Random, no: number): string[] {
  const at = new Date(start + no * 61_000);
  const date = at.toUTCString().replace('GMT', '+0000');
  const id = `${no.toString(36)}.${random.below(1e9).toString(36)}`;
  const [from, to] = [people[random.below(people.length)]!, people[random.below(people.length)]!];
  const token = (length: number): string => noise(random, length).toString('base64');
  const signature = [token(54), token(54), token(54), token(54)].join('\r\n         ');
  return [
    `From ${1_700_000_000_000 + no}@xxx ${at.toUTCString().slice(0, 3)} ${at.toUTCString().slice(8, 11)} ${at.toUTCString().slice(5, 7)} ${at.toISOString().slice(11, 19)} +0000 2026`,
    `X-GM-THRID: ${1_700_000_000_000 + (no >> 2)}`,
    `X-Gmail-Labels: =?UTF-8?Q?Inbox,Important,Caf=C3=A9?=,\r\n Opened`,
    `Delivered-To: ${to}@example.com`,
    `Received: by 2002:a05:6a10:9195:b0:${random.below(4096).toString(16)}:0:0 with SMTP id h${id}csp; ${date}`,
    `X-Received: by 2002:a17:902:d487:: with SMTP id c7mr${random.below(1e6)}plg; ${date}`,
    `ARC-Seal: i=1; a=rsa-sha256; t=${Math.floor(at.getTime() / 1000)}; cv=none; d=example.com; s=arc; b=${signature}`,
    `Received: from mail.example.org (mail.example.org. [198.51.100.${random.below(254) + 1}]) by mx.example.com with ESMTPS id ${id} for <${to}@example.com>; ${date}`,
    `Received: from [192.168.1.${random.below(254) + 1}] (host.example.net [203.0.113.${random.below(254) + 1}]) by mail.example.org with ESMTPSA; ${date}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1; h=from:to:subject:date; bh=${token(32)}; b=${signature}`,
    `Authentication-Results: mx.example.com; dkim=pass header.i=@example.org; spf=pass smtp.mailfrom=${from}@example.org`,
    `MIME-Version: 1.0`,
    `From: "${from.replace('.', ' ')}" <${from}@example.org>`,
    `To: ${to}@example.com`,
    `Subject: =?UTF-8?B?${Buffer.from(words(random, 5)).toString('base64')}?=`,
    `Date: ${date}`,
    `Message-ID: <${id}@mail.example.org>`,
    ...(no % 4 === 0 ? [] : [`References: <${((no >> 2) << 2).toString(36)}.thread@mail.example.org>`]),
  ];
}

function alternative(random: Random, boundary: string): string[] {
  const texts = paragraphs(random, 3 + random.below(8));
  return [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(texts.join('\n\n')),
    '',
    `--${boundary}`,
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(html(random, texts)),
    '',
    `--${boundary}--`,
  ];
}

function withAttachments(random: Random, boundary: string, count: number): string[] {
  const lines = [
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...alternative(random, `${boundary}a`),
  ];
  for (let n = 0; n < count; n++) {
    const name = `report-${random.below(1e6)}.pdf`;
    lines.push(
      `--${boundary}`,
      `Content-Type: application/pdf; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      base64(noise(random, 20_000 + random.below(300_000))),
    );
  }
  return [...lines, `--${boundary}--`];
}

function body(random: Random, no: number): { lines: string[]; attachments: number } {
  const boundary = `0000${no.toString(16).padStart(12, '0')}`;
  const dice = random.below(100);
  if (dice < 8) {
    const attachments = 1 + random.below(2);
    return { lines: withAttachments(random, boundary, attachments), attachments };
  }
  if (dice < 60) return { lines: alternative(random, boundary), attachments: 0 };
  if (dice < 75) {
    const page = Buffer.from(html(random, paragraphs(random, 10)));
    return {
      lines: [
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        base64(page),
      ],
      attachments: 0,
    };
  }
  const lines = [
    'Content-Type: text/plain; charset="UTF-8"; format=flowed',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...paragraphs(random, 8),
  ];
  return { lines, attachments: 0 };
}

/** Writes an mbox of about `megabytes` (10^6 bytes). By bytes about half is attachments, a third HTML, the rest text and heads. */
export function generateMail(file: string, megabytes: number, seed = 7): GeneratedMail {
  const random = randomSource(seed);
  const made: GeneratedMail = { mails: 0, attachments: 0, bytes: 0 };
  const handle = openSync(file, 'w');
  try {
    while (made.bytes < megabytes * 1e6) {
      const { lines, attachments } = body(random, made.mails);
      const text = [...head(random, made.mails), ...lines, '', ''].join('\r\n');
      made.bytes += writeSync(handle, Buffer.from(text, 'utf8'));
      made.mails++;
      made.attachments += attachments;
    }
  } finally {
    closeSync(handle);
  }
  return made;
}
