/** Words that letters use: what stands around a letter, and names for the vocabulary's ids, by language. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectPath } from '../base/root.js';
import type { DataCategory, IdentifierKind, Instrument } from '../base/vocabulary.js';
import { letterData } from './data-file.js';

const wordsSchema = z.strictObject({
  /** How Luxon writes a day and a moment in this language. */
  dateFormat: z.string(),
  momentFormat: z.string(),
  /** How the first of a month is written where it is no plain number: `1er`. */
  firstDay: z.string().optional(),
  furniture: z.record(z.string(), z.string()),
  categories: z.record(z.string(), z.string()),
  identifiers: z.record(z.string(), z.string()),
  /** By which channel the letter comes, by the channel's type; a type that is not here is not named in a letter. */
  channels: z.record(z.string(), z.string()),
});
export type LetterWords = z.infer<typeof wordsSchema>;

const byLanguage = new Map<string, LetterWords>();

/** Languages in which letters can be written, `en` first. */
export function letterLanguages(): string[] {
  const all = readdirSync(folder()).map((name) => name.replace(/\.yaml$/, ''));
  return ['en', ...all.filter((one) => one !== 'en').sort()];
}

/** `data/letters/words/<language>.yaml`, read once; English for a language that has no file. @throws Problem `letter-data-bad` */
export function wordsIn(language: string): LetterWords {
  const known = byLanguage.get(language);
  if (known) return known;
  const there = /^[a-z]{2,3}$/.test(language) && existsSync(join(folder(), `${language}.yaml`));
  const words = there ? letterData(wordsSchema, 'words', `${language}.yaml`) : wordsIn('en');
  byLanguage.set(language, words);
  return words;
}

/** A piece of furniture with its braces filled in: `say('en', 'page', { n: 1, m: 3 })`. */
export function say(language: string, key: string, values: Record<string, string | number> = {}): string {
  const words = wordsIn(language).furniture[key] ?? wordsIn('en').furniture[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** By which channel a letter comes, in its language; nothing for a channel that is a note for the sender. */
export function channelWay(channel: unknown, language: string): string {
  const { type, value } = (channel ?? {}) as { type?: string; value?: string };
  const words = wordsIn(language).channels[type ?? ''] ?? '';
  return words.replace('{value}', value ?? '');
}

/** The name of a country (ISO 3166, either case) in a language, without its article; the code where it has none. */
export function countryIn(code: string, language: string): string {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region' }).of(code.toUpperCase()) ?? code;
}

function folder(): string {
  return projectPath('data', 'letters', 'words');
}

/** How a letter in English names a kind of data. */
export const categoryWords = wordsIn('en').categories as Record<DataCategory, string>;

/** How a letter in English names a kind of identifier. */
export const identifierWords = wordsIn('en').identifiers as Record<IdentifierKind, string>;

const instrumentNames: Partial<Record<Instrument, string>> = {
  preservation: 'preservation letter',
  preservation_release: 'release of a preservation',
  delayed_notice_2705a: 'delay of notice under 18 U.S.C. 2705(a)',
  emergency_disclosure_request: 'emergency disclosure request',
  records_certificate: 'certificate of business records',
  objection_reply: "reply to a provider's objection",
  cost_approval: 'approval of costs',
  network_24_7_preservation: 'preservation request through the 24/7 network',
  production_order: 'production order',
  preservation_extension: 'preservation extension',
  subpoena: 'subpoena',
  deficiency_letter: 'deficiency letter',
  court_order_2703d: 'order under 18 U.S.C. 2703(d)',
  search_warrant: 'search warrant',
  pen_trap_order: 'pen register and trap and trace order',
  wiretap_order: 'interception order',
  ndo_2705b: 'non-disclosure order under 18 U.S.C. 2705(b)',
  mlat: 'request for mutual legal assistance',
  mlat_request: 'request for mutual legal assistance',
  foreign_order: "order of the provider's own country",
  epoc: 'European Production Order (EPOC)',
  epoc_pr: 'European Preservation Order (EPOC-PR)',
  copo: 'overseas production order',
  ipo: 'international production order',
  bnss_94: 'order under section 94 of the BNSS',
  ipa_authorisation: 'communications data authorisation',
};

/** `subpoena`, `preservation letter`; the id in words where there is no better name. */
export function instrumentName(instrument: string): string {
  return instrumentNames[instrument as Instrument] ?? instrument.replaceAll('_', ' ');
}
