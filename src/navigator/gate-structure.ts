/** What the answers say by their structure, before any word of the story: account, statute, threat, danger, basis. */
import type { GateWords } from './gate-file.js';
import { blank, findAll } from './patterns.js';
import { sentences, type Token } from './text.js';
import type { Answers, Unsure } from './types.js';
import { unreadWords } from './unread.js';

/** A section of a code has a number of two digits or more; a provision of the Constitution is no offence. */
export function isStatute(statute: string | undefined): boolean {
  return statute !== undefined && /\d{2,}/.test(statute) && !/amend|const/i.test(statute);
}

/** True when a question was answered with "I do not know". */
export function isUnsure(answers: Answers, ...questions: Unsure[]): boolean {
  return questions.some((question) => answers.unsure?.includes(question) === true);
}

/** A person or an account is named. */
export function namesSomebody(answers: Answers, words: GateWords): boolean {
  return answers.accounts.length > 0 || isStated(answers.safeguards?.person, words);
}

/**
 * True when the answers show by themselves what the plan is for, whatever the story says: an account and the statute
 * of an offence; or a threat and who is threatened; or danger, and who is in it.
 */
export function speaksForItself(answers: Answers, words: GateWords): boolean {
  return (isStatute(answers.offence?.statute) && answers.accounts.length > 0) || saysWho(answers, words);
}

/** True when a threat and who is threatened are given as data, or danger and who is in it. */
export function saysWho(answers: Answers, words: GateWords): boolean {
  const { safeguards, emergency } = answers;
  const threat = isStated(safeguards?.threat, words) && isStated(safeguards?.threatened, words);
  const danger =
    answers.danger === 'death-or-injury' &&
    isStated(emergency?.danger, words) &&
    isStated(emergency?.whom, words);
  return threat || danger;
}

/** True when a field holds more than "none", "n/a" or "to be determined". */
export function isStated(value: string | undefined, words: GateWords): boolean {
  if (value === undefined || value.trim() === '') return false;
  if (unreadWords(value, words) !== '') return true;
  return sentences(value).some((line) => blank(line, words.vagueOffences).some(hasSubstance));
}

/** A word of three letters or more. */
export function hasSubstance(token: Token): boolean {
  return token.forms.some((form) => /\p{L}{3,}/u.test(form));
}

/**
 * A threat given as data. `made`: its words name harm; `mentioned`: they do not, or only as a worry; `none`: not given.
 */
export function threatAsData(answers: Answers, words: GateWords): 'made' | 'mentioned' | 'none' {
  const { threat, threatened } = answers.safeguards ?? {};
  if (threat === undefined || !isStated(threat, words)) return 'none';
  if (unreadWords(threat, words) !== '') return isStated(threatened, words) ? 'made' : 'mentioned';
  const lines = sentences(threat);
  const made = lines.some(
    (line) => findAll(line, words.threats).length > 0 && findAll(line, words.hedges).length === 0,
  );
  return made ? 'made' : 'mentioned';
}
