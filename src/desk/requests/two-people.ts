/** Which instruments never leave on one person's word (`data/two-people.yaml`), read once. */
import { z } from 'zod';
import { projectPath } from '../../base/root.js';
import { type Instrument, instruments } from '../../base/vocabulary.js';
import { readYamlFile } from '../../base/yaml-file.js';

const shape = z.strictObject({
  asOf: z.iso.date(),
  sources: z.array(z.strictObject({ id: z.string(), title: z.string(), url: z.url(), date: z.string() })),
  instruments: z.array(
    z.strictObject({
      id: z.enum(instruments),
      /** True where somebody is in danger, so that the page says what can be done meanwhile. */
      urgent: z.boolean(),
      reason: z.string(),
      source: z.string(),
    }),
  ),
});

/** Why an instrument wants two accounts, always. */
export interface TwoPeopleRule {
  instrument: Instrument;
  urgent: boolean;
  reason: string;
  source: { title: string; url: string; date: string };
}

let cached: ReadonlyMap<Instrument, TwoPeopleRule> | undefined;

/** The rule for an instrument; undefined where a second person is wanted only once there is one. */
export function twoPeopleRule(instrument: Instrument): TwoPeopleRule | undefined {
  cached ??= read(projectPath('data', 'two-people.yaml'));
  return cached.get(instrument);
}

/** @throws Problem of the file: with a rule that cannot be read, nobody may approve anything. */
export function read(file: string): ReadonlyMap<Instrument, TwoPeopleRule> {
  const { value, problems } = readYamlFile(file, shape);
  if (value === undefined) throw problems[0];
  const sources = new Map(value.sources.map(({ id, ...source }) => [id, source]));
  return new Map(
    value.instruments.map(({ id, urgent, reason, source }) => {
      const found = sources.get(source);
      if (found === undefined) throw new Error(`two-people.yaml: "${id}" names no source of the file`);
      return [id, { instrument: id, urgent, reason, source: found }];
    }),
  );
}
