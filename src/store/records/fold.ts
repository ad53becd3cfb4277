/** Folds text so that case, accents and a few letters written in two ways make no difference: once in SQL, once here. */

/** Letters that no decomposition makes plain. The Turkish dotless i counts as i, as does the dotted capital one. */
const single = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ħ: 'h' } as const;
const double = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' } as const;

/**
 * SQL that folds a text expression. Text of plain ASCII, which most is, only has its case folded: the rest costs tens of
 * times as much.
 */
export function foldSql(text: string): string {
  const plain = `translate(strip_accents(lower(${text})), '${Object.keys(single).join('')}', '${Object.values(single).join('')}')`;
  const all = Object.entries(double).reduce(
    (sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`,
    plain,
  );
  return `CASE WHEN strlen(${text}) = length(${text}) THEN lower(${text}) ELSE ${all} END`;
}

/** The same fold of a text in memory. */
export function foldText(text: string): string {
  return foldPlaces(text).folded;
}

/** Folded text, with the place in the original that each of its characters comes from; one more place for the end. */
export function foldPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = foldLetter(letter);
    for (let i = 0; i < plain.length; i += 1) places.push(at);
    folded += plain;
    at += letter.length;
  }
  places.push(text.length);
  return { folded, places };
}

function foldLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const bare = lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
  return (single as Record<string, string>)[bare] ?? (double as Record<string, string>)[bare] ?? bare;
}
