/** The typefaces of a letter, parsed once for the process: Public Sans, Roboto Mono for identifiers, fallbacks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { dataFolder } from '../../base/root.js';

/** The part of a parsed font that a letter needs; pdfkit takes such a font as it is. */
export interface ParsedFont {
  unitsPerEm: number;
  postscriptName: string;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { advanceWidth: number };
}

/** A typeface under the name by which it is registered in a document. */
export interface Face {
  name: string;
  font: ParsedFont;
  /** Widths of words in 1/1000 of the size, kept between letters. */
  widths: Map<string, number>;
  /** pdfkit's laid-out words, kept between letters. */
  layouts: Record<string, unknown>;
}

export type Style = 'regular' | 'bold' | 'italic' | 'boldItalic' | 'mono';

const files: Record<Style, string> = {
  regular: 'public-sans/PublicSans-Regular.ttf',
  bold: 'public-sans/PublicSans-Bold.ttf',
  italic: 'public-sans/PublicSans-Italic.ttf',
  boldItalic: 'public-sans/PublicSans-BoldItalic.ttf',
  mono: 'roboto-mono/roboto-mono-v5-latin-regular.ttf',
};

const faces = new Map<string, Face>();
let fallbackFaces: Face[] | undefined;

/** The face of a style. @throws Error when the USWDS package is not installed. */
export function face(style: Style): Face {
  return faces.get(style) ?? keep(style, join(uswdsFonts(), files[style]));
}

/**
 * Faces for letters that Public Sans lacks (Greek, Cyrillic …), in order: what the agency put into
 * `fonts/` of the data folder, then DejaVu Sans or Noto Sans where the system has them. May be empty.
 */
export function fallbacks(): Face[] {
  fallbackFaces ??= fallbackFiles().flatMap((path, index) => open(`fallback-${index}`, path));
  return fallbackFaces;
}

/** `dist/fonts/` of the USWDS package, wherever npm put it. */
function uswdsFonts(): string {
  const script = fileURLToPath(import.meta.resolve('@uswds/uswds'));
  return join(script, '..', '..', 'fonts');
}

function keep(name: string, path: string): Face {
  const made: Face = {
    name,
    font: parseFont(readFileSync(path)),
    widths: new Map(),
    layouts: Object.create(null) as Record<string, unknown>,
  };
  faces.set(name, made);
  return made;
}

/** A fallback that cannot be read is as good as none: its signs are then written as numbers. */
function open(name: string, path: string): Face[] {
  try {
    return [keep(name, path)];
  } catch {
    return [];
  }
}

/** pdfkit parses the bytes with its own font library; the result can be shared between documents. */
function parseFont(bytes: Buffer): ParsedFont {
  const doc = new PDFDocument({ font: null as unknown as string, autoFirstPage: false });
  doc.font(bytes);
  return (doc as unknown as { _font: { font: ParsedFont } })._font.font;
}

function fallbackFiles(): string[] {
  const agency = join(dataFolder(), 'fonts');
  const own = existsSync(agency) ? readdirSync(agency).sort() : [];
  const given = own.filter((name) => /\.(ttf|otf)$/i.test(name)).map((name) => join(agency, name));
  return [
    ...given,
    ...systemFonts()
      .filter((path) => existsSync(path))
      .slice(0, 1),
  ];
}

/** Where the common systems keep a face with many alphabets. */
function systemFonts(env: NodeJS.ProcessEnv = process.env): string[] {
  const shared = ['/usr/share/fonts', '/usr/local/share/fonts', join(env.HOME ?? '', '.fonts')];
  const names = [
    'truetype/dejavu/DejaVuSans.ttf',
    'TTF/DejaVuSans.ttf',
    'dejavu/DejaVuSans.ttf',
    'truetype/noto/NotoSans-Regular.ttf',
  ];
  return [
    ...shared.flatMap((folder) => names.map((name) => join(folder, name))),
    '/System/Library/Fonts/Supplemental/Arial Unicode.ttf',
    join(env.WINDIR ?? '', 'Fonts', 'arial.ttf'),
  ];
}
