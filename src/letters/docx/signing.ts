/** What a hand fills in: the lines of a signature and a date, and the lines of a form. */
import { LeaderType, Paragraph, TabStopType, TextRun } from 'docx';
import type { Span } from '../markdown/blocks.js';
import { visible } from '../visible.js';
import { say } from '../words.js';
import { runsOf } from './runs.js';
import { textWidth } from './styles.js';

const signatureEnd = 5200;
const dateStart = 5800;

/** Two lines to write on, what they are for, then who signs; all on one page. */
export function signatureOf(lines: Span[][], language: string, other?: string): Paragraph[] {
  const rule = [
    { type: TabStopType.LEFT, position: signatureEnd, leader: LeaderType.UNDERSCORE },
    { type: TabStopType.LEFT, position: dateStart },
    { type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.UNDERSCORE },
  ];
  const captions = [say(language, 'signature'), say(language, 'dateLine')].map(visible).join('\t');
  const texts = lines.filter((line) => line.length > 0);
  return [
    new Paragraph({
      keepNext: true,
      tabStops: rule,
      spacing: { before: 800, after: 0 },
      children: [new TextRun({ text: '\t\t\t' })],
    }),
    new Paragraph({
      keepNext: texts.length > 0,
      tabStops: [{ type: TabStopType.LEFT, position: dateStart }],
      spacing: { after: 60 },
      children: [new TextRun({ text: captions, size: 17 })],
    }),
    ...texts.map((line, index) => {
      const last = index === texts.length - 1;
      const children = runsOf(line, other);
      return new Paragraph({ keepNext: !last, spacing: { after: last ? 240 : 0 }, children });
    }),
  ];
}

/** A caption and a line to the right edge, for each line of a form. */
export function formOf(lines: Span[][], other?: string): Paragraph[] {
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.UNDERSCORE }];
  return lines.map(
    (line) =>
      new Paragraph({
        tabStops,
        spacing: { before: 160, after: 80 },
        children: [...runsOf(line, other), new TextRun({ text: ' \t' })],
      }),
  );
}
