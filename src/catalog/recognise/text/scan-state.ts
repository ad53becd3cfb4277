/** The state of one pass over a text: what was found so far, and the few words beside a place. */
import type { RecogniseIndex } from '../index.js';
import { isWord } from './signs.js';
import type { FoundInText } from './types.js';

/** A finding before its text and its byte offsets are known. */
export type Finding = Omit<FoundInText, 'byteStart' | 'byteEnd' | 'text' | 'candidates'> & {
  candidates?: FoundInText['candidates'];
};

/** A word near a place, in small letters, and where it stands. */
export interface NearWord {
  word: string;
  start: number;
  end: number;
}

const furthest = 64;
/** One empty list for all: most findings point to no provider. */
const nobody: FoundInText['candidates'] = [];

export class ScanState {
  readonly found: FoundInText[] = [];

  constructor(
    readonly text: string,
    readonly index: RecogniseIndex,
    readonly region: string,
  ) {}

  /** Keeps a finding; answers where the scan goes on. */
  add(finding: Finding): number {
    this.found.push(kept(finding));
    return finding.end;
  }

  /** The UTF-16 unit at a place; 0 outside the text. */
  code(place: number): number {
    return place >= 0 && place < this.text.length ? this.text.charCodeAt(place) : 0;
  }

  /** Words before a place on its line and in its sentence, the nearest first. */
  wordsBefore(place: number, count: number): NearWord[] {
    const words: NearWord[] = [];
    const least = Math.max(0, place - furthest);
    for (let at = place - 1; at >= least && words.length < count; at--) {
      const code = this.text.charCodeAt(at);
      if (endsSentence(this, at, code)) break;
      if (!isWord(code)) continue;
      let start = at;
      while (start > least && isWord(this.text.charCodeAt(start - 1))) start--;
      words.push({ word: this.text.slice(start, at + 1).toLowerCase(), start, end: at + 1 });
      at = start;
    }
    return words;
  }

  /** Words after a place on its line and in its sentence, the nearest first. */
  wordsAfter(place: number, count: number): NearWord[] {
    const words: NearWord[] = [];
    const most = Math.min(this.text.length, place + furthest);
    for (let at = place; at < most && words.length < count; at++) {
      const code = this.text.charCodeAt(at);
      if (endsSentence(this, at, code)) break;
      if (!isWord(code)) continue;
      let end = at + 1;
      while (end < most && isWord(this.text.charCodeAt(end))) end++;
      words.push({ word: this.text.slice(at, end).toLowerCase(), start: at, end });
      at = end - 1;
    }
    return words;
  }
}

/** One shape for all findings, made whole at once: text and bytes are filled in when the pass is over. */
function kept(finding: Finding): FoundInText {
  return {
    kind: finding.kind,
    identifier: finding.identifier,
    text: '',
    value: finding.value,
    shown: finding.shown,
    start: finding.start,
    end: finding.end,
    byteStart: 0,
    byteEnd: 0,
    candidates: finding.candidates ?? nobody,
    why: finding.why,
    check: finding.check,
    detail: finding.detail,
    port: finding.port,
    at: finding.at,
    network: finding.network,
  };
}

/** A line break, `!`, `?`, `;`, or a full stop before a space. */
function endsSentence(scan: ScanState, place: number, code: number): boolean {
  if (code === 10 || code === 13 || code === 33 || code === 63 || code === 59) return true;
  return code === 46 && scan.code(place + 1) <= 32 && !abbreviated(scan, place);
}

const abbreviations = new Set(['no', 'nr', 'acct', 'tel', 'ph', 'num', 'st', 'mr', 'mrs', 'ms', 'dr', 'ext']);

function abbreviated(scan: ScanState, place: number): boolean {
  let start = place;
  while (start > 0 && place - start < 6 && isWord(scan.code(start - 1))) start--;
  return abbreviations.has(scan.text.slice(start, place).toLowerCase());
}
