/** `tecum catalog watch DIR`: which of our sources changed since we read them, by local clones of Open Terms Archive. */
import { Command } from 'commander';
import { readCatalog } from '../../catalog/load.js';
import {
  type WatchReport,
  type WatchResult,
  type WatchState,
  watchCatalog,
} from '../../catalog/watch/watch.js';
import { exitCodes, fail, print, printJson, tell } from '../output.js';

interface Options {
  json?: boolean;
  diff: boolean;
  provider?: string;
}

/** Builds the sub-command. */
export function watchCommand(): Command {
  return new Command('watch')
    .exitOverride()
    .description(
      'Compare our sources with local clones of Open Terms Archive. Nothing is asked of the network.',
    )
    .argument(
      '<dir>',
      'a folder with clones of its version repositories, e.g. contrib-versions; bare ones too',
    )
    .option('--json', 'print one JSON document')
    .option('--no-diff', 'leave the differences themselves out')
    .option('--provider <id>', 'only this provider')
    .addHelpText(
      'after',
      '\nExit: 0 = nothing changed, 1 = something changed since we read it, 2 = wrong use.',
    )
    .action(run);
}

function run(dir: string, options: Options): void {
  try {
    const { catalog, problems } = readCatalog();
    tell(problems);
    const report = watchCatalog(dir, onlyOne(catalog, options.provider));
    if (options.json) printJson(report);
    else print(...lines(report, options.diff));
    const changed = report.documents.some(({ state }) => state === 'changed' || state === 'gone');
    process.exitCode = changed ? exitCodes.finding : exitCodes.ok;
  } catch (error) {
    fail(error);
  }
}

type Catalog = ReturnType<typeof readCatalog>['catalog'];

function onlyOne(catalog: Catalog, id: string | undefined): Catalog {
  if (id === undefined) return catalog;
  return { providers: new Map([...catalog.providers].filter(([each]) => each === id)) };
}

const titles: Readonly<Record<WatchState, string>> = {
  changed: 'Changed since we read it',
  gone: 'No longer kept by the archive',
  'not-then': 'Kept only since after the day of our source: its oldest version is compared with its newest',
  unknown: 'Not in these clones: nothing can be said',
  same: 'The same as when we read it',
};

function lines({ documents, clones }: WatchReport, withDiff: boolean): string[] {
  const states = (Object.keys(titles) as WatchState[]).map((state) => ({
    state,
    found: documents.filter((each) => each.state === state),
  }));
  return [
    `${documents.length} documents of ${new Set(documents.map((each) => each.provider)).size} providers, ${clones.length} clones.`,
    ...states.flatMap(({ state, found }) => [
      '',
      `${titles[state]}: ${found.length}`,
      ...found.flatMap((each) => documentLines(each, withDiff)),
    ]),
  ];
}

function documentLines(result: WatchResult, withDiff: boolean): string[] {
  const facts = factCount(result.facts);
  return [
    `  ${result.providerName}: ${result.repository}/${result.path}, read ${result.readOn}${facts}`,
    ...result.since.map(({ date, subject }) => `    ${date.slice(0, 10)} ${plain(subject)}`),
    ...(withDiff && result.diff
      ? result.diff
          .trimEnd()
          .split('\n')
          .map((line) => `    ${plain(line)}`)
      : []),
  ];
}

/** A document's words are data: what would steer a terminal is taken out. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) => (char === '\t' ? ' ' : ''));
}

function factCount(facts: number): string {
  if (facts === 0) return '';
  return facts === 1 ? ', one fact of ours rests on it' : `, ${facts} facts of ours rest on it`;
}
