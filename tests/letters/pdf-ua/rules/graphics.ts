/** 19005-3, 6.2: colour, states, images and transparency. */
import type { PdfDocument } from '../document.js';
import { A3, each, type Finding, HOUSE, onPages, type Rule, rule, unless } from '../rule.js';
import { nameOf, numberOf, type PdfDict } from '../values.js';

const intents = (doc: PdfDocument) =>
  doc.file.list(doc.catalog.get('OutputIntents')).flatMap((item) => doc.file.dict(item) ?? []);

/** The profile of the PDF/A output intent, with what its header says (ICC.1, 7.2). */
function profile(doc: PdfDocument) {
  const intent = intents(doc).find((item) => nameOf(doc.file.get(item.get('S'))) === 'GTS_PDFA1');
  const stream = doc.file.stream(intent?.get('DestOutputProfile'));
  if (!stream) return undefined;
  const bytes = doc.file.decode(stream);
  const text = (from: number) => bytes.toString('latin1', from, from + 4);
  return {
    components: numberOf(doc.file.get(stream.dict.get('N'))),
    size: bytes.length,
    stated: bytes.length > 128 ? bytes.readUInt32BE(0) : 0,
    version: bytes[8] ?? 0,
    kind: text(12),
    space: text(16),
    mark: text(36),
  };
}

const COMPONENTS: Record<string, number> = { 'RGB ': 3, CMYK: 4, GRAY: 1 };

function judgeProfile(doc: PdfDocument): Finding[] {
  const found = profile(doc);
  if (!found) return [{ where: 'catalog', why: 'no output intent with a profile' }];
  const sound =
    found.mark === 'acsp' &&
    ['prtr', 'mntr'].includes(found.kind) &&
    found.version < 5 &&
    found.stated === found.size &&
    COMPONENTS[found.space] === found.components;
  return unless(sound, 'DestOutputProfile', JSON.stringify(found));
}

function judgeDeviceColours(doc: PdfDocument): Finding[] {
  const space = profile(doc)?.space;
  const allowed = (name: string) =>
    name === 'DeviceGray' ? space !== undefined : name === 'DeviceRGB' ? space === 'RGB ' : space === 'CMYK';
  const images = ofSubtype(doc, 'Image').flatMap(({ num, dict }) => {
    const name = nameOf(doc.file.get(dict.get('ColorSpace')));
    return unless(
      !name?.startsWith('Device') || allowed(name),
      `object ${num}`,
      `${name} without a profile for it`,
    );
  });
  return [
    ...images,
    ...onPages(doc, ({ content }) =>
      [...content.colours].filter((name) => !allowed(name)).map((name) => `${name} without a profile for it`),
    ),
  ];
}

const ofSubtype = (doc: PdfDocument, subtype: string) =>
  doc.dicts().filter(({ dict, stream }) => stream && nameOf(doc.file.get(dict.get('Subtype'))) === subtype);

function states(doc: PdfDocument): { num: number; dict: PdfDict }[] {
  return doc
    .dicts()
    .flatMap(({ num, dict }) =>
      dict.has('ExtGState')
        ? [...(doc.file.dict(dict.get('ExtGState'))?.values() ?? [])].flatMap((item) =>
            doc.file.dict(item) ? [{ num, dict: doc.file.dict(item)! }] : [],
          )
        : [],
    );
}

const BLENDS =
  `Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference
  Exclusion Hue Saturation Color Luminosity`.split(/\s+/);

function judgeImage(doc: PdfDocument, dict: PdfDict): string[] {
  const bits = numberOf(doc.file.get(dict.get('BitsPerComponent')));
  const forbidden = ['Alternates', 'OPI'].filter((key) => dict.has(key));
  return [
    ...forbidden,
    ...(doc.file.get(dict.get('Interpolate')) === true ? ['Interpolate'] : []),
    ...(bits !== undefined && ![1, 2, 4, 8, 16].includes(bits) ? [`${bits} bits`] : []),
  ];
}

