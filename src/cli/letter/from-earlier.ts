/** A letter that follows on an earlier one, out of the JSON that was written beside that. */
import { readFileSync } from 'node:fs';
import { Problem } from '../../base/problem.js';
import { ownFolder } from '../../catalog/own-folder.js';
import {
  agencyTemplateFolder,
  checked,
  draftFollowUp,
  type LetterDraft,
  type LetterJson,
  letterJsonSchema,
  type PacketPart,
} from '../../letters/index.js';
import { loadKnowledge } from '../../navigator/index.js';
import { tell } from '../output.js';
import { dayOf, instrumentOf, languageOf, type Options, readFields } from './options.js';

/** The follow-up, checked, and the letter that it follows as a part of a packet. */
export interface FollowUp {
  draft: LetterDraft;
  earlier: PacketPart;
}

/** @throws Problem `earlier-letter` when the file is none; that of an option */
export function fromEarlier(file: string, options: Options): FollowUp {
  const instrument = instrumentOf(options);
  const fields = readFields(options.fields);
  const earlier = readEarlier(file);
  const language = languageOf(options);
  const served = dayOf(options.served, '--served');
  const draft = draftFollowUp(
    instrument,
    {
      facts: { ...earlier.facts, ...(language ? { language } : {}) },
      reference: earlier.reference,
      ...(served ? { served } : {}),
      ...(earlier.code ? { code: earlier.code } : {}),
    },
    { date: dayOf(options.date, '--date') ?? today(), fields },
  );
  const know = loadKnowledge({}, ownFolder());
  tell(know.problems);
  const acknowledged = options.acknowledge ?? [];
  const knowledge = { ...know, templateFolders: [agencyTemplateFolder()] };
  return { draft: checked({ ...draft, acknowledged }, knowledge), earlier: partOf(earlier) };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function readEarlier(file: string): LetterJson {
  const parsed = letterJsonSchema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw notALetter(file, `${first?.path.join('.') || 'the file'}: ${first?.message ?? 'it cannot be read'}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw notALetter(file, error instanceof Error ? error.message : String(error));
  }
}

function notALetter(file: string, why: string): Problem {
  return new Problem({
    code: 'earlier-letter',
    what: `It is no letter of Tecum as JSON: ${why.replace(/\.?$/, '.')}`,
    where: file,
    remedy: 'Name the .json file that "tecum letter" wrote for the earlier request.',
  });
}

function partOf({ id, instrument, facts, problems, code }: LetterJson): PacketPart {
  const acknowledged = problems.filter((one) => one.acknowledged).map((one) => one.rule);
  const draft: LetterDraft = { id, template: instrument, facts, acknowledged, problems };
  return code === null ? { draft } : { draft, code };
}
