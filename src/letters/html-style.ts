/** The look of the stand-alone HTML of a letter, on screen and on paper. */
import type { PaperFormat } from './paper.js';

export const letterCss = `
:root { color: #1b1b1b; background: #f0f0f0; font: 11pt/1.45 "Public Sans", "Segoe UI", Arial, sans-serif; }
body { margin: 0; }
.letter { background: #fff; max-width: 6.6in; margin: 2rem auto; padding: clamp(1rem, 6vw, 0.9in); }
.letter p { margin: 0 0 0.65em; }
.letter h1 { font-size: 1.45em; line-height: 1.25; margin: 1.2em 0 0.6em; }
.letter h2 { font-size: 1.1em; margin: 1.2em 0 0.4em; }
.letter-document + .letter-document { border-top: 1px dashed #71767a; margin-top: 3em; padding-top: 2em; }
.letter-head { align-items: flex-start; border-bottom: 2px solid #1b1b1b; display: flex; gap: 1em; margin-bottom: 1.6em; padding-bottom: 0.6em; }
.letter-head div { flex: 1; }
.letter-picture { height: auto; max-height: 0.9in; max-width: 1.5in; width: auto; }
.letter-head p { margin: 0; }
.letter-agency { font-size: 1.3em; font-weight: 700; }
.letter-note { border: 2px solid #8b0a03; color: #8b0a03; padding: 0.4em 0.8em; }
.letter-table { overflow-x: auto; margin: 0 0 0.8em; }
.letter table { border-collapse: collapse; width: 100%; }
.letter th, .letter td { border-bottom: 1px solid #71767a; padding: 0.3em 0.6em 0.3em 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.letter th { border-bottom-width: 2px; }
.letter code { font-family: "Roboto Mono", Consolas, Menlo, monospace; font-size: 0.95em; overflow-wrap: anywhere; }
.letter ol { list-style: none; padding-left: 2.2em; }
.letter ol .letter-label { display: inline-block; margin-left: -2.2em; min-width: 2.2em; }
.letter-line { border-top: 1px solid #1b1b1b; margin-top: 2.6em !important; padding-top: 0.2em; max-width: 4.2in; font-size: 0.9em; }
.letter-signature { break-inside: avoid; margin-bottom: 1em; }
.letter-signature p { margin: 0; }
.letter-hand { display: flex; gap: 0.4in; }
.letter-hand .letter-line:first-child { flex: 0 1 3.6in; }
.letter-hand .letter-line { flex: 0 1 2.1in; }
.letter-qr svg { display: block; }
.letter-foot { border-top: 1px solid #71767a; margin-top: 2em; padding-top: 0.5em; font-size: 0.85em; }
@media print {
  :root { background: none; }
  .letter { margin: 0; padding: 0; max-width: none; }
  .letter-break { break-before: page; }
  .letter-document + .letter-document { border: 0; break-before: page; margin: 0; padding: 0; }
  .letter tr, .letter-signature { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;

/** The paper on which a browser prints the page. */
export function pageCss(paper: PaperFormat): string {
  return `@page { size: ${paper}; margin: 0.9in; }`;
}