export const graphicsRules: Rule[] = [
  rule(
    'A3-6.2.3-1',
    `${A3} 6.2.3`,
    'An output intent GTS_PDFA1 embeds a sound ICC profile of a printer or monitor.',
    judgeProfile,
  ),
  rule('A3-6.2.3-2', `${A3} 6.2.3`, 'All output intents share one profile.', (doc) =>
    each(intents(doc), () =>
      unless(
        new Set(intents(doc).map((item) => doc.file.stream(item.get('DestOutputProfile')))).size === 1,
        'OutputIntents',
        'different profiles',
      ),
    ),
  ),
  rule('A3-6.2.4.3', `${A3} 6.2.4.3`, 'Device colours are those of the output intent.', judgeDeviceColours),
  rule('A3-6.2.5', `${A3} 6.2.5`, 'Graphics states set no transfer function or halftone phase.', (doc) =>
    each(states(doc), ({ num, dict }) =>
      unless(
        !dict.has('TR') &&
          !dict.has('HTP') &&
          [undefined, 'Default'].includes(nameOf(doc.file.get(dict.get('TR2')))),
        `object ${num}`,
        'TR, TR2 or HTP',
      ),
    ),
  ),
  rule('A3-6.2.8', `${A3} 6.2.8`, 'Images have no alternates and are not interpolated.', (doc) =>
    each(ofSubtype(doc, 'Image'), ({ num, dict }) =>
      unless(judgeImage(doc, dict).length === 0, `object ${num}`, judgeImage(doc, dict).join(', ')),
    ),
  ),
  rule('A3-6.2.9', `${A3} 6.2.9`, 'No PostScript.', (doc) =>
    doc
      .dicts()
      .flatMap(({ num, dict, stream }) =>
        unless(
          !stream ||
            (nameOf(dict.get('Subtype')) !== 'PS' &&
              nameOf(dict.get('Subtype2')) !== 'PS' &&
              !dict.has('PS')),
          `object ${num}`,
          'PostScript',
        ),
      ),
  ),
  rule('A3-6.2.10-1', `${A3} 6.2.10`, 'Blend modes are those of ISO 32000-1.', (doc) =>
    each(
      states(doc).filter(({ dict }) => dict.has('BM')),
      ({ num, dict }) =>
        unless(
          doc.file.list(dict.get('BM')).every((mode) => BLENDS.includes(nameOf(mode) ?? '')),
          `object ${num}`,
          'an unknown blend mode',
        ),
    ),
  ),
  rule(
    'A3-6.2.10-2',
    `${A3} 6.2.10`,
    'A page that uses transparency has a colour space to blend in.',
    (doc) => {
      const transparent = doc
        .dicts()
        .filter(
          ({ dict }) =>
            dict.has('SMask') || ['CA', 'ca'].some((key) => (numberOf(doc.file.get(dict.get(key))) ?? 1) < 1),
        );
      return each(transparent, ({ num }) =>
        unless(profile(doc), `object ${num}`, 'transparency without an output intent'),
      );
    },
  ),
  rule('text-on-page', HOUSE, 'All text lies within the page.', (doc) =>
    onPages(doc, ({ content, mediaBox: [left = 0, bottom = 0, right = 0, top = 0] }) => {
      const inside = ({ x, y }: { x: number; y: number }) =>
        x >= left - 0.5 && x <= right + 0.5 && y >= bottom - 0.5 && y <= top + 0.5;
      const out = content.paints.filter(({ text }) => text && !(inside(text.from) && inside(text.to)));
      return out
        .slice(0, 3)
        .map(
          ({ text }) =>
            `text from ${text!.from.x.toFixed(1)} ${text!.from.y.toFixed(1)} to ${text!.to.x.toFixed(1)} ${text!.to.y.toFixed(1)}`,
        );
    }),
  ),
];
