/** Lists with real numbering: the labels of the letter are made by Word again, or stand as text where it could not. */
import { AlignmentType, type ILevelsOptions, LevelFormat, Paragraph, TextRun } from 'docx';
import type { ListItem } from '../markdown/blocks.js';
import { runsOf } from './runs.js';

const indent = { left: 560, hanging: 420 };

export interface Numbering {
  reference: string;
  levels: ILevelsOptions[];
}

/** How a list's labels are counted. */
interface Counting {
  format: (typeof LevelFormat)[keyof typeof LevelFormat];
  /** `(%1)` */
  text: string;
  start: number;
}

/** Collects the numbering of all lists of a document; each list has one of its own, so that it begins anew. */
export class Lists {
  readonly numbering: Numbering[] = [];

  /** The paragraphs of a list. */
  paragraphs(items: ListItem[], language?: string): Paragraph[] {
    const counting = countingOf(items.map((item) => item.label));
    if (counting === null) return items.map((item) => labelled(item, language));
    const reference = this.add(counting);
    return items.map(
      (item) =>
        new Paragraph({
          numbering: { reference, level: 0 },
          spacing: { after: 70 },
          children: runsOf(item.spans, language),
        }),
    );
  }

  private add({ format, text, start }: Counting): string {
    const reference = `list-${this.numbering.length + 1}`;
    const level = { level: 0, format, text, start, alignment: AlignmentType.START };
    this.numbering.push({ reference, levels: [{ ...level, style: { paragraph: { indent } } }] });
    return reference;
  }
}

/** Labels that do not count on, one by one, are kept as they are. */
function labelled(item: ListItem, language?: string): Paragraph {
  const label = new TextRun({ text: `${item.label}\t` });
  return new Paragraph({
    indent,
    spacing: { after: 70 },
    children: [label, ...runsOf(item.spans, language)],
  });
}

const kinds = [
  { sign: /^\d+$/, format: LevelFormat.DECIMAL, valueOf: Number },
  { sign: /^[A-Z]$/, format: LevelFormat.UPPER_LETTER, valueOf: letterValue },
  { sign: /^[a-z]$/, format: LevelFormat.LOWER_LETTER, valueOf: letterValue },
];

/** `['(B)', '(C)']` → upper letters from 2 as `(%1)`; null where the labels do not follow one another. */
export function countingOf(labels: string[]): Counting | null {
  if (labels.every((label) => label === '•')) return { format: LevelFormat.BULLET, text: '•', start: 1 };
  const parts = labels.map((label) => /^(\(?)([A-Za-z0-9]+)([.)])$/.exec(label));
  const [, before = '', first = '', after = ''] = parts[0] ?? [];
  const kind = kinds.find(({ sign }) => sign.test(first));
  if (!kind) return null;
  const start = kind.valueOf(first);
  const counts = parts.every(
    (part, index) =>
      part?.[1] === before &&
      part[3] === after &&
      kind.sign.test(part[2]!) &&
      kind.valueOf(part[2]!) === start + index,
  );
  return counts ? { format: kind.format, text: `${before}%1${after}`, start } : null;
}

function letterValue(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 96;
}
