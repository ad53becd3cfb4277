/** Letters of a plan's answers; a refusal of the gate is recorded before anybody reads it. */
import { dataFolder } from '../../base/root.js';
import { ownFolder } from '../../catalog/own-folder.js';
import {
  agencyTemplateFolder,
  type DraftContext,
  type LetterDraft,
  type LetterProblem,
  prepareLetters,
} from '../../letters/index.js';
import { gateRecord, loadKnowledge, plan, readAnswersFile } from '../../navigator/index.js';
import type { Answers, Plan } from '../../navigator/types.js';
import { say, tell } from '../output.js';
import { toAudit } from './audit.js';
import { dayOf, languageOf, type Options, readFields } from './options.js';
import { senderOf } from './sender.js';
import { readLetterSettings } from './settings.js';

export interface Prepared {
  drafts: LetterDraft[];
  /** About the plan as a whole. */
  notes: LetterProblem[];
  /** Set where the gate refused: then there are no drafts. */
  refused?: Plan;
}

/** @throws Problem of the answers, the settings of the letter, or an option */
export async function fromPlan(file: string, options: Options): Promise<Prepared> {
  const know = loadKnowledge({}, ownFolder());
  tell(know.problems);
  const { answers, warnings } = readAnswersFile(file, { needs: know.needs.needs });
  const settings = settingsOf(file, options);
  for (const warning of warnings) if (!warning.includes('“letter”')) say(`tecum: ${warning}`);
  const made = plan(answers, know);
  await keepRecord(answers, made);
  if (made.decision === 'refused') return { drafts: [], notes: [], refused: made };
  const context: DraftContext = {
    ...(await senderOf(answers, dataFolder())),
    ...know,
    settings,
    templateFolders: [agencyTemplateFolder()],
  };
  return prepareLetters(made, answers, context, options);
}

/** What the answers file says of letters, and over it what the command line says. */
function settingsOf(file: string, options: Options): DraftContext['settings'] {
  const settings = readLetterSettings(file);
  const language = languageOf(options);
  const date = dayOf(options.date, '--date');
  return {
    ...settings,
    ...(language ? { language } : {}),
    ...(date ? { date } : {}),
    fields: { ...settings.fields, ...readFields(options.fields) },
    acknowledged: [...(settings.acknowledged ?? []), ...(options.acknowledge ?? [])],
  };
}

/** A refusal or a hold goes on the audit chain before anybody reads it. */
async function keepRecord(answers: Answers, made: Plan): Promise<void> {
  const record = gateRecord(answers, made);
  if (record !== null) await toAudit({ subject: 'plan', ...record });
}
