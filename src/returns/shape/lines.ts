/** Shapes plain text, line by line: known labels, section marks and keys of pairs stay, what they hold goes. */
import type { Names } from './names.js';
import { shapeValue, skeleton } from './values.js';

/** The shape of one line of prose, of a legend, of a log or of a chat. */
export function shapeLine(line: string, names: Names): string {
  if (line.trim() === '' || names.isPhrase(line)) return line;
  if (line.includes('\t'))
    return line
      .split('\t')
      .map((cell) => shapeLine(cell, names))
      .join('\t');
  const marked = /^([#=*_~<>-]{3,}\s*)(\S[\s\S]*)$/.exec(line);
  if (marked !== null) return marked[1]! + afterMark(marked[2]!, names);
  return pairs(line, names) ?? labelled(line, names) ?? dated(line);
}

/** `BEGIN SECTION calllog`: words stay as long as they are known. */
function afterMark(text: string, names: Names): string {
  const words = text.split(/(\s+)/);
  let known = 0;
  while (
    known < words.length &&
    (words[known]!.trim() === '' || names.isKnown(words[known]!.replace(/[#=*-]+$/, '')))
  )
    known++;
  const rest = words.slice(known).join('');
  return words.slice(0, known).join('') + (rest === '' ? '' : shapeValue(rest));
}

/** `idx:1 port_name:Hall`, `mac=00…`: two pairs at least, or a key at the very front. */
function pairs(line: string, names: Names): string | null {
  const keys = [...line.matchAll(/(?:^|(?<=\s))([A-Za-z][\w.-]{0,40})(=|:(?=\S))/g)].filter((one) =>
    names.isKnown(one[1]!),
  );
  const atFront = keys[0]?.index === 0 && keys[0][2] === '=';
  if (keys.length < 2 && !atFront) return null;
  let out = skeletonOrLabel(line.slice(0, keys[0]!.index), names);
  keys.forEach((key, i) => {
    const from = key.index + key[0].length;
    const value = line.slice(from, keys[i + 1]?.index ?? line.length);
    const [, inner = '', space = ''] = /^([\s\S]*?)(\s*)$/.exec(value) ?? [];
    out += key[0] + shapeValue(inner) + space;
  });
  return out;
}

function skeletonOrLabel(text: string, names: Names): string {
  return names.isKnown(text) ? text : skeleton(text);
}

/** `Label: value`. The first colon that a space follows parts them. */
function labelled(line: string, names: Names): string | null {
  const [, lead = '', label = '', gap = '', rest = ''] =
    /^(\s*)([^:]{1,120}?(?::\d\d[^:]{0,80}?){0,2})(\s*:(?:\s+|$))([\s\S]*)$/.exec(line) ?? [];
  if (label === '') return null;
  return `${lead}${names.isPhrase(label) ? label : skeleton(label)}${gap}${shapeValue(rest)}`;
}

/** A date at the front keeps its place before prose. */
function dated(line: string): string {
  const front =
    /^[[(\s]*\d[\d/.,:\-T ]{5,30}(?:\s?[AaPp][Mm])?(?=[\s\]),-]|$)[\])\s-]*/u.exec(line)?.[0] ?? '';
  return `${skeleton(front)}${shapeValue(line.slice(front.length))}`;
}

/** A line of a vCard or calendar: `TEL;TYPE=CELL:+1…`. */
export function shapeCardLine(line: string, names: Names): string {
  const [, label, value] = /^([^:\s][^:]{0,200}):(.*)$/.exec(line) ?? [];
  if (label === undefined) return shapeValue(line);
  const left = label.replace(/[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*/g, (word) => names.name(word));
  return `${left}:${/^(BEGIN|END|VERSION)$/i.test(label) ? names.name(value!) : shapeValue(value!)}`;
}
