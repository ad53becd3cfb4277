/** Checks that lean on Keccak-256: Ethereum's mixed capitals and Monero's four bytes. */
import { keccak_256 } from '@noble/hashes/sha3';
import { base58Bytes } from './base58.js';

/**
 * An Ethereum address: `0x` and forty hex digits. One that mixes capitals and small letters must pass EIP-55;
 * one that does not carries no check.
 * @returns `checked`, `unchecked`, or undefined for no address
 */
export function ethereum(text: string): 'checked' | 'unchecked' | undefined {
  if (!/^0x[0-9a-f]{40}$/i.test(text)) return undefined;
  const hex = text.slice(2);
  const lower = hex.toLowerCase();
  if (hex === lower || hex === hex.toUpperCase()) return 'unchecked';
  const hash = keccak_256(lower);
  const fits = [...hex].every((char, at) => {
    const nibble = ((hash[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15;
    return /\d/.test(char) || (char !== char.toLowerCase()) === nibble >= 8;
  });
  return fits ? 'checked' : undefined;
}

/** Network bytes of Monero's main net: standard, integrated, sub-address. */
const networks = [18, 19, 42];
const blockBytes: Readonly<Record<number, number>> = { 11: 8, 7: 5 };

/** A Monero address: 95 signs (106 with a payment id) in blocks of Base58, the last four bytes a Keccak-256 check. */
export function monero(text: string): boolean {
  if (text.length !== 95 && text.length !== 106) return false;
  const bytes = blocks(text);
  if (bytes === undefined || !networks.includes(bytes[0] ?? 0)) return false;
  const body = bytes.subarray(0, -4);
  const check = keccak_256(body);
  return [0, 1, 2, 3].every((at) => check[at] === bytes[body.length + at]);
}

function blocks(text: string): Uint8Array | undefined {
  const parts: number[] = [];
  for (let at = 0; at < text.length; at += 11) {
    const block = text.slice(at, at + 11);
    const size = blockBytes[block.length];
    const bytes = size === undefined ? undefined : base58Bytes(block);
    if (bytes === undefined || size === undefined) return undefined;
    const bare = bytes.subarray(bytes.findIndex((byte) => byte !== 0) < 0 ? bytes.length : firstOf(bytes));
    if (bare.length > size) return undefined;
    parts.push(...new Array<number>(size - bare.length).fill(0), ...bare);
  }
  return Uint8Array.from(parts);
}

function firstOf(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte !== 0);
}
