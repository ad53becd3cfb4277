/** Chats, logs and mails as lines. */
import type { Dice } from '../open/dice.js';
import type { Planter } from './planted.js';

/** Shuffles, doubles, drops or joins lines. */
export function mutateLines(dice: Dice, text: string): { text: string; way: string } {
  const lines = text.split('\n');
  const a = dice.below(lines.length);
  const b = dice.below(lines.length);
  const ways: Record<string, () => void> = {
    'lines swapped': () => ([lines[a], lines[b]] = [lines[b]!, lines[a]!]),
    'line dropped': () => void lines.splice(a, 1),
    'line doubled': () => void lines.splice(a, 0, lines[a]!),
    'lines doubled': () => void lines.push(...lines.slice(a)),
    'lines joined': () => void lines.splice(a, 2, `${lines[a]}${lines[a + 1] ?? ''}`),
    'empty lines lost': () =>
      void lines.splice(0, lines.length, ...lines.filter((line) => line.trim() !== '')),
    'lines turned': () => void lines.reverse(),
  };
  const way = dice.of(Object.keys(ways));
  ways[way]!();
  return { text: lines.join('\n'), way };
}

/** Plants a word at the end of some lines that are no header of a mail. */
export function plantLines(dice: Dice, text: string, planter: Planter): string {
  const lines = text.split('\n');
  // Behind the root of a document of XML there can be no word.
  const last = text.startsWith('<') ? lines.findLastIndex((line) => line.trim() !== '') : lines.length;
  return lines
    .map((line, i) =>
      i >= last || isFrame(line) || !dice.once(3) ? line : plantedLine(line, planter.word()),
    )
    .join('\n');
}

function plantedLine(line: string, word: string): string {
  return line.endsWith('\r') ? `${line.slice(0, -1)} ${word}\r` : `${line} ${word}`;
}

/** Lines that frame others and say nothing of their own: empty ones, and those that begin or end a card or a section. */
function isFrame(line: string): boolean {
  return line.trim() === '' || /^(BEGIN:|END:|#{3,} (BEGIN|END))/.test(line);
}
