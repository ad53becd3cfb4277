/** The list of laws, in groups, each with what it holds. */
import type { Law, LawBook } from '../../law/types.js';
import { lawHref } from './search.js';

interface LawLine {
  name: string;
  href: string;
  summary: string;
  rules: number;
  /** Floors and papers of its own: what makes it differ from what it stands on. */
  own: number;
  reviewed: string | null;
}

/** Nations first, then the States of the United States by name, then treaties. */
export function lawList(book: LawBook): { title: string; anchor: string; laws: LawLine[] }[] {
  const all = [...book.laws.values()].sort((a, b) => a.name.localeCompare(b.name));
  const group = (title: string, anchor: string, kind: Law['kind']) => ({
    title,
    anchor,
    laws: all.filter((law) => law.kind === kind).map(lineOf),
  });
  return [
    group('Nations and unions', 'nations', 'nation'),
    group('States of the United States', 'states', 'overlay'),
    group('Treaties and what joins countries', 'treaties', 'treaty'),
  ];
}

function lineOf(law: Law): LawLine {
  const { floors, papers, notices } = law.dated;
  return {
    name: law.name,
    href: lawHref(law),
    summary: law.summary,
    rules: law.rules.size,
    own: floors.length + papers.length + notices.length,
    reviewed: law.reviewedBy,
  };
}
