/** Makes random mails for the differential test: invented text in every common shape, and the truth beside them. */
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { randomSource } from '../bench/generate.js';

type Random = ReturnType<typeof randomSource>;

/** What was put into a mail. */
export interface Truth {
  mail: Buffer;
  subject: string;
  from: string;
  to: string[];
  date: string;
  text: string;
  attachments: { name: string; bytes: number; sha256: string }[];
}

const scripts = [
  'plain words only',
  'Grüße aus Köln',
  'Привет, как дела',
  'こんにちは世界',
  'naïve café señor',
  '😀 party 🎉',
];
const charsets = ['utf-8', 'utf-8', 'iso-8859-1', 'windows-1251', 'shift_jis', 'us-ascii'];
const pick = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)]!;

function fits(text: string, charset: string): boolean {
  if (charset === 'us-ascii') return /^[\t\n\x20-\x7e]*$/.test(text);
  return iconv.decode(iconv.encode(text, charset), charset) === text;
}

function quotedPrintable(bytes: Buffer, eol: string): string {
  let out = '';
  let line = '';
  const flush = (end: string): void => {
    out += line + end;
    line = '';
  };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 10) {
      if (/[ \t]$/.test(line)) line = `${line.slice(0, -1)}=${line.endsWith(' ') ? '20' : '09'}`;
      flush(eol);
      continue;
    }
    const plain = byte === 9 || (byte >= 32 && byte < 127 && byte !== 61);
    const piece = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (line.length + piece.length > 72) flush(`=${eol}`);
    line += piece;
  }
  return out + line;
}

