/** Makes ordinary sentences of hand-written patterns; the numbers in them look like identifiers and are none. */

/** The same sentences each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const next = random(2026);
const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
const n = (count: number): string =>
  Array.from({ length: count }, (_, at) => (at === 0 ? 1 + next(9) : next(10))).join('');
const who = (): string =>
  pick(['He', 'She', 'The clerk', 'Officer Hale', 'My aunt', 'The tenant', 'A neighbour', 'The agent']);
const thing = (): string =>
  pick(['lamp', 'car', 'file', 'letter', 'box', 'phone', 'bag', 'form', 'coat', 'key']);
const month = (): string =>
  pick(['January', 'February', 'March', 'April', 'June', 'July', 'August', 'October', 'December']);
const brand = (): string =>
  pick([
    'Verizon',
    'Google',
    'Instagram',
    'Snapchat',
    'Discord',
    'Telegram',
    'Apple',
    'PayPal',
    'Amazon',
    'Facebook',
    'TikTok',
    'Signal',
    'WhatsApp',
  ]);

const patterns: (() => string)[] = [
  () => `${who()} left the ${thing()} in the hall and went out.`,
  () => `${who()} paid $${n(1)},${n(3)}.${n(2)} for the ${thing()}.`,
  () => `The ${thing()} cost ${n(2)}.${n(2)} euros, or ${n(3)} with tax.`,
  () => `Meet at ${1 + next(12)}:${10 + next(50)} by door ${n(2)}.`,
  () => `The score was ${n(2)}-${n(2)} at the half and ${n(2)}-${n(2)} at the end.`,
  () =>
    `See ${n(2)} U.S.C. ${n(4)}(${pick(['a', 'b', 'c'])})(${1 + next(9)}) and § ${n(1)}.${n(1)}.${n(2)}.${n(1)}.`,
  () => `Section ${n(1)}.${n(1)}.${n(1)}.${n(2)} covers the ${thing()}.`,
  () => `Version ${n(1)}.${n(2)}.${n(2)}.${n(1)} of the ${thing()} is out.`,
  () => `Firmware ${n(1)}.${n(1)}.${n(2)}.${n(2)} was installed by ${who().toLowerCase()}.`,
  () => `${brand()} version ${n(2)}.${n(1)}.${n(1)}.${n(2)} would not open.`,
  () => `Case no. ${n(2)}-${n(4)} was heard with case ${n(3)}-${n(3)}-${n(4)}.`,
  () => `Docket ${n(1)}:${n(2)}-cr-${n(5)} is sealed.`,
  () => `Order ${n(3)}-${n(7)}-${n(7)} came in two boxes.`,
  () => `Order number ${n(10)} is late.`,
  () => `Invoice ${n(8)} and invoice ${n(16)} are paid.`,
  () => `ISBN 978-${n(1)}-${n(3)}-${n(5)}-${n(1)} is out of print.`,
  () => `The ticket number is ${n(13)}.`,
  () => `Serial number ${n(15)} is on the ${thing()}.`,
  () => `Part no. ${n(4)}-${n(4)}-${n(4)} fits.`,
  () => `Claim ${n(3)}-${n(3)}-${n(4)} was denied.`,
  () => `Policy number ${n(4)} ${n(4)} ${n(4)} ${n(4)} has lapsed.`,
  () => `Reference ${n(9)} stands on the receipt.`,
  () =>
    `${who()} lives at ${n(4)} ${pick(['Oak', 'Main', 'Hill'])} Street, Apt ${n(1)}${pick(['A', 'B'])}, Dayton, OH 45${n(3)}.`,
  () => `The ${thing()} weighs ${n(2)}.${n(1)} kg and is ${n(3)} mm wide.`,
  () => `Pages ${n(2)}-${n(3)} of volume ${n(2)} are missing.`,
  () => `Between 19${n(2)} and 20${n(2)} the mill made ${n(1)},${n(3)},${n(3)} of them.`,
  () => `Flight ${n(4)} left gate ${pick(['A', 'B', 'C'])}${n(2)} at ${n(1)}:${10 + next(50)}.`,
  () => `Set the ${thing()} to ${n(3)} and wait ${n(2)}-${n(2)} minutes.`,
  () => `Row ${n(2)}, seat ${n(2)}${pick(['A', 'F'])}, on train ${n(4)}.`,
  () => `${who()} counted ${n(2)}, ${n(2)}, ${n(3)} and ${n(4)} of them.`,
  () => `The survey of ${month()} asked ${n(1)},${n(3)} people.`,
  () =>
    `Open ${pick(['report', 'photo', 'list', 'notes'])}_${n(4)}.${pick(['pdf', 'jpg', 'txt', 'docx', 'csv'])} first.`,
  () => `IMG_${n(8)}_${n(6)}.jpg shows the ${thing()}.`,
  () => `The map grid is ${n(2)}.${n(4)}, -${n(2)}.${n(4)}.`,
  () => `Call ${n(1)} of ${n(2)} went unanswered in ${month()}.`,
  () => `${brand()} was named ${n(2)} times in the ${thing()}.`,
  () => `${who()} has a ${brand()} account and a blue ${thing()}.`,
  () => `The ${brand()} bill was $${n(2)}.${n(2)} in ${month()}.`,
  () => `A ${brand()} S${n(2)} lay by the ${thing()}.`,
  () => `Item ${n(4)}/${n(2)} of lot ${n(3)} ${n(3)} is sold.`,
  () => `Form ${n(4)}-${pick(['A', 'K', 'EZ'])}, line ${n(2)}${pick(['a', 'b'])}, shows ${n(1)},${n(3)}.`,
  () => `The number ${n(9)} is on the wall, and ${n(7)} on the ${thing()}.`,
  () => `The ID on the ${thing()} reads ${n(3)}-${n(2)}-${n(4)}.`,
  () => `Model ${pick(['XJ', 'QR', 'LT'])}${n(3)}${pick(['A', 'F'])} has ${n(3)} watts.`,
  () => `Member ${n(10)} may park in zone ${n(1)}.`,
  () => `Batch ${n(4)} ${n(4)} ${n(4)} was recalled in ${month()}.`,
  () => `The ratio is ${n(1)}:${n(1)}:${n(1)}, or ${n(1)}.${n(3)} to ${n(1)}.`,
  () => `It is @ ${n(2)} dollars for ${n(2)} of them.`,
  () => `Lap ${n(2)} took 1:${10 + next(50)}.${n(3)} and lap ${n(2)} took 1:${10 + next(50)}.${n(3)}.`,
  () => `Gate code ${n(4)}# and locker ${n(3)} are hers.`,
];

/** So many sentences, each pattern in its turn. */
export function madeSentences(count: number): string[] {
  return Array.from({ length: count }, (_, at) => patterns[at % patterns.length]?.() ?? '');
}
