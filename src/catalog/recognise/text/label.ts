/** The word before a number that says what the number is. */
import type { NearWord, ScanState } from './scan-state.js';

export type Label =
  | 'imei'
  | 'imsi'
  | 'iccid'
  | 'meid'
  | 'mac'
  | 'card'
  | 'iban'
  | 'routing'
  | 'account'
  | 'phone'
  | 'transfer'
  | 'transaction'
  | 'hash'
  | 'user'
  | 'version'
  | 'not';

const words: Readonly<Record<Label, string>> = {
  imei: 'imei imei1 imei2 imeisv',
  imsi: 'imsi',
  iccid: 'iccid sim esim',
  meid: 'meid esn',
  mac: 'mac bssid',
  card: 'card visa mastercard amex discover debit credit',
  iban: 'iban',
  routing: 'routing aba rtn',
  account: 'account acct checking savings',
  phone:
    'phone phones telephone tel cell cellphone mobile call called calls calling caller dial dialed text texted texts sms fax ph whatsapp viber signal zelle imessage facetime line landline reach',
  transfer: 'mtcn transfer wire trace tracking imad omad',
  transaction: 'tx txid txn txhash transaction',
  hash: 'md5 sha1 sha256 sha512 sha hash photodna pdq',
  user: 'user uid userid espuserid',
  version:
    'version ver v release build firmware section sections sec chapter clause rule article art paragraph para figure fig table oid kernel driver revision rev patch android ios windows macos python java node linux office chrome firefox app software schema protocol item step appendix annex exhibit',
  not: 'case docket invoice order isbn issn doi vin plate permit licence license policy claim ticket file serial model part lot sku po title bill page room suite unit gift badge parcel batch catalog catalogue employee student patient grant contract flight patent report reference ref confirmation receipt member loyalty population zip box key code event incident',
};

const labelOf = new Map<string, Label>(
  (Object.entries(words) as [Label, string][]).flatMap(([label, list]) =>
    list.split(' ').map((word): [string, Label] => [word, label]),
  ),
);

const fillers = new Set(
  'no nr num number numbers is was are the of id ids s a his her their my our your following full at on to from by with was were and new old code address'.split(
    ' ',
  ),
);

/** What the words before a place call what stands there; undefined where they call it nothing. */
export function labelBefore(scan: ScanState, place: number): Label | undefined {
  return labelOfWords(scan.wordsBefore(place, 6));
}

/** The same for words already taken, the nearest first. */
export function labelOfWords(near: readonly NearWord[]): Label | undefined {
  let numbers = 0;
  for (const [at, { word }] of near.entries()) {
    const label = labelOf.get(word);
    if (label === undefined) {
      // One digit may stand between (`IMEI 2: …`, `SHA-1 …`), a whole number may not.
      if (fillers.has(word) || (/^\d$/.test(word) && numbers++ === 0)) continue;
      return undefined;
    }
    return narrowed(label, word, near[at + 1]?.word);
  }
  return undefined;
}

/** Two words that mean something else than the nearer alone: a SIM card, a gift card, a transaction's hash. */
function narrowed(label: Label, word: string, before: string | undefined): Label {
  if (word === 'card' && before === 'sim') return 'iccid';
  if (word === 'card' && (before === 'gift' || before === 'business')) return 'not';
  if (word === 'hash' && (before === 'tx' || before === 'transaction')) return 'transaction';
  if (word === 'account' && before === 'iban') return 'iban';
  return label;
}
