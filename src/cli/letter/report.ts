/** What `tecum letter` prints: problems and files, as JSON or for a reader. */
import type { LetterDraft, LetterProblem } from '../../letters/index.js';

export interface ReportedProblem extends LetterProblem {
  /** The letter it is about; absent where it is about the plan. */
  letter?: string;
}
export interface ReportedFile {
  path: string;
  kind: string;
  sha256: string;
  pages: number | null;
}
export interface LetterReport {
  problems: ReportedProblem[];
  files: ReportedFile[];
}

/** All problems of some drafts and of the plan, those that stop a final print first. */
export function problemsOf(drafts: LetterDraft[], notes: LetterProblem[]): ReportedProblem[] {
  return inOrderOfSeverity([
    ...notes,
    ...drafts.flatMap((draft) => draft.problems.map((one) => ({ ...one, letter: draft.id }))),
  ]);
}

/** Those that stop a final print first. */
export function inOrderOfSeverity(all: ReportedProblem[]): ReportedProblem[] {
  return [...all.filter((one) => one.severity === 'must'), ...all.filter((one) => one.severity === 'should')];
}

/** The report as lines of text. */
export function reportText({ problems, files }: LetterReport): string[] {
  const lines = problems.flatMap((one) => [
    `${one.severity.padEnd(6)} ${one.rule} · ${[one.letter, one.where].filter(Boolean).join(' · ')}`,
    `       ${one.text}`,
    `       → ${one.remedy} (${one.citation})`,
  ]);
  const written = files.map(
    (file) => `${file.path}${file.pages === null ? '' : ` (${file.pages} pages)`}  sha256 ${file.sha256}`,
  );
  if (written.length > 0) return [...lines, ...(lines.length > 0 ? [''] : []), ...written];
  return [...lines, 'No file was written.'];
}
