/** What stands around a paper in Word: the letterhead with its pictures, and the foot of each page. */
import { BorderStyle, Footer, ImageRun, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import QRCode from 'qrcode';
import type { ComposedDocument, ComposedLetter, Letterhead } from '../compose.js';
import type { LetterImage } from '../letterhead.js';
import { visible } from '../visible.js';
import { say } from '../words.js';
import { runsOf } from './runs.js';
import { ink, quiet, textWidth } from './styles.js';

/** Room for a picture of the letterhead, in pixels of a 96th of an inch. */
const room = { width: 146, height: 85 };

/** The pictures in one line, the agency's lines, and a rule below. */
export function letterheadOf({ lines, logo, seal }: Letterhead): Paragraph[] {
  const pictures = [logo, seal].filter((image) => image !== undefined);
  const line = { style: BorderStyle.SINGLE, size: 12, color: ink, space: 6 };
  const texts = lines.map((text, index) => {
    const look = index === 0 ? { bold: true, size: 30 } : { size: 19 };
    const last = index === lines.length - 1;
    const spacing = { after: last ? 300 : 0 };
    const border = last ? { bottom: line } : {};
    return new Paragraph({ spacing, border, children: runsOf([{ text }], undefined, look) });
  });
  if (pictures.length === 0) return texts;
  return [picturesOf(logo, seal), ...texts];
}

function picturesOf(logo: LetterImage | undefined, seal: LetterImage | undefined): Paragraph {
  const right = seal ? [new TextRun({ text: '\t' }), pictureOf(seal)] : [];
  return new Paragraph({
    keepNext: true,
    spacing: { after: 60 },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [...(logo ? [pictureOf(logo)] : []), ...right],
  });
}

function pictureOf({ bytes, type, width, height, alt }: LetterImage): ImageRun {
  const scale = Math.min(1, room.width / width, room.height / height);
  return new ImageRun({
    type: type === 'png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: altOf(alt),
  });
}

/** A QR code as a picture, with what a screen reader says. */
export async function qrOf(text: string, alt: string): Promise<Paragraph> {
  const data = await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, scale: 8 });
  const image = new ImageRun({
    type: 'png',
    data,
    transformation: { width: 112, height: 112 },
    altText: altOf(alt),
  });
  return new Paragraph({ children: [image] });
}

function altOf(alt: string): { name: string; title: string; description: string } {
  const text = visible(alt);
  return { name: 'picture', title: text, description: text };
}

/** Case and reference, the marks of the letter, and the page's number among all. */
export function footOf(letter: ComposedLetter, document: ComposedDocument): Footer {
  const text = visible([document.foot, ...letter.marks].join('  ·  '));
  const look = { size: 17, color: quiet };
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'A9AEB1', space: 4 };
  return new Footer({
    children: [
      new Paragraph({
        border: { top: rule },
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun({ ...look, text }),
          new TextRun({ ...look, children: ['\t', ...pageLabel(document.language)] }),
        ],
      }),
    ],
  });
}

/** `Page {n} of {m}` with the fields that Word counts. */
function pageLabel(language: string): string[] {
  const fields: Record<string, string> = { '{n}': PageNumber.CURRENT, '{m}': PageNumber.TOTAL_PAGES };
  return say(language, 'page')
    .split(/(\{n\}|\{m\})/)
    .filter((part) => part !== '')
    .map((part) => fields[part] ?? part);
}
