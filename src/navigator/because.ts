/** The verdict in one sentence: which of federal law, the State and the provider decided. */
import type { Process } from '../base/vocabulary.js';
import { rank } from '../law/ladder.js';
import type { Law } from '../law/types.js';
import { listed, processWords, withArticle } from './words.js';

/** One who asks for a process. */
export interface Voice {
  /** `California`, `Snap`, `Federal law`. */
  who: string;
  process: Process;
}

/**
 * `California asks for a search warrant; federal law and Snap would be content with a subpoena.`
 * @param voices each once; those who ask for `process` decided
 * @param silent providers that name no process of their own
 */
export function becauseOf(law: Law, process: Process, voices: readonly Voice[], silent?: string): string {
  const deciding = voices.filter((voice) => voice.process === process).map(({ who }) => who);
  const content = voices.filter(({ process: other }) => rank(law, other) < rank(law, process));
  const head = `${listed(inside(deciding))} ${deciding.length === 1 ? 'asks' : 'ask'} for ${named(law, process)}`;
  const rest = [...groups(content)].map(
    ([lower, names]) => `${listed(names)} would be content with ${named(law, lower)}`,
  );
  const tail = silent === undefined ? [] : [`what ${silent} itself asks for is not on record`];
  return `${[head, ...rest, ...tail].map((part, at) => (at === 0 ? part : lowerFederal(part))).join('; ')}.`;
}

/** `Utah, federal law and Snap`: a small letter inside the sentence. */
function inside(names: string[]): string[] {
  return names.map((name, at) => (at === 0 ? name : lowerFederal(name)));
}

function named(law: Law, process: Process): string {
  return process === 'mlat' ? 'mutual legal assistance' : withArticle(processWords(law, process));
}

function groups(voices: readonly Voice[]): Map<Process, string[]> {
  const byProcess = new Map<Process, string[]>();
  for (const { who, process } of voices) byProcess.set(process, [...(byProcess.get(process) ?? []), who]);
  return byProcess;
}

function lowerFederal(part: string): string {
  return part.replace(/\bFederal law\b/, 'federal law');
}
