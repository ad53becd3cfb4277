/** The single groups of a provider (preservation, notice, cost …) as sections of its page. */
import type { Provider, Sourced } from '../../catalog/types.js';
import { wordsOf } from '../render/words.js';
import type { FactView, ViewFact } from './fact-view.js';

/** A line of a section: what it is about, and the fact. */
interface Line extends FactView {
  label: string;
}

interface Section {
  title: string;
  anchor: string;
  lines: Line[];
}

type Texts = [label: string, text: string | undefined][];

const notices: Readonly<Record<string, string>> = {
  notifies: 'It tells the user, unless something forbids it.',
  case_by_case: 'It decides case by case whether it tells the user.',
  does_not_notify: 'It does not tell the user.',
};

/** The sections that have something, and what a return looks like. */
export function sectionsOf(provider: Provider, view: ViewFact): { sections: Section[]; returns: Line[] } {
  const { preservation, notice, emergency, international, cost, certification, returns } = provider;
  const sections = [
    part('Preservation', 'preservation', preservation, view, [
      ['How long', preservation?.period ?? days(preservation?.days)],
      ['Extension', preservation?.extension],
      ['How to ask', preservation?.how],
    ]),
    part('Emergencies', 'emergency', emergency, view, [
      ['How to ask', emergency?.how],
      ['What it needs', emergency?.needs],
    ]),
    part('Telling the user', 'notice', notice, view, [
      ['What it does', notice?.default === undefined ? undefined : notices[notice.default]],
      ['How to delay it', notice?.how_to_delay],
    ]),
    part('Requests from other countries', 'international', international, view, [
      ['What it accepts', international?.accepts],
      ['How to ask', international?.how],
      ['Given directly', direct(international?.direct)],
    ]),
    part('Cost', 'cost', cost, view, [['', cost?.text]]),
    part('Certificate and testimony', 'certification', certification, view, [['', certification?.text]]),
  ];
  return {
    sections: sections.filter(({ lines }) => lines.length > 0),
    returns: part('', '', returns, view, [
      ['Delivery', returns?.delivery],
      ['Format', returns?.format],
      ['Times', returns?.timezone],
      ['Files', returns?.anatomy],
      ['Link ends after', days(returns?.link_days)],
    ]).lines,
  };
}

/** A row's note stands once, at its first line. */
function part(
  title: string,
  anchor: string,
  row: Sourced | undefined,
  view: ViewFact,
  texts: Texts,
): Section {
  const said = row === undefined ? [] : texts.filter(([, text]) => text !== undefined);
  const all = row?.note !== undefined && said.length === 0 ? [['Note', row.note] as const] : said;
  const lines = all.map(([label, text], at): Line => {
    const { note, ...fact } = view(row as Sourced, String(text));
    return { label, ...fact, ...(at === 0 && note && note !== text ? { note } : {}) };
  });
  return { title, anchor, lines };
}

function days(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${count} days`;
}

function direct(categories: readonly string[] | undefined): string | undefined {
  if (categories === undefined) return undefined;
  return categories.length === 0 ? 'Nothing.' : categories.map(wordsOf).join(', ');
}
