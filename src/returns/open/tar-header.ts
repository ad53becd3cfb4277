/** One header block of a tar: ustar, GNU and the old form (POSIX.1-2017 pax, "ustar Interchange Format"). */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** What a block says. */
export interface TarHeader {
  name: string;
  size: number;
  /** Seconds since 1970; null when the field cannot be read. */
  mtime: number | null;
  /** The type flag as it stands: `0` or NUL for a file, `5` folder, `x` pax, `L` long name … */
  type: string;
}

export const block = 512;

/** The header in a block; null when its checksum does not fit, as of data or a damaged header. */
export function tarHeader(bytes: Buffer): TarHeader | null {
  if (bytes.length < block || !checksumFits(bytes)) return null;
  const size = numberField(bytes, 124, 12);
  if (size === null) return null;
  const prefix = bytes.toString('latin1', 257, 263) === 'ustar\0' ? text(bytes, 345, 155) : '';
  const name = text(bytes, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    mtime: numberField(bytes, 136, 12),
    type: bytes[156] === 0 ? '0' : String.fromCharCode(bytes[156]!),
  };
}

/** Text up to its first NUL; UTF-8 where valid, else by Latin-1, which loses no byte. */
export function tarText(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  const whole = end < 0 ? bytes : bytes.subarray(0, end);
  return isUtf8(whole) ? whole.toString('utf8') : iconv.decode(whole, 'latin1');
}

function text(bytes: Buffer, at: number, length: number): string {
  return tarText(bytes.subarray(at, at + length));
}

/** Octal digits, or GNU's binary form for what they cannot hold. Null when neither. */
function numberField(bytes: Buffer, at: number, length: number): number | null {
  if ((bytes[at]! & 0x80) !== 0) {
    // A set second bit is a negative number, which no size and no time of ours is.
    if ((bytes[at]! & 0x40) !== 0) return null;
    let value = bytes[at]! & 0x3f;
    for (let i = 1; i < length; i++) value = value * 256 + bytes[at + i]!;
    return Number.isSafeInteger(value) ? value : null;
  }
  const digits = bytes
    .toString('latin1', at, at + length)
    .replace(/[\0 ].*$/s, '')
    .trim();
  const padded =
    digits === ''
      ? bytes
          .toString('latin1', at, at + length)
          .replace(/\0/g, '')
          .trim()
      : digits;
  if (padded === '') return 0;
  return /^[0-7]+$/.test(padded) ? Number.parseInt(padded, 8) : null;
}

/** The sum of all bytes with the field itself as blanks; some old programs summed them as signed. */
function checksumFits(bytes: Buffer): boolean {
  const stated = numberField(bytes, 148, 8);
  let plain = 0;
  let signed = 0;
  for (let i = 0; i < block; i++) {
    const byte = i >= 148 && i < 156 ? 32 : bytes[i]!;
    plain += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return stated !== null && stated !== 0 && (stated === plain || stated === signed);
}

/** Fields of a pax header: `<length> <key>=<value>\n`, one after the other. Stops at the first that is none. */
export function paxFields(bytes: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const length = space < 0 ? Number.NaN : Number(bytes.toString('latin1', at, space));
    if (!Number.isInteger(length) || length <= space - at + 1 || at + length > bytes.length) break;
    const field = bytes.toString('utf8', space + 1, at + length - 1);
    const equals = field.indexOf('=');
    if (equals > 0) fields.set(field.slice(0, equals), field.slice(equals + 1));
    at += length;
  }
  return fields;
}
