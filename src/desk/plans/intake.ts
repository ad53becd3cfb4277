/** Begins a plan from a report: what it says becomes the first answers, and stays to be looked at. */
import { createHash } from 'node:crypto';
import { type IntakeMeans, readIntake, readPasted } from '../../intake/read.js';
import { shownIntake } from '../../intake/shown.js';
import { type IntakeDraft, toAnswers } from '../../intake/to-answers.js';
import type { Intake, IntakeIp } from '../../intake/types.js';
import type { Person } from '../../store/desk/people.js';
import type { StoredPlan } from '../../store/desk/plans.js';
import type { BaseServices } from '../services.js';
import type { Plans } from './plans.js';
import type { WizardDraft } from './wizard/types.js';

/** What a person hands over: a file, or text. */
export interface ReportInput {
  bytes?: Uint8Array;
  text?: string;
  password?: string;
}

/** The report beside a plan's answers, with numbers of cards and accounts masked and long lists cut. */
export interface KeptReport {
  intake: Intake;
  draft: Pick<IntakeDraft, 'clock' | 'notes'>;
  sha256: string;
  /** Rows left out of each list that was too long to keep. */
  cut: { list: string; rows: number }[];
}

const mostRows = 300;

/**
 * Reads a report and begins a plan of this person with what it gives. The file itself is not kept.
 * @throws Problem of `readIntake` where nothing can be read; then no plan is begun
 */
export async function planFromReport(
  base: BaseServices,
  plans: Plans,
  input: ReportInput,
  by: Person,
): Promise<StoredPlan> {
  const means: IntakeMeans = {
    catalog: base.catalog,
    law: base.law,
    ...(input.password ? { password: input.password } : {}),
  };
  const intake = input.bytes ? await readIntake(input.bytes, means) : readPasted(input.text ?? '', means);
  const sha256 = createHash('sha256')
    .update(input.bytes ?? input.text ?? '')
    .digest('hex');
  const plan = await plans.start(by, { ...toDraft(intake, toAnswers(intake, base.law), sha256) });
  await base.audit.record({
    who: by.email,
    action: 'intake.read',
    subject: `plan/${plan.id}`,
    details: {
      format: intake.format,
      number: intake.report.number ?? null,
      sha256,
      complete: intake.complete,
    },
  });
  return plan;
}

/** The report that a plan was begun from; null where it was begun without one. */
export function reportOf(answers: unknown): KeptReport | null {
  const { report } = (answers ?? {}) as WizardDraft;
  return (report as KeptReport | undefined) ?? null;
}

function toDraft(intake: Intake, draft: IntakeDraft, sha256: string): WizardDraft {
  const { answers, clock, notes } = draft;
  const placed = Object.fromEntries(
    answers.accounts.flatMap(({ provider, value }) => (provider ? [[value, provider]] : [])),
  );
  const ips = new Map(intake.ips.map((ip): [string, IntakeIp] => [ip.ip, ip]));
  const lines = answers.accounts.map(({ value, identifier }) =>
    identifier === 'ip_address' ? ipLine(ips.get(value), value) : value,
  );
  return {
    accounts: [...new Set(lines)].join('\n'),
    placed,
    needs: answers.needs,
    ...(answers.period ? answers.period : {}),
    ...(answers.narrative ? { narrative: answers.narrative } : {}),
    report: { ...kept(intake), draft: { notes, ...(clock ? { clock } : {}) }, sha256 } satisfies KeptReport,
  };
}

/** The address with its first time and port, as a person would note it. */
function ipLine(ip: IntakeIp | undefined, value: string): string {
  return [value, ip?.at?.text, ip?.port && `port ${ip.port}`].filter(Boolean).join(' ');
}

function kept(intake: Intake): Pick<KeptReport, 'intake' | 'cut'> {
  const shown = shownIntake(intake);
  const cut: KeptReport['cut'] = [];
  for (const list of ['accounts', 'ips', 'files', 'mentions', 'texts', 'unknown', 'setAside'] as const) {
    const rows: unknown[] = shown[list];
    if (rows.length > mostRows) cut.push({ list, rows: rows.splice(mostRows).length });
  }
  return { intake: shown, cut };
}
