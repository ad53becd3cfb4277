/** Runs the content of a page and of the forms it draws, and notes what is painted inside which marks (14.6). */
import type { PdfFile } from './file.js';
import type { Font } from './font.js';
import { Lexer } from './lexer.js';
import { IDENTITY, type Matrix } from './matrix.js';
import { OPERATORS } from './operators.js';
import { type PdfDict, type PdfValue, PdfWord } from './values.js';

/** A marked-content sequence. `owner` is what its MCID belongs to: `page` or the object of a form. */
export interface Mark {
  tag: string;
  props: PdfDict | undefined;
  mcid: number | undefined;
  owner: string;
  /** The form whose stream it stands in. */
  form: PdfDict | undefined;
  /** The marks it stands in, outermost first. */
  inside: readonly Mark[];
  /** What is painted in it, itself or deeper. */
  paints: number;
}
/** Text shown by one operator; its ends on the page, in points. */
export interface ShownText {
  font: Font | undefined;
  codes: number[];
  mode: number;
  size: number;
  from: { x: number; y: number };
  to: { x: number; y: number };
}
export interface Paint {
  operator: string;
  marks: readonly Mark[];
  text?: ShownText;
}
export interface PageContent {
  paints: Paint[];
  /** All marks in the order in which they begin. */
  marks: Mark[];
  /** Clause of the rule that is broken, and why. */
  faults: { rule: string; why: string }[];
  /** Device colour spaces that are used by name or by operator. */
  colours: Set<string>;
  depth: number;
  /** Forms drawn, with how often. */
  forms: Map<PdfDict, number>;
}
export interface GraphicsState {
  ctm: Matrix;
  font: Font | undefined;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

/** All that an operator may read and change. */
export class Machine {
  readonly out: PageContent = {
    paints: [],
    marks: [],
    faults: [],
    colours: new Set(),
    depth: 0,
    forms: new Map(),
  };
  state: GraphicsState = {
    ctm: IDENTITY,
    font: undefined,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  saved: GraphicsState[] = [];
  marks: Mark[] = [];
  textMatrix = IDENTITY;
  lineMatrix = IDENTITY;
  inText = false;
  owner = 'page';
  form: PdfDict | undefined;
  resources: PdfDict | undefined;

  constructor(
    readonly file: PdfFile,
    readonly fontOf: (dict: PdfDict) => Font,
  ) {}

  /** Runs one stream with its own resources; marks, text objects and saved states must be closed at its end. */
  run(bytes: Buffer, resources: PdfDict | undefined): void {
    const outer = { resources: this.resources, saved: this.saved, marks: this.marks.length };
    Object.assign(this, { resources, saved: [] });
    this.execute(new Lexer(bytes, 0, false));
    if (this.saved.length) this.fault('content-balance', `${this.saved.length} q without Q`);
    if (this.inText) this.fault('content-balance', 'BT without ET');
    if (this.marks.length !== outer.marks)
      this.fault('content-balance', 'marked content that does not end in its stream');
    this.resources = outer.resources;
    this.saved = outer.saved;
    this.marks = this.marks.slice(0, outer.marks);
    this.inText = false;
  }

  private execute(lexer: Lexer): void {
    let args: PdfValue[] = [];
    for (let item = lexer.next(); item !== undefined; item = lexer.next()) {
      if (!(item instanceof PdfWord)) {
        args.push(item);
        continue;
      }
      const operate = OPERATORS[item.word];
      if (item.word === 'ID') skipInlineImage(lexer);
      if (operate) operate(this, args, item.word);
      else this.fault('A3-6.2.2-1', `${item.word} is no operator`);
      args = [];
    }
    for (const why of lexer.faults) this.fault(why.startsWith('hex') ? 'A3-6.1.6' : 'A3-6.1.13', why);
  }

  paint(operator: string, text?: ShownText): void {
    for (const mark of this.marks) mark.paints++;
    this.out.paints.push({ operator, marks: [...this.marks], text });
  }

  /** A named resource; one that is not there breaks 19005-3, 6.2.2. */
  resource(kind: string, name: string | undefined): PdfValue {
    const found = this.file.get(this.file.dict(this.resources?.get(kind))?.get(name ?? ''));
    if (found === null) this.fault('A3-6.2.2-2', `${kind} /${name} is not among the resources`);
    return found;
  }

  fault(rule: string, why: string): void {
    this.out.faults.push({ rule, why });
  }
}

function skipInlineImage(lexer: Lexer): void {
  const end = /\sEI(?=\s|$)/.exec(lexer.bytes.toString('latin1', lexer.at + 1));
  lexer.at = end ? lexer.at + 1 + end.index : lexer.bytes.length;
}
