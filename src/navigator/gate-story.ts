/** What else the story shows: everybody asked for, an offence of words, an own affair, nothing told that was done. */
import type { GateWords } from './gate-file.js';
import { blank, findAll, type Patterns, quoted, type Span } from './patterns.js';
import { sentences, sentenceTexts, type Token } from './text.js';
import type { Answers } from './types.js';
import { unreadWords } from './unread.js';
import { writtenIn } from './written.js';

/** A story with fewer words need not tell what was done. */
const fewestWords = 7;

/** Words as they stood, in quotes; empty when there are none. */
export interface StoryFacts {
  /** Words that ask for everybody who did something. */
  dragnet: string;
  /** The offence is one of words, and protected activity or an official is spoken of. */
  speechOffence: string;
  /** Somebody close to the person who asks. */
  ownAffair: string;
  /** The story cannot be read, and no word of it, in its own language, tells of a crime. */
  untold: string;
  /** The story tells of nothing that was done, and asks for people, or the offence is one that stretches. */
  noFacts: string;
  /** The story tells of something done, or of somebody who did or suffered it. */
  tellsFacts: boolean;
}

/** Reads the story by the gate's lists. Pure. */
export function readStory(answers: Answers, words: GateWords): StoryFacts {
  const told = sentences(writtenIn(answers));
  const text = writtenIn({ ...answers, offence: undefined });
  const clean = sentences(text).map((line) => blank(line, words.exceptions));
  const tellsFacts = tells(clean, words);
  return {
    tellsFacts,
    dragnet: dragnet(answers, told, words),
    speechOffence: speechOffence(answers, told, words),
    ownAffair: ownAffair(answers, words),
    untold: untold(text, words),
    noFacts: tellsFacts ? '' : noFacts(answers, clean, words),
  };
}

/** Everybody who did something: where no account is named, or the same sentence asks for them. */
function dragnet(answers: Answers, told: Token[][], words: GateWords): string {
  const nobody = answers.accounts.length === 0;
  return quoted(
    told.flatMap((line) => {
      const found = findAll(line, words.dragnet);
      return nobody || asksBeside(line, found, words) ? found : [];
    }),
  );
}

function asksBeside(line: Token[], found: Span[], words: GateWords): boolean {
  const apart = ({ from, to }: Span) => found.every((each) => to <= each.from || from >= each.to);
  return findAll(line, words.watch).some(apart);
}

function speechOffence(answers: Answers, told: Token[][], words: GateWords): string {
  const offence = offenceIn(answers, words.speechOffences);
  if (offence.length === 0) return '';
  const objects = [words.protected, words.glimpsed.protected, words.officials];
  const about = told
    .map((line) => blank(line, words.exceptions))
    .flatMap((line) => findAll(line, ...objects));
  return about.length === 0 ? '' : quoted([...offence, ...about]);
}

function offenceIn({ offence }: Answers, patterns: Patterns): Span[] {
  return sentences(offence?.name ?? '').flatMap((line) => findAll(line, patterns));
}

/** What stands in quotes was said by another. */
function ownAffair(answers: Answers, words: GateWords): string {
  const own = writtenIn(answers).replace(/"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]/g, ' ');
  return quoted(sentences(own).flatMap((line) => findAll(line, words.ownAffairs)));
}

/** What cannot be read must speak for itself: a crime told in a sentence beside it says nothing of it. */
function untold(story: string, words: GateWords): string {
  const unread = unreadWords(story, words);
  if (unread === '') return '';
  const parts = sentenceTexts(story);
  const strange = parts.filter((part) => unreadWords(part, words) !== '');
  const deeds = [words.offences, words.threats, words.glimpsed.offences];
  const told = (strange.length > 0 ? strange : parts).flatMap(sentences);
  return told.some((line) => findAll(line, ...deeds).length > 0) ? '' : unread;
}

function tells(story: Token[][], { offences, threats, deeds, glimpsed }: GateWords): boolean {
  return story.some((line) => findAll(line, offences, threats, deeds, glimpsed.offences).length > 0);
}

/** Words that ask, or the offence that stretches, in a story without facts. */
function noFacts(answers: Answers, story: Token[][], words: GateWords): string {
  // A few words ("Identify the user") ask for an account and tell nothing either way.
  const short = story.reduce((sum, line) => sum + line.length, 0) < fewestWords;
  const asking = short ? [words.ongoing] : [words.ongoing, words.demands];
  const asked = story.flatMap((line) => findAll(line, ...asking));
  return quoted([...asked, ...(short ? [] : offenceIn(answers, words.elasticOffences))]);
}
