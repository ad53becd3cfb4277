/** The old logs of Kik: lines of tab-separated fields without a header. Which log it is shows in what the fields hold. */
import { isIP } from 'node:net';

export type LogTable =
  | 'bind'
  | 'friend'
  | 'chat_sent'
  | 'chat_platform_sent'
  | 'group_msg'
  | 'group_msg_platform';

/** What the fields of a log are, by place; `time` is the readable form of the first. */
export const logFields: Record<LogTable, string[]> = {
  bind: ['epoch_ms', 'user', 'ip', 'port', 'time', 'country'],
  friend: ['epoch_ms', 'user', 'other', 'time'],
  chat_sent: ['epoch_ms', 'sender', 'recipient', 'message_count', 'ip', 'time'],
  chat_platform_sent: ['epoch_ms', 'sender', 'recipient', 'media_type', 'content_id', 'ip', 'time'],
  group_msg: ['epoch_ms', 'sender', 'group', 'recipient', 'message_count', 'ip', 'time'],
  group_msg_platform: ['epoch_ms', 'sender', 'group', 'recipient', 'media_type', 'content_id', 'ip', 'time'],
};

/** Kik writes this where the address is the other party's. */
export const withheld = 'REDACTED';

const isMs = (text: string | undefined): boolean => /^\d{13}$/.test(text ?? '');
const isNumber = (text: string | undefined): boolean => /^\d{1,6}$/.test(text ?? '');
const isTime = (text: string | undefined): boolean => /\d{4}.*\d{1,2}:\d{2}/.test(text ?? '');
const isAddress = (text: string | undefined): boolean =>
  text === withheld || isIP(text ?? '') !== 0 || /^\d{1,3}(\.\d{1,3}){3}$/.test(text ?? '');

/** The log that a line belongs to; null when it is none. Fields after the time are new ones and do not count. */
export function shapeOf(fields: readonly string[]): LogTable | null {
  if (!isMs(fields[0])) return null;
  if (isAddress(fields[2]) && isNumber(fields[3]) && isTime(fields[4])) return 'bind';
  if (isAddress(fields[6]) && isTime(fields[7])) return 'group_msg_platform';
  if (isAddress(fields[5]) && isTime(fields[6]))
    return isNumber(fields[4]) ? 'group_msg' : 'chat_platform_sent';
  if (isNumber(fields[3]) && isAddress(fields[4]) && isTime(fields[5])) return 'chat_sent';
  return isTime(fields[3]) ? 'friend' : null;
}

/** The log of a file, from its first lines; null unless all whole lines agree. */
export function shapeOfHead(text: string): LogTable | null {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const whole = lines.length > 1 ? lines.slice(0, Math.min(20, lines.length - 1)) : lines;
  const shapes = new Set(whole.map((line) => shapeOf(line.split('\t'))));
  const [only] = [...shapes];
  return shapes.size === 1 && only !== undefined ? only : null;
}

/** Names of the logs as Kik delivers them. One that is not there was not produced; one that is empty holds nothing. */
export const logNames = [
  'bind',
  'friend_added',
  'block_user',
  'chat_sent',
  'chat_sent_received',
  'chat_platform_sent',
  'chat_platform_sent_received',
  'group_send_msg',
  'group_receive_msg',
  'group_send_msg_platform',
  'group_receive_msg_platform',
];

/** The log's own name, when the file bears one. */
export function logName(base: string): string | null {
  const name = /^(\w+)\.(?:txt|log|tsv)$/i.exec(base)?.[1]?.toLowerCase() ?? '';
  return logNames.includes(name) ? name : null;
}
