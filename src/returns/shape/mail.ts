/** Shapes mail: separators, names of headers, parts and encodings stay; what they say goes, bodies become filler. */
import { fillExactly } from './filler.js';
import type { Names } from './names.js';
import { shapeValue } from './values.js';

/** Headers whose values are terms of the standard. */
const terms = /^(mime-version|content-transfer-encoding|content-disposition|content-type)$/i;
const mediaTypes =
  /^(text\/(plain|html|csv|calendar)|multipart\/(mixed|alternative|related|report|signed)|image\/(jpeg|png|gif)|application\/(pdf|octet-stream|zip|json)|message\/rfc822)$/i;
const charsets =
  /^(utf-8|us-ascii|iso-8859-1|iso-8859-15|windows-1252|koi8-r|shift_jis|iso-2022-jp|gb2312|big5)$/i;

export async function* shapeMail(
  lines: AsyncIterable<{ text: string; end: string }>,
  names: Names,
): AsyncGenerator<string> {
  const mail = new MailLines(names);
  for await (const { text, end } of lines) yield mail.line(text) + end;
}

class MailLines {
  private inHeader = true;
  private base64 = false;
  private header = '';
  private readonly bounds = new Map<string, string>();
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  line(text: string): string {
    if (/^From \S+.*\d{4}/.test(text) && !this.unfinished()) return this.begin();
    const bound = /^--(.*?)(--)?$/.exec(text);
    const known = bound === null ? undefined : this.bounds.get(bound[1]!.trimEnd());
    if (known !== undefined) {
      this.inHeader = bound![2] === undefined;
      this.base64 = false;
      return `--${known}${bound![2] ?? ''}`;
    }
    if (this.inHeader) return this.headerLine(text);
    if (text === '') return text;
    if (this.base64) return 'Z'.repeat(Math.max(4, Math.floor(text.length / 4) * 4));
    return shapeValue(text)
      .replaceAll('\n', ' ')
      .replace(/^From /, 'from ')
      .replace(/=/g, '');
  }

  /** A separator line begins a mail wherever it stands, as mbox readers take it. */
  private begin(): string {
    this.inHeader = true;
    this.base64 = false;
    this.header = '';
    return 'From zuzo@qoqo.example Wed Jun 07 06:07:06 2006';
  }

  private unfinished(): boolean {
    return this.inHeader && this.header !== '' && this.base64;
  }

  private headerLine(text: string): string {
    if (text === '') {
      this.inHeader = false;
      this.header = '';
      return text;
    }
    const [, name, gap, value] = /^([!-9;-~]+)(:\s*)([\s\S]*)$/.exec(text) ?? [];
    if (/^\s/.test(text) || name === undefined) return ` ${this.value(text.trim())}`;
    this.header = name.toLowerCase();
    const own = /^x-|[^A-Za-z-]/i.test(name) ? this.names.name(name) : this.known(name);
    return `${own}${gap}${this.value(value!)}`;
  }

  private known(name: string): string {
    return terms.test(name) || this.names.isKnown(name) ? name : this.names.name(name);
  }

  private value(value: string): string {
    if (this.header === 'content-transfer-encoding') {
      this.base64 = /base64/i.test(value);
      return /^(base64|quoted-printable|7bit|8bit|binary)$/i.test(value.trim()) ? value : '7bit';
    }
    if (this.header === 'mime-version') return '1.0';
    if (terms.test(this.header)) return this.parameters(value);
    return shapeValue(value).replace(/[\r\n]+/g, ' ');
  }

  private parameters(value: string): string {
    return value
      .split(';')
      .map((part) => {
        const [, lead = '', name = '', quote = '', inner = ''] =
          /^(\s*)([\w*-]+)=("?)([^"]*)"?\s*$/.exec(part) ?? [];
        if (name === '') return this.term(part);
        return `${lead}${this.names.isKnown(name) || /^(boundary|charset|filename|name|format)$/i.test(name) ? name : 'name'}=${quote}${this.parameter(name.toLowerCase(), inner)}${quote}`;
      })
      .join(';');
  }

  private term(part: string): string {
    const plain = part.trim();
    if (plain === '') return part;
    return mediaTypes.test(plain) || /^(attachment|inline)$/i.test(plain)
      ? part
      : ' application/octet-stream';
  }

  private parameter(name: string, value: string): string {
    if (name === 'charset') return charsets.test(value) ? value : 'utf-8';
    if (name !== 'boundary') return shapeValue(value).replace(/["\r\n;]/g, ' ');
    let shaped = this.bounds.get(value);
    if (shaped === undefined) {
      shaped = `zuzo${fillExactly(20)}`;
      this.bounds.set(value, shaped);
    }
    return shaped;
  }
}
