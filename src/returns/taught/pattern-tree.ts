/** Takes a pattern of text lines apart: only what {@link safePattern} can vouch for is understood. */
import { addRange, addTo, type CharSet, classOf, emptySet, inverse, oneOf } from './char-set.js';

export type PatternNode =
  | { type: 'chars'; set: CharSet }
  | { type: 'many'; set: CharSet; least: number; bounded: boolean }
  | { type: 'group'; options: PatternNode[][]; optional: boolean }
  | { type: 'end' };

/** Why a pattern is not taken. */
export class PatternFault extends Error {}

/** @throws PatternFault in words for people */
export function patternTree(source: string): PatternNode[] {
  if (!source.startsWith('^')) throw new PatternFault('it must begin with ^, the start of the line');
  const parser = new PatternParser(source.slice(1));
  const [only, ...more] = parser.options();
  if (!parser.atEnd) throw new PatternFault('a bracket is closed that was not opened');
  if (more.length > 0) throw new PatternFault('a | at the top is not taken; put it in (?: )');
  return only!;
}

class PatternParser {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  options(): PatternNode[][] {
    const options: PatternNode[][] = [[]];
    while (!this.atEnd && this.text[this.at] !== ')') {
      if (this.text[this.at] === '|') {
        this.at++;
        options.push([]);
      } else options.at(-1)!.push(this.repeated(this.one()));
    }
    return options;
  }

  private one(): PatternNode {
    const char = this.text[this.at++]!;
    if (char === '(') return this.group();
    if (char === '[') return { type: 'chars', set: this.set() };
    if (char === '$') return { type: 'end' };
    if (char === '.') return { type: 'chars', set: classOf('.')! };
    if (char === '\\') return { type: 'chars', set: this.escaped() };
    if ('*+?{'.includes(char)) throw new PatternFault(`a ${char} has nothing before it to repeat`);
    if (char === '^') throw new PatternFault('^ stands at the start only');
    return { type: 'chars', set: oneOf(char) };
  }

  private group(): PatternNode {
    const rest = this.text.slice(this.at);
    const kind = /^\?(:|<[A-Za-z_]\w*>)/.exec(rest);
    if (kind === null && rest.startsWith('?')) throw new PatternFault('looking ahead or behind is not taken');
    this.at += kind?.[0].length ?? 0;
    const options = this.options();
    if (this.text[this.at++] !== ')') throw new PatternFault('a bracket is not closed');
    return { type: 'group', options, optional: false };
  }

  private repeated(node: PatternNode): PatternNode {
    const found = /^(\*|\+|\?|\{(\d+)(?:(,)(\d*))?\})/.exec(this.text.slice(this.at));
    if (found === null) return node;
    this.at += found[0].length;
    if (/[?+*{]/.test(this.text[this.at] ?? '')) throw new PatternFault('a repeat of a repeat is not taken');
    if (node.type === 'group') {
      if (found[0] !== '?') throw new PatternFault('a group may be optional with ?, but not repeated');
      return { ...node, optional: true };
    }
    if (node.type !== 'chars') throw new PatternFault('the end of the line cannot be repeated');
    return many(node.set, found);
  }

  private escaped(): CharSet {
    const char = this.text[this.at++];
    if (char === undefined) throw new PatternFault('it ends in a \\');
    if (/[1-9bBkpPuxc]/.test(char)) throw new PatternFault(`\\${char} is not taken`);
    const plain = { t: '\t', n: '\n', r: '\r' }[char];
    return classOf(/[dws]/i.test(char) ? char : '') ?? oneOf(plain ?? char);
  }

  private set(): CharSet {
    const negated = this.text[this.at] === '^';
    if (negated) this.at++;
    const set = emptySet();
    while (this.text[this.at] !== ']') {
      if (this.atEnd) throw new PatternFault('a [ is not closed');
      this.member(set);
    }
    this.at++;
    return negated ? inverse(set) : set;
  }

  private member(set: CharSet): void {
    const char = this.text[this.at++]!;
    if (char === '\\') {
      addTo(set, this.escaped());
      return;
    }
    const to = this.text[this.at + 1];
    if (this.text[this.at] !== '-' || to === ']' || to === undefined) {
      addTo(set, oneOf(char));
      return;
    }
    if (to === '\\') throw new PatternFault('a range ends in a \\');
    this.at += 2;
    addRange(set, char, to);
  }
}

function many(set: CharSet, [whole, , from, comma, to]: RegExpExecArray): PatternNode {
  if (whole === '*') return { type: 'many', set, least: 0, bounded: false };
  if (whole === '+') return { type: 'many', set, least: 1, bounded: false };
  if (whole === '?') return { type: 'many', set, least: 0, bounded: true };
  if (Number(from) > 200 || Number(to ?? 0) > 200) throw new PatternFault('a count above 200 is not taken');
  return { type: 'many', set, least: Number(from), bounded: comma === undefined || to !== '' };
}
