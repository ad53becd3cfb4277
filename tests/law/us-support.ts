/** What the law of the United States asks of an agency on a day, for the tables of these tests. */
import type { AgencyType, DataCategory, Instrument, Process } from '../../src/base/vocabulary.js';
import { lawAt } from '../../src/law/at.js';
import { overlayOf } from '../../src/law/choose.js';
import { floorFor, higher } from '../../src/law/ladder.js';
import { loadLaws } from '../../src/law/load.js';
import type { Law } from '../../src/law/types.js';
import { applies, type Facts, type Place } from '../../src/law/when.js';

export const book = loadLaws();
export const states =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
    ' ',
  );
export const files = ['us-federal', ...states.map((state) => `us-${state.toLowerCase()}`)];

/** A law of the book, as it held on a day. */
export function law(jurisdiction: string, day: string): Law {
  const found = book.laws.get(jurisdiction);
  if (found === undefined) throw new Error(`no ${jurisdiction}.yaml`);
  return lawAt(found, day);
}

export interface Who {
  state: string;
  agencyType?: AgencyType;
  provider?: Place;
  kind?: string;
}

function factsOf({ state, agencyType = 'local-police', provider, kind = 'social' }: Who): Facts {
  return { country: 'US', state, agencyType, provider, providerKind: kind };
}

/** The higher of the federal floor and the State's, with the citations behind both. */
export function floorOn(day: string, who: Who, category: DataCategory) {
  const federal = law('us-federal', day);
  const base = floorFor(federal, category, who.kind);
  const state = overlayOf(book, 'US', who.state, day);
  const raised = (state?.floorList ?? []).filter(
    (floor) => floor.category === category && state && applies(floor.when, state, factsOf(who)),
  );
  const process = raised.reduce<Process>((top, floor) => higher(federal, top, floor.process), base.process);
  const ids = [...base.rules, ...raised.flatMap((floor) => floor.rules)];
  const rules = ids.flatMap((id) => federal.rules.get(id) ?? state?.rules.get(id) ?? []);
  return { process, citations: rules.map((rule) => rule.citation).join(' | ') };
}

type Listed = 'papers' | 'notices' | 'clocks';

/** What a State's file holds for an instrument of somebody: ids of papers or notices, `id:days` of clocks. */
export function held(
  list: Listed,
  jurisdiction: string,
  day: string,
  who: Who,
  instrument: Instrument,
  categories?: DataCategory[],
): string[] {
  const view = law(jurisdiction, day);
  const facts = { ...factsOf(who), categories };
  return view[list]
    .filter((each) => (each.appliesTo as string[]).includes(instrument) && applies(each.when, view, facts))
    .map((each) => ('remind' in each ? `${each.id}:${each.days ?? '?'}` : each.id));
}
