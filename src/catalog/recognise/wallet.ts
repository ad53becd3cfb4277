/** Addresses of coins: which coin's address a text is, by its check where the coin has one. */
import { alphabets, base58Check } from './checks/base58.js';
import { bech32, segwit } from './checks/bech32.js';
import { ethereum, monero } from './checks/keccak-checks.js';

export interface Wallet {
  coin: string;
  /** In small letters where capitals do not matter; Ethereum keeps its own where they carry the check. */
  value: string;
  checked: boolean;
}

/** Version bytes of Base58Check addresses of 21 bytes. An address that begins with 3 may be of Bitcoin or of Litecoin's old form. */
const versions: Readonly<Record<number, string>> = {
  0: 'BTC',
  5: 'BTC',
  48: 'LTC',
  50: 'LTC',
  30: 'DOGE',
  22: 'DOGE',
  65: 'TRX',
  76: 'DASH',
  16: 'DASH',
};
const base58 = /^[1-9A-HJ-NP-Za-km-z]{25,36}$/;

/** The coin of an address; undefined where no check fits. */
export function walletOf(text: string): Wallet | undefined {
  if (text.startsWith('0x')) return ofEthereum(text);
  const head = text.slice(0, 5).toLowerCase();
  if (head.startsWith('bc1')) return segwit(text, 'bc') ? checked('BTC', text.toLowerCase()) : undefined;
  if (head.startsWith('ltc1')) return segwit(text, 'ltc') ? checked('LTC', text.toLowerCase()) : undefined;
  if (head === 'addr1') return bech32(text) ? checked('ADA', text.toLowerCase()) : undefined;
  if (text.length === 95 || text.length === 106) return monero(text) ? checked('XMR', text) : undefined;
  return base58.test(text) ? ofBase58(text) : undefined;
}

function checked(coin: string, value: string): Wallet {
  return { coin, value, checked: true };
}

function ofEthereum(text: string): Wallet | undefined {
  const kind = ethereum(text);
  if (kind === undefined) return undefined;
  return {
    coin: 'ETH',
    value: kind === 'checked' ? text : `0x${text.slice(2).toLowerCase()}`,
    checked: kind === 'checked',
  };
}

function ofBase58(text: string): Wallet | undefined {
  if (text.startsWith('r'))
    return base58Check(text, alphabets.ripple)?.length === 21 ? checked('XRP', text) : undefined;
  const body = base58Check(text);
  const coin = body?.length === 21 ? versions[body[0] ?? -1] : undefined;
  return coin === undefined ? undefined : checked(coin, text);
}