function base64(bytes: Buffer, random: Random, eol: string): string {
  const width = pick(random, [76, 76, 60, 57, 1000]);
  return (bytes.toString('base64').match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(eol);
}

/** Encoded words of at most some characters each, so that long texts are cut into several. */
function encodedWords(text: string, random: Random, eol: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const q = random.below(2) === 0;
  const pieces = [...text].reduce<string[]>((list, char) => {
    const last = list[list.length - 1];
    if (last === undefined || last.length > 11) list.push(char);
    else list[list.length - 1] = last + char;
    return list;
  }, []);
  return pieces
    .map((piece) => {
      const bytes = Buffer.from(piece, 'utf8');
      if (!q) return `=?utf-8?B?${bytes.toString('base64')}?=`;
      const coded = [...bytes].map((byte) =>
        /[A-Za-z0-9]/.test(String.fromCharCode(byte))
          ? String.fromCharCode(byte)
          : byte === 32
            ? '_'
            : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      );
      return `=?UTF-8?q?${coded.join('')}?=`;
    })
    .join(`${eol} `);
}

function fileNameHeader(name: string, random: Random, eol: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `filename="${name}"`;
  if (random.below(2) === 0) return `filename*=utf-8''${encodeURIComponent(name)}`;
  const coded = encodeURIComponent(name);
  const cut = coded.indexOf('%', coded.length >> 1);
  if (cut < 0) return `filename*=utf-8''${coded}`;
  return `filename*0*=utf-8''${coded.slice(0, cut)};${eol} filename*1*=${coded.slice(cut)}`;
}

function lines(random: Random): string {
  const out: string[] = [];
  for (let n = 1 + random.below(6); n > 0; n--)
    out.push(`${pick(random, scripts)} ${random.below(1e6)} = ${'.'.repeat(random.below(90))}x`);
  return out.join('\n');
}

function textPart(random: Random, text: string, eol: string): { head: string[]; body: Buffer } {
  const charset = charsets.find((name) => random.below(3) === 0 && fits(text, name)) ?? 'utf-8';
  const bytes = iconv.encode(text, charset === 'us-ascii' ? 'ascii' : charset);
  const encoding = pick(random, ['quoted-printable', 'base64', '8bit']);
  const body =
    encoding === 'quoted-printable'
      ? Buffer.from(quotedPrintable(bytes, eol), 'latin1')
      : encoding === 'base64'
        ? Buffer.from(base64(Buffer.from(bytes), random, eol), 'latin1')
        : Buffer.from(bytes.toString('latin1').replaceAll('\n', eol), 'latin1');
  return {
    head: [
      `Content-Type: text/plain; charset=${pick(random, [charset, `"${charset.toUpperCase()}"`])}`,
      `Content-Transfer-Encoding: ${encoding}`,
    ],
    body,
  };
}

/** One mail; the same for the same seed. */
export function randomMail(seed: number): Truth {
  const random = randomSource(seed * 7919 + 13);
  const eol = pick(random, ['\n', '\r\n']);
  const subject = `${pick(random, scripts)} ${seed}`;
  const text = lines(random);
  const stamp = Date.UTC(
    2001 + random.below(25),
    random.below(12),
    1 + random.below(28),
    random.below(24),
    random.below(60),
    random.below(60),
  );
  const name = pick(random, ['Ada Quill', 'Quill, Ada', 'Ädä Quïll', '']);
  const sender = `user${random.below(99)}@example.com`;
  const shown = /^[\x20-\x7e]*$/.test(name)
    ? name.includes(',')
      ? `"${name}"`
      : name
    : encodedWords(name, random, eol);
  const to = Array.from({ length: 1 + random.below(3) }, (_, n) => `to${n}.${random.below(999)}@example.org`);
  const head = [
    `Received: from mail.example.net (mail.example.net [198.51.100.7])${eol}\tby mx.example.com; ${new Date(stamp).toUTCString()}`,
    `From: ${shown === '' ? sender : `${shown} <${sender}>`}`,
    `To: ${to.map((address, n) => (n === 1 ? `"Doe, Jane (x)" <${address}>` : address)).join(`,${eol} `)}`,
    `Subject: ${encodedWords(subject, random, eol)}`,
    `Date: ${new Date(stamp).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${seed}@example.com>`,
    'MIME-Version: 1.0',
  ];
  const attachments: Truth['attachments'] = [];
  const part = textPart(random, text, eol);
  let body: Buffer;
  if (random.below(3) === 0) {
    head.push(...part.head);
    body = part.body;
  } else body = multipart(random, seed, part, head, attachments, eol);
  const mail = Buffer.concat([Buffer.from(`${head.join(eol)}${eol}${eol}`, 'utf8'), body, Buffer.from(eol)]);
  return { mail, subject, from: sender, to, date: new Date(stamp).toISOString(), text, attachments };
}

function multipart(
  random: Random,
  seed: number,
  part: { head: string[]; body: Buffer },
  head: string[],
  attachments: Truth['attachments'],
  eol: string,
): Buffer {
  const boundary = `=_b${seed}`;
  head.push(`Content-Type: multipart/mixed;${eol}\tboundary="${boundary}"`);
  const pieces: Buffer[] = [Buffer.from(`a preamble${eol}`)];
  const put = (lines_: string[], body: Buffer): void => {
    pieces.push(Buffer.from(`--${boundary}${eol}${lines_.join(eol)}${eol}${eol}`), body, Buffer.from(eol));
  };
  const html = `<p>${'the same in HTML '.repeat(3)}</p>`;
  if (random.below(2) === 0) put(part.head, part.body);
  else {
    const inner = `inner_${boundary}`;
    const both = Buffer.concat([
      Buffer.from(`--${inner}${eol}${part.head.join(eol)}${eol}${eol}`),
      part.body,
      Buffer.from(
        `${eol}--${inner}${eol}Content-Type: text/html; charset=utf-8${eol}${eol}${html}${eol}--${inner}--${eol}`,
      ),
    ]);
    put(
      [`Content-Type: multipart/alternative; boundary=${inner.includes('=') ? `"${inner}"` : inner}`],
      both,
    );
  }
  for (let n = random.below(3); n > 0; n--) {
    const bytes = Buffer.from(Array.from({ length: random.below(5000) }, () => random.below(256)));
    const name = `${pick(random, ['report', 'Übersicht für Ada', '報告書', 'a b'])}-${n}.bin`;
    attachments.push({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    put(
      [
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; ${fileNameHeader(name, random, eol)}`,
        'Content-Transfer-Encoding: base64',
      ],
      Buffer.from(base64(bytes, random, eol)),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--${eol}an epilogue`));
  return Buffer.concat(pieces);
}
