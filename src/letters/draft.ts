/** Letters of a plan: one draft for each step that has a template. */
import { z } from 'zod';
import type { Answers, Plan, Step } from '../navigator/types.js';
import { type LetterFacts, letterFactsSchema, noticeSchema } from './facts.js';
import { fieldValue } from './fields.js';
import { presetFields } from './presets.js';
import type { Sender } from './sender.js';
import { businessRecords, itemsFor } from './subscriber-items.js';
import { isDraftable } from './template.js';
import type { LetterDraft, LetterKnowledge } from './types.js';

const shape = letterFactsSchema.shape;

/** What only a person knows about the letters of a plan; each field may be left out. */
export const letterSettingsSchema = z.strictObject({
  date: shape.date.optional(),
  authority: shape.authority.optional(),
  returnDate: shape.returnDate.optional(),
  delivery: shape.delivery.optional(),
  notice: noticeSchema.optional(),
  preservation: shape.preservation.optional(),
  providerReference: shape.providerReference.optional(),
  attestsNoProhibitedViolation: z.boolean().optional(),
  remarks: shape.remarks.optional(),
  acknowledged: z.array(z.string()).optional(),
  language: shape.language.optional(),
  /** Answers to the fields of the templates, by the field's id. */
  fields: z.record(z.string(), fieldValue).optional(),
});
export type LetterSettings = z.input<typeof letterSettingsSchema>;

export interface DraftContext extends Sender, LetterKnowledge {
  settings?: LetterSettings;
  /** Folders searched for templates before Tecum's own. */
  templateFolders?: string[];
  /** What the agency's letters always say: its court, its supervisor, the signer's training and experience. */
  profile?: Record<string, string>;
}

export interface DraftFilter {
  provider?: string;
  instrument?: string;
}

/**
 * One draft for each step of the plan that has a template, in the plan's order.
 * Steps without one are left out: {@link stepsWithoutLetter} names them.
 */
export function draftLetters(
  plan: Plan,
  answers: Answers,
  context: DraftContext,
  filter: DraftFilter = {},
): LetterDraft[] {
  return wanted(plan, filter)
    .filter((step) => isDraftable(step.instrument, context.templateFolders))
    .map((step) => ({
      id: step.id,
      template: step.instrument,
      facts: letterFactsOf(step, plan, answers, context),
      acknowledged: context.settings?.acknowledged ?? [],
      problems: [],
    }));
}

/** The steps of the plan, as filtered, for which there is no template. */
export function stepsWithoutLetter(plan: Plan, filter: DraftFilter = {}, templateFolders?: string[]): Step[] {
  return wanted(plan, filter).filter((step) => !isDraftable(step.instrument, templateFolders));
}

function wanted(plan: Plan, filter: DraftFilter): Step[] {
  return plan.steps.filter(
    (step) =>
      (filter.provider === undefined || step.provider === filter.provider) &&
      (filter.instrument === undefined || step.instrument === filter.instrument),
  );
}

/** The facts of one step's letter, whether or not there is a template for it. */
export function letterFactsOf(step: Step, plan: Plan, answers: Answers, context: DraftContext): LetterFacts {
  const settings = letterSettingsSchema.parse(context.settings ?? {});
  return letterFactsSchema.parse({
    instrument: step.instrument,
    jurisdiction: { country: answers.authority.country.toLowerCase(), state: stateOf(answers) },
    case: context.case,
    agency: context.agency,
    signer: context.signer,
    provider: { id: step.provider, name: step.providerName },
    addressee: addresseeOf(step),
    channel: step.channel && { type: step.channel.type, value: step.channel.value, note: step.channel.note },
    identifiers: step.identifiers.map(({ identifier, value }) => ({ kind: identifier, value })),
    missing: step.missing,
    categories: categoriesOf(step),
    period: step.period,
    offence: answers.offence ? { name: answers.offence.name, statute: answers.offence.statute } : null,
    ...(step.instrument === 'subpoena' ? subpoenaFacts(step, answers, settings, context) : {}),
    ...(step.instrument === 'court_order_2703d' ? { items: itemsOf(step, context) } : {}),
    notice: settings.notice ?? { nonDisclosure: asksSilence(answers) ? 'request' : 'none' },
    preservation: settings.preservation ?? null,
    providerReference: settings.providerReference ?? null,
    attestsNoProhibitedViolation: settings.attestsNoProhibitedViolation ?? false,
    remarks: settings.remarks ?? null,
    papers: (step.papers ?? []).map(({ id, kind, text, placement, reason }) => ({
      id,
      kind,
      text,
      placement,
      citation: reason.citation,
    })),
    ownNotices: (step.ownNotices ?? []).map(({ id, text, reason }) => ({
      id,
      text,
      citation: reason.citation,
    })),
    fields: {
      ...presetFields(step, answers, context.profile ?? {}, settings.language ?? 'en'),
      ...settings.fields,
    },
    language: settings.language ?? 'en',
    date: settings.date ?? plan.asOf.slice(0, 10),
  });
}

/** `us-ca`, however the answers write the State; a federal authority has none of its own. */
function stateOf({ authority }: Answers): string | undefined {
  if (!authority.state || authority.agencyType === 'federal' || authority.agencyType === 'military')
    return undefined;
  const state = authority.state.toLowerCase();
  return state.includes('-') ? state : `${authority.country.toLowerCase()}-${state}`;
}

function addresseeOf(step: Step): LetterFacts['addressee'] {
  const { reason } = step.addressee;
  const basis = reason.source
    ? `${reason.source.title}${reason.date ? `, ${reason.date}` : ''}`
    : reason.citation;
  return { entity: step.entity, attention: step.addressee.attention, address: step.addressee.address, basis };
}

function asksSilence(answers: Answers): boolean {
  return answers.mayNotify === false;
}

function subpoenaFacts(
  step: Step,
  answers: Answers,
  settings: z.infer<typeof letterSettingsSchema>,
  { law, catalog }: LetterKnowledge,
): Partial<LetterFacts> {
  const asked = step.categories.map((category) => category.id);
  const kind = answers.authority.agencyType === 'grand-jury' ? 'grand_jury' : 'administrative';
  return {
    records: businessRecords(asked, catalog.providers.get(step.provider)?.kind, law),
    items: itemsOf(step, { law }),
    authority: settings.authority ?? { kind },
    returnDate: settings.returnDate ?? null,
    delivery: settings.delivery ?? null,
  };
}

/** The items of 18 U.S.C. 2703(c)(2) that cover what the step asks for. */
function itemsOf({ categories }: Step, { law }: Pick<LetterKnowledge, 'law'>): LetterFacts['items'] {
  const asked = categories.map(({ id }) => id);
  return itemsFor(asked, law).map(({ letter, text, notCovered }) => ({ letter, text, notCovered }));
}

/** What a preservation step keeps, or what another one discloses, with the reasons for its process. */
function categoriesOf(step: Step): LetterFacts['categories'] {
  const kept = step.preserves.map((id) => ({ id, process: step.process, citations: [] }));
  const disclosed = step.categories.map(({ id, process, contains, reasons }) => ({
    id,
    process,
    contains,
    citations: [...new Set(reasons.map((reason) => reason.citation))],
  }));
  return [...disclosed, ...kept];
}
