/** What each operator of a content stream does to the machine (ISO 32000-1, Annex A lists all 73). */
import type { Machine, Mark } from './content.js';
import { IDENTITY, type Matrix, times } from './matrix.js';
import { moveLine, nextLine, show } from './show-text.js';
import { isDict, nameOf, numberOf, type PdfDict, PdfStream, type PdfValue } from './values.js';

type Operator = (machine: Machine, args: PdfValue[], word: string) => void;

const nothing: Operator = () => undefined;
const number = (args: PdfValue[], at = 0) => numberOf(args[at]) ?? 0;

const graphics: Record<string, Operator> = {
  q: (m) => {
    m.saved.push({ ...m.state });
    m.out.depth = Math.max(m.out.depth, m.saved.length);
  },
  Q: (m) => {
    const state = m.saved.pop();
    if (state) m.state = state;
    else m.fault('content-balance', 'Q without q');
  },
  cm: (m, args) => {
    m.state.ctm = times(args as unknown as Matrix, m.state.ctm);
  },
  gs: (m, args) => void m.resource('ExtGState', nameOf(args[0])),
  sh: (m, args, word) => {
    m.resource('Shading', nameOf(args[0]));
    m.paint(word);
  },
  Do: draw,
  EI: (m, _, word) => m.paint(word),
};

const paths: Record<string, Operator> = Object.fromEntries(
  ['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'].map((word): [string, Operator] => [
    word,
    (m) => m.paint(word),
  ]),
);

const silent: Record<string, Operator> = Object.fromEntries(
  'w J j M d ri i m l c v y h re n W W* SC SCN sc scn d0 d1 BX EX BI ID MP DP'
    .split(' ')
    .map((word) => [word, nothing]),
);

const device =
  (space: string): Operator =>
  (m) =>
    void m.out.colours.add(space);

const colours: Record<string, Operator> = {
  g: device('DeviceGray'),
  G: device('DeviceGray'),
  rg: device('DeviceRGB'),
  RG: device('DeviceRGB'),
  k: device('DeviceCMYK'),
  K: device('DeviceCMYK'),
  cs: setSpace,
  CS: setSpace,
};

function setSpace(m: Machine, args: PdfValue[]): void {
  const name = nameOf(args[0]) ?? '';
  if (name.startsWith('Device')) m.out.colours.add(name);
  else if (name !== 'Pattern') m.resource('ColorSpace', name);
}

type Setting = 'charSpace' | 'wordSpace' | 'scale' | 'leading' | 'rise' | 'mode';
const setting =
  (key: Setting, unit = 1): Operator =>
  (m, args) => {
    m.state[key] = number(args) * unit;
  };

const text: Record<string, Operator> = {
  BT: (m) => {
    if (m.inText) m.fault('content-balance', 'BT inside BT');
    Object.assign(m, { inText: true, textMatrix: IDENTITY, lineMatrix: IDENTITY });
  },
  ET: (m) => {
    if (!m.inText) m.fault('content-balance', 'ET without BT');
    m.inText = false;
  },
  Tf: (m, args) => {
    const dict = m.resource('Font', nameOf(args[0]));
    m.state.font = isDict(dict) ? m.fontOf(dict) : undefined;
    m.state.size = number(args, 1);
  },
  Tc: setting('charSpace'),
  Tw: setting('wordSpace'),
  Tz: setting('scale', 1 / 100),
  TL: setting('leading'),
  Ts: setting('rise'),
  Tr: setting('mode'),
  Td: (m, args) => moveLine(m, number(args), number(args, 1)),
  TD: (m, args) => {
    m.state.leading = -number(args, 1);
    moveLine(m, number(args), number(args, 1));
  },
  Tm: (m, args) => {
    m.textMatrix = m.lineMatrix = args as unknown as Matrix;
  },
  'T*': nextLine,
  Tj: (m, args) => show(m, args),
  TJ: (m, args) => show(m, args[0] as PdfValue[]),
  "'": (m, args) => {
    nextLine(m);
    show(m, args);
  },
  '"': (m, args) => {
    m.state.wordSpace = number(args);
    m.state.charSpace = number(args, 1);
    nextLine(m);
    show(m, args.slice(2));
  },
};

const marked: Record<string, Operator> = {
  BMC: (m, args) => begin(m, nameOf(args[0]) ?? '', undefined),
  BDC: (m, args) => begin(m, nameOf(args[0]) ?? '', propertiesOf(m, args[1])),
  EMC: (m) => {
    if (!m.marks.pop()) m.fault('content-balance', 'EMC without BMC or BDC');
  },
};

function propertiesOf(m: Machine, value: PdfValue | undefined): PdfDict | undefined {
  if (isDict(value)) return value;
  const named = m.resource('Properties', nameOf(value));
  return isDict(named) ? named : undefined;
}

function begin(m: Machine, tag: string, props: PdfDict | undefined): void {
  const mcid = numberOf(m.file.get(props?.get('MCID')));
  const mark: Mark = { tag, props, mcid, owner: m.owner, form: m.form, inside: [...m.marks], paints: 0 };
  m.marks.push(mark);
  m.out.marks.push(mark);
}

/** A form is run in place; an image is one thing painted. */
function draw(m: Machine, args: PdfValue[], word: string): void {
  const target = m.resource('XObject', nameOf(args[0]));
  if (!(target instanceof PdfStream)) return;
  if (nameOf(m.file.get(target.dict.get('Subtype'))) === 'Form') drawForm(m, target);
  else m.paint(word);
}

function drawForm(m: Machine, target: PdfStream): void {
  m.out.forms.set(target.dict, (m.out.forms.get(target.dict) ?? 0) + 1);
  if (m.saved.length > 60) throw new Error('forms that draw each other');
  const outer = {
    state: { ...m.state },
    owner: m.owner,
    form: m.form,
    textMatrix: m.textMatrix,
    lineMatrix: m.lineMatrix,
  };
  const matrix = m.file.list(target.dict.get('Matrix')).map(Number);
  if (matrix.length === 6) m.state.ctm = times(matrix as unknown as Matrix, m.state.ctm);
  m.owner = target.dict.has('StructParents')
    ? `form ${m.file.get(target.dict.get('StructParents'))}`
    : m.owner;
  m.form = target.dict;
  m.run(m.file.decode(target), m.file.dict(target.dict.get('Resources')) ?? m.resources);
  Object.assign(m, outer);
}

export const OPERATORS: Record<string, Operator> = Object.assign(
  Object.create(null),
  graphics,
  paths,
  silent,
  colours,
  text,
  marked,
);
