/** Files of providers and laws that could not be read: how many for everybody, which and why for staff. */
import type { Problem } from '../../base/problem.js';

interface Unreadable {
  /** Files, each counted once. */
  providerFiles: number;
  lawFiles: number;
  /** Empty for those who do not look after the catalog. */
  fileProblems: { what: string; where: string; remedy: string }[];
}

/** @param staff whether the person may see what is wrong with the files */
export function unreadable(problems: readonly Problem[], staff: boolean): Unreadable {
  const files = new Set(problems.map(({ where }) => fileOf(where)));
  const laws = [...files].filter((file) => /(^|\/)law\//.test(file));
  return {
    providerFiles: files.size - laws.length,
    lawFiles: laws.length,
    fileProblems: staff
      ? problems.map(({ what, where, remedy }) => ({ what, where: where ?? '', remedy: remedy ?? '' }))
      : [],
  };
}

/** Without the line. */
function fileOf(where = ''): string {
  return where.replace(/:\d+$/, '');
}
