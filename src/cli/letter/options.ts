/** What a person may say to `tecum letter`, and what is wrong with it. */
import { z } from 'zod';
import { Problem } from '../../base/problem.js';
import { ProblemList } from '../../base/problem-list.js';
import { type Instrument, instruments } from '../../base/vocabulary.js';
import { readYamlFile } from '../../base/yaml-file.js';
import { fieldValue } from '../../letters/fields.js';
import {
  type FieldValues,
  type LetterFormat,
  letterField,
  letterFormats,
  letterLanguages,
  type PacketFormat,
  type PrintOptions,
  packetFormats,
  usualFormats,
} from '../../letters/index.js';

export interface Options {
  provider?: string;
  instrument?: string;
  final?: boolean;
  out: string;
  json?: boolean;
  acknowledge?: string[];
  format?: string;
  packet?: boolean;
  cover?: boolean;
  zip?: boolean;
  language?: string;
  fields?: string;
  follow?: string;
  served?: string;
  date?: string;
  audience?: string;
  schema?: boolean;
}

/** The forms asked for. @throws Problem `letter-format` for one that there is not, or that a packet cannot have. */
export function formatsOf({ format, packet, zip }: Options): readonly LetterFormat[] {
  const together = packet === true || zip === true;
  const able: readonly string[] = together ? packetFormats : letterFormats;
  if (format === undefined) return together ? ['pdf'] : usualFormats;
  const wanted = [...new Set(format.split(',').map((one) => one.trim().toLowerCase()))];
  const unknown = wanted.filter((one) => !able.includes(one));
  if (unknown.length === 0) return wanted as LetterFormat[];
  throw new Problem({
    code: 'letter-format',
    what: `There is no form "${unknown.join('", "')}"${together ? ' of a packet' : ''}.`,
    where: '--format',
    remedy: `Give one or more of ${able.join(', ')}, with commas between.`,
  });
}

/** The same for packets, once {@link formatsOf} has let them through. */
export function packetFormatsOf(options: Options): readonly PacketFormat[] {
  return formatsOf(options) as readonly PacketFormat[];
}

/** @throws Problem `letter-audience` */
export function audienceOf({ audience }: Options): Pick<PrintOptions, 'audience'> {
  if (audience === undefined) return {};
  if (audience === 'provider' || audience === 'court' || audience === 'own') return { audience };
  throw new Problem({
    code: 'letter-audience',
    what: `Papers are for nobody called "${audience}".`,
    where: '--audience',
    remedy: 'Give provider, court or own; leave it out for all papers.',
  });
}

/** @throws Problem `letter-language` */
export function languageOf({ language }: Options): string | undefined {
  if (language === undefined || letterLanguages().includes(language)) return language;
  throw new Problem({
    code: 'letter-language',
    what: `Tecum has no words in the language "${language}".`,
    where: '--language',
    remedy: `Give one of ${letterLanguages().join(', ')}, or add data/letters/words/<language>.yaml.`,
  });
}

/** @throws Problem `letter-instrument`, also where a follow-up is asked without one */
export function instrumentOf({ instrument }: Options): Instrument {
  const known = instruments.find((one) => one === instrument);
  if (known) return known;
  throw new Problem({
    code: 'letter-instrument',
    what: instrument ? `There is no instrument "${instrument}".` : '--follow needs the instrument to draft.',
    where: '--instrument',
    remedy: 'Give the id of one that follows a request, e.g. ndo_2705b, records_certificate or withdrawal.',
  });
}

/**
 * Answers to the fields of the templates, from a YAML or JSON file.
 * @throws ProblemList `letter-fields` with file and line; Problem `letter-field-unknown`
 */
export function readFields(file: string | undefined): FieldValues {
  if (file === undefined) return {};
  const read = readYamlFile(file, z.record(z.string(), fieldValue));
  if (read.value === undefined)
    throw new ProblemList('letter-fields', 'The fields cannot be read', read.problems);
  for (const id of Object.keys(read.value)) letterField(id);
  return read.value;
}

/** A day for a letter. @throws Problem `letter-day` */
export function dayOf(text: string | undefined, option: string): string | undefined {
  if (text === undefined || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return text;
  throw new Problem({
    code: 'letter-day',
    what: `"${text}" is no day.`,
    where: option,
    remedy: 'Write it as 2026-11-23.',
  });
}
