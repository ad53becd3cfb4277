/** What the words of the answers say: a named offence, a threat, watching of protected activity. */
import type { GateWords } from './gate-file.js';
import { readStory, type StoryFacts } from './gate-story.js';
import { hasSubstance, isStatute, threatAsData } from './gate-structure.js';
import { type Lists, readWatching } from './gate-watching.js';
import { blank, findAll, quoted } from './patterns.js';
import { sentences, type Token } from './text.js';
import type { Answers } from './types.js';
import { unreadWords } from './unread.js';
import { writtenIn } from './written.js';

/** What was read in the answers. */
export interface GateFacts extends StoryFacts {
  /**
   * `listed`: an offence of the gate's list, or a statute; `named`: some other words; `unread`: words that the lists do
   * not cover; `none`: nothing, or vague words.
   */
  offence: 'listed' | 'named' | 'unread' | 'none';
  /** `made`: somebody said or did it; `mentioned`: a danger is named; `none`: nothing, or only a worry. */
  threat: 'made' | 'mentioned' | 'none';
  /** Words that ask to watch protected activity, as they stood. Empty when none do. */
  watching: string;
  /** The same in a language that the gate cannot read as a whole: it holds a plan and refuses none. */
  watchingGlimpsed: string;
  /** Protected activity is spoken of, watched or not. */
  protectedWords: string;
  /** Words that ask to watch anybody or anything. */
  watchWords: string;
  /** The threat given as data: its words name harm, or do not. */
  threatGiven: 'made' | 'mentioned' | 'none';
  /** Words in a script or language that the lists do not cover, as they stood. Empty when all can be read. */
  unread: string;
}

type Words = GateWords;

/** Reads what was written, in every field of the answers, by the words of the gate. Words are data: none commands. */
export function readWords(answers: Answers, words: Words): GateFacts {
  const told = writtenIn(answers);
  const threatGiven = threatAsData(answers, words);
  const lines = sentences(told);
  const clean = lines.map((line) => blank(line, words.exceptions));
  const shielded = clean.flatMap((line) => findAll(line, words.protected));
  const watching = readWatching(clean, words, [words]);
  return {
    offence: readOffence(answers.offence, words),
    threat: strongest([threatGiven, ...lines.map((line) => readThreat(line, words))]),
    watching,
    watchingGlimpsed: watching === '' ? glimpse(lines, words) : '',
    ...readStory(answers, words),
    protectedWords: quoted(shielded),
    watchWords: quoted(clean.flatMap((line) => findAll(line, words.watch, words.purposes))),
    threatGiven,
    unread: unreadWords(told, words),
  };
}

/** Watching that only the words of languages without common words show. */
function glimpse(lines: Token[][], words: Words): string {
  const lists: Lists[] = [words, words.glimpsed];
  const clean = lines.map((line) => lists.reduce((left, { exceptions }) => blank(left, exceptions), line));
  return readWatching(clean, words, lists);
}

function readOffence(offence: Answers['offence'], words: Words): GateFacts['offence'] {
  if (offence === undefined) return 'none';
  if (isStatute(offence.statute)) return 'listed';
  if (unreadWords(offence.name, words) !== '') return 'unread';
  const lines = sentences(offence.name);
  const hedged = lines.some((line) => findAll(line, words.offenceHedges).length > 0);
  const left = lines.map((line) => blank(line, words.vagueOffences));
  if (!hedged && left.some((line) => findAll(line, words.offences).length > 0)) return 'listed';
  return left.some((line) => line.some(hasSubstance)) ? 'named' : 'none';
}

function readThreat(line: Token[], words: Words): GateFacts['threat'] {
  if (findAll(line, words.threats).length === 0 || findAll(line, words.hedges).length > 0) return 'none';
  return findAll(line, words.acts).length > 0 ? 'made' : 'mentioned';
}

function strongest(threats: GateFacts['threat'][]): GateFacts['threat'] {
  if (threats.includes('made')) return 'made';
  return threats.includes('mentioned') ? 'mentioned' : 'none';
}
