/** Text of a PDF that we write ourselves: objects as they stand, strings, numbers, and the operators of a page. */

import type { Ref } from './document.js';

/** Text that pdfkit writes as it is, where it would turn an object into text itself, which costs most of a letter's time. */
export function pdfText(text: string): Record<string, unknown> {
  return new RawText(text) as unknown as Record<string, unknown>;
}

class RawText {
  constructor(private readonly text: string) {}

  /** pdfkit looks at this to tell a dictionary from what it writes with `toString()`. */
  get [Symbol.toStringTag](): string {
    return 'RawText';
  }

  toString(): string {
    return this.text;
  }
}

/** A string of any signs as a PDF writes it. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<feff${Buffer.from(wellFormed(text), 'utf16le').swap16().toString('hex')}>`;
}

/** Half of a sign of two units cannot be written; it becomes U+FFFD. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** A name: what is no letter or digit goes as its number. */
export function pdfName(text: string): string {
  return `/${text.replace(/[^A-Za-z0-9.-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** A date in UTC. */
export function pdfDate(date: Date): string {
  return `(D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;
}

/** A number with at most three decimals. */
export function num(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** The insides of two `TJ` arrays as one. */
export function joinArrays(first: string, second: string): string {
  if (first === '') return second;
  if (first.endsWith('>') && second.startsWith('<')) return first.slice(0, -1) + second.slice(1);
  return `${first} ${second}`;
}

/** Collects the operators of a page, and what they need of it. Positions count from the top left, as on paper. */
export class Ink {
  private parts: string[] = [];
  private chosen = '';
  private open = '';
  readonly fonts = new Map<string, Ref>();

  raw(operators: string): void {
    this.parts.push(operators);
  }

  /** Begins a line of text; every one begins with a font of its own. */
  begin(): void {
    this.parts.push('BT');
    this.chosen = '';
  }

  end(): void {
    this.close();
    this.parts.push('ET');
  }

  /** Moves the pen. The page is turned upside down by pdfkit, so the text is turned back. */
  at(x: number, baseline: number): void {
    this.close();
    this.parts.push(`1 0 0 -1 ${num(x)} ${num(baseline)} Tm`);
  }

  font(name: string, ref: Ref, size: number): void {
    const wanted = `/${name} ${num(size)} Tf`;
    if (wanted === this.chosen) return;
    this.close();
    this.parts.push(wanted);
    this.chosen = wanted;
    this.fonts.set(name, ref);
  }

  /** Adds to the array of glyphs and corrections that is shown at once. */
  array(items: string): void {
    this.open = joinArrays(this.open, items);
  }

  /** All operators since the last call. */
  take(): string {
    const text = this.parts.join('\n');
    this.parts = [];
    return text;
  }

  private close(): void {
    if (this.open !== '') this.parts.push(`[${this.open}] TJ`);
    this.open = '';
  }
}
