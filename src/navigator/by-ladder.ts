/** The verdict of American law: the highest of the federal floor, the State's law and the provider's own policy. */
import type { Process } from '../base/vocabulary.js';
import { dataFor } from '../catalog/facts.js';
import type { ProviderData } from '../catalog/types.js';
import { higher, rank } from '../law/ladder.js';
import { becauseOf } from './because.js';
import { directWords, givenDirectly } from './direct.js';
import { overlaysFor } from './overlays.js';
import { lawReason, providerReason, sentence } from './reasons.js';
import { isAbroad } from './standing.js';
import type { Reason } from './types.js';
import type { Verdict } from './verdict.js';
import {
  bySuffrance,
  type Case,
  holdings,
  policyWords,
  processOf,
  rowWords,
  unlistedReason,
} from './verdict-case.js';
import { voicesOf } from './voices.js';
import { processWords } from './words.js';

/** Decides by rank. What is given only by consent or in an emergency is compelled by nobody, and stays as it is. */
export function byLadder(held: Case): Verdict {
  const policy = policyOf(held);
  if (policy !== undefined && bySuffrance.includes(policy)) return bySuffranceOnly(held, policy);
  const { law } = held.env.know;
  const overlays = overlaysFor(held.provider, held.category, held.env);
  const closed = closedToUs(held);
  const asked = [
    held.floor.process,
    ...overlays.map((each) => each.process),
    ...(policy ? [policy] : []),
    ...(closed ? ['mlat' as const] : []),
  ];
  const process = asked.reduce((a, b) => higher(law, a, b));
  const { voices, silent } = voicesOf(held, policy, overlays);
  const rows =
    held.rows.length > 0 ? held.rows.map((row) => rowReason(held, row, process)) : [unlistedReason(held)];
  return {
    category: held.category,
    process,
    reasons: [
      ...floorReasons(held),
      ...overlays.flatMap((each) => each.reasons),
      ...rows,
      ...(closed ? [closed] : []),
    ],
    because: closed ? abroadWords(held) : becauseOf(law, process, voices, silent),
    ...holdings(held),
    parts: partsBelow(held, process),
  };
}

/** A company abroad that says that it does not give this on process of another country: its word, else undefined. */
function closedToUs({ provider, category, env }: Case): Reason | undefined {
  if (!isAbroad(provider, env) || (givenDirectly(provider, env)?.includes(category) ?? true))
    return undefined;
  return directWords(provider, env);
}

function abroadWords({ provider }: Case): string {
  return `${provider.name} is abroad and does not give this on process of the United States: it takes mutual legal assistance.`;
}

/** The highest process that the provider's rows ask for; undefined where nothing is on record. */
function policyOf(held: Case): Process | undefined {
  const { usable, provider, env } = held;
  const law = env.know.law;
  if (usable.length === 0) {
    return dataFor(provider, 'basic_subscriber').find(
      (row) => row.process !== 'not_available' && !bySuffrance.includes(row.process),
    )?.process;
  }
  const compelled = usable.filter((row) => !bySuffrance.includes(row.process));
  const deciding = compelled.length > 0 ? compelled : usable;
  return deciding.map((row) => processOf(held, row)).reduce((a, b) => higher(law, a, b));
}

function bySuffranceOnly(held: Case, process: Process): Verdict {
  const how = process === 'consent' ? "with the account holder's consent" : 'in an emergency';
  return {
    category: held.category,
    process,
    reasons: [...floorReasons(held), ...held.rows.map((row) => rowReason(held, row, process))],
    because: `${held.provider.name} gives this only ${how}.`,
    ...holdings(held),
    parts: [],
  };
}

function floorReasons({ env, floor }: Case): Reason[] {
  const lead = `Federal floor: ${processWords(env.know.law, floor.process)}. `;
  const reasons = floor.rules.map((id, at) => lawReason(env.know.law, id, at === 0 ? lead : ''));
  const [first, ...rest] = reasons;
  if (first === undefined) return [];
  return [floor.note ? { ...first, text: `${first.text} ${floor.note}` } : first, ...rest];
}

function rowReason(held: Case, row: ProviderData, process: Process): Reason {
  const { provider, env } = held;
  const has = row.contains ? `: ${row.contains}` : '';
  if (row.process === 'not_available')
    return providerReason(provider, row, sentence(`Not to be had${has}`), env.asOf);
  if (row.process_basis === 'general') {
    const text = `What process ${provider.name} itself asks for is not on record; the general ladder stands${has}`;
    return providerReason(provider, row, sentence(text), env.asOf);
  }
  const policy = sentence(`${policyWords(provider, row)}: ${rowWords(held, row)}`);
  const short = rank(env.know.law, row.process) < rank(env.know.law, process);
  return providerReason(provider, row, `${policy}${short ? ' Alone it is not enough here.' : ''}`, env.asOf);
}

/** What a lower process gives of the category, never less than the law asks for that part. */
function partsBelow(held: Case, process: Process): Verdict['parts'] {
  const { law } = held.env.know;
  return held.usable.flatMap((row) => {
    const own = higher(law, held.floor.process, processOf(held, row));
    const lower = rank(law, own) < rank(law, process) && !bySuffrance.includes(row.process);
    if (!lower || row.contains === undefined) return [];
    const { citation } = providerReason(held.provider, row, '', held.env.asOf);
    return [{ process: own, contains: row.contains, citation }];
  });
}
