/** IP addresses as Meta prints them: alone, with a port, or IPv6 in brackets with a port. */
import { isIP } from 'node:net';

export interface Endpoint {
  ip: string;
  port?: number;
}

const bracketed = /^\[([0-9a-fA-F:.%]+)\](?::(\d{1,5}))?$/;
const v4WithPort = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/;

/**
 * Splits address and source port. IPv6 without brackets never has a port here: its last group cannot be told
 * from one, so nothing is guessed.
 */
export function parseEndpoint(text: string): Endpoint {
  const trimmed = text.trim();
  const match = bracketed.exec(trimmed) ?? v4WithPort.exec(trimmed);
  if (!match) return { ip: trimmed };
  return match[2] === undefined ? { ip: match[1]! } : { ip: match[1]!, port: Number(match[2]) };
}

/** True where the whole text is an IP address, alone or with a port. */
export function isEndpoint(text: string): boolean {
  return isIP(parseEndpoint(text).ip) !== 0;
}
