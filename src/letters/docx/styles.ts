/** The look of a letter in Word: one place for its fonts, sizes and spaces, in half points and twentieths of a point. */
import { type IStylesOptions, LineRuleType } from 'docx';
import { fonts } from './runs.js';

/** Letter paper with an inch on each side, as the PDF has it, in twentieths of a point. */
export const page = { width: 12240, height: 15840, margin: 1440 };
export const textWidth = page.width - 2 * page.margin;
export const ink = '1B1B1B';
export const quiet = '565C65';
export const warning = '8B0A03';

/** Styles of a document in a language (BCP 47). */
export function stylesOf(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: fonts.text, size: 21, color: ink, language: { value: language } },
        paragraph: { spacing: { after: 130, line: 276, lineRule: LineRuleType.AUTO } },
      },
      heading1: headingStyle(30, 360, 200),
      heading2: headingStyle(24, 280, 100),
      heading3: headingStyle(21, 220, 80),
    },
  };
}

function headingStyle(size: number, before: number, after: number): object {
  return {
    run: { font: fonts.text, size, bold: true, color: ink },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  };
}
