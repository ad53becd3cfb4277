/** Names of the files of a letter: what a case is called is data, and never a path. */

/** Names that Windows keeps for devices, whatever ending follows. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const mostSigns = 60;

/**
 * A file's name without its ending, out of parts such as case number, letter and state: `26-0117.snap.subpoena.final`.
 * Only letters, figures, `-` and `_` of a part stay (dots between them too), each at most 60 signs; an empty part is left out.
 */
export function fileStem(parts: string[]): string {
  const kept = parts.map(plainPart).filter((part) => part !== '');
  const stem = kept.length > 0 ? kept.join('.') : 'letter';
  return reserved.test(stem.split('.')[0]!) ? `_${stem}` : stem;
}

function plainPart(part: string): string {
  const plain = part
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.');
  return [...plain]
    .slice(0, mostSigns)
    .join('')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** Keeps names apart, whatever the case of their letters, as some systems do not tell it: the second becomes `name-2.pdf`. */
export class FreeNames {
  private readonly used = new Set<string>();

  take(name: string): string {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let free = name;
    for (let n = 2; this.used.has(free.toLowerCase()); n++) free = `${stem}-${n}${ending}`;
    this.used.add(free.toLowerCase());
    return free;
  }
}
