/** The questions and answers of a plan with those of the plans whose place it took. */
import { planEventStore } from '../../store/desk/plan-events.js';
import { planStore } from '../../store/desk/plans.js';
import type { BaseServices } from '../services.js';
import { openQuestion, type TalkLine, talkOf } from './talk.js';
import type { MadePlan } from './types.js';
import type { WizardDraft } from './wizard/types.js';

export interface PlanTalk {
  /** The oldest first, those of the plans before it too. */
  lines: TalkLine[];
  /** The question that waits for the author. */
  open: TalkLine | null;
  /** Id of the plan whose place this one took. */
  earlier: string | null;
}

/** More plans in a row than anybody makes of one question. */
const most = 20;

/** Reads the talk of a plan and of those before it. */
export async function talkAbout(plan: MadePlan, base: BaseServices): Promise<PlanTalk> {
  const people = new Map((await base.people.list()).map((one) => [one.id, one.name]));
  const nameOf = (id: string) => people.get(id) ?? 'somebody no longer here';
  const events = planEventStore(base.db);
  const own = await events.of(plan.id);
  const before: string[] = [];
  for (let id = earlierOf(plan.draft); id && !before.includes(id) && before.length < most; ) {
    before.push(id);
    id = earlierOf((await planStore(base.db).byId(id))?.draft);
  }
  const all = [...(await events.ofAll(before)), ...own];
  const asked = plan.decision === 'needs-review' && plan.replacedBy === null ? openQuestion(own) : null;
  return {
    lines: talkOf(all, nameOf),
    open: asked ? (talkOf([asked], nameOf)[0] ?? null) : null,
    earlier: before[0] ?? null,
  };
}

function earlierOf(draft: unknown): string | null {
  return ((draft ?? {}) as WizardDraft).replaces ?? null;
}
