/** Which file a companion of Google Photos belongs to: names are cut, numbered and cleaned on their way into the zip. */

/** Longest name that Google gives a file in a zip, without `.json`. */
const longest = 46;

/**
 * Names under which the picture may lie beside its companion, likeliest first: the title; the companion's own name
 * without its ending; the title cut, cleaned or numbered (`IMG.jpg(1).json` goes with `IMG(1).jpg`).
 */
export function pictureNames(title: string, companion: string): string[] {
  const own = companion.replace(/\.json$/i, '');
  const number = /\((\d+)\)$/.exec(own)?.[0] ?? '';
  const plain = own.slice(0, own.length - number.length).replace(/\.s[uplementa-]*$/i, '');
  const clean = title.replace(/[%&#?"'<>:*|\\/]/g, '_');
  const names =
    number === '' ? [title, clean, cut(clean), plain] : [numbered(clean, number), numbered(plain, number)];
  return [...new Set(names)].filter((name) => name !== '');
}

function cut(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  return name.slice(0, name.length - ending.length).slice(0, longest + 1 - ending.length) + ending;
}

function numbered(name: string, number: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)}${number}${name.slice(dot)}` : name + number;
}
