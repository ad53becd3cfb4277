/** A QR code as a matrix of modules (by the library `qrcode`), and as SVG. */
import QRCode from 'qrcode';

export interface QrModules {
  size: number;
  /** Row after row, true = dark. */
  data: ArrayLike<number | boolean>;
}

/**
 * One of the eight masks of ISO/IEC 18004, always the same: a reader takes any, and to judge all eight takes as long as
 * a page of text. This one, (row × column) mod 2 + (row × column) mod 3 = 0, makes neither stripes nor a chessboard.
 */
const maskPattern = 5;

/**
 * The code of a text. The same text gives the same code. Level M: a fifteenth may be lost. All of it goes as bytes: to find
 * the shortest mix of modes takes longer than to draw the code, and an address is in small letters anyway.
 */
export function qrCode(text: string): QrModules {
  let modules = known.get(text);
  if (!modules) {
    const segment = { mode: 'byte' as const, data: new TextEncoder().encode(text) };
    ({ modules } = QRCode.create([segment], { errorCorrectionLevel: 'M', maskPattern }));
    if (known.size >= 50) known.clear();
    known.set(text, modules);
  }
  return modules;
}

/** The papers of a packet are laid out to be counted and again to be drawn. */
const known = new Map<string, QrModules>();

/** Rows of modules, true = dark. */
function rowsOf(text: string): boolean[][] {
  const { size, data } = qrCode(text);
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => Boolean(data[row * size + column])),
  );
}

/** The code as an SVG element with a quiet zone of four modules. @param label escaped for HTML */
export function qrSvg(text: string, label: string): string {
  const rows = rowsOf(text);
  const side = rows.length + 8;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('');
  return `<svg role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" width="110" height="110" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}
