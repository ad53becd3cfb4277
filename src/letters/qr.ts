/** A QR code as a matrix of modules (by the library `qrcode`), and as SVG. */
import QRCode from 'qrcode';

/** Rows of modules, true = dark. The same text gives the same rows. Level M: a fifteenth may be lost. */
export function qrModules(text: string): boolean[][] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => Boolean(data[row * size + column])),
  );
}

/** The code as an SVG element with a quiet zone of four modules. */
export function qrSvg(text: string, alt: string): string {
  const rows = qrModules(text);
  const side = rows.length + 8;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('');
  return `<svg role="img" aria-label="${escapeAttribute(alt)}" viewBox="0 0 ${side} ${side}" width="110" height="110" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
