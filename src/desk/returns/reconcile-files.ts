/** Asked and came for files on disk, with no desk: what a plan asks one provider for, against a return just read. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reconciliation } from '../../analysis/reconcile-types.js';
import { Problem } from '../../base/problem.js';
import type { Plan, Step } from '../../navigator/types.js';
import type { ReadingSummary, ReadOptions } from '../../returns/contract.js';
import { readReturn } from '../../returns/engine.js';
import { loadReaders } from '../../returns/registry.js';
import { openRecords } from '../../store/records/query.js';
import { readSummary } from '../../store/records/reading-files.js';
import { parquetSink, writeReading } from '../../store/records/write.js';
import { askedOfSteps } from './asked.js';
import { reconcileReading } from './findings.js';

export interface ReconcileOptions {
  /** Whose steps of the plan; the provider that the return is recognised as, if absent. */
  provider?: string;
  password?: string;
  onProgress?: ReadOptions['onProgress'];
}

export interface ReconciledFiles extends Reconciliation {
  /** Whose steps were taken. */
  provider: string;
  /** Their ids. */
  steps: string[];
  summary: ReadingSummary;
}

/**
 * Reads the return into a temporary folder, which is removed, and holds it against the plan.
 * @throws Problem `reconcile-nothing-asked` when the plan asks that provider for nothing
 */
export async function reconcileFiles(
  plan: Plan,
  paths: readonly string[],
  options: ReconcileOptions = {},
): Promise<ReconciledFiles> {
  if (options.provider !== undefined) stepsFor(plan, options.provider);
  const folder = await mkdtemp(join(tmpdir(), 'tecum-reconcile-'));
  try {
    const dir = join(folder, '1');
    const summary = await readInto(dir, paths, options);
    const provider = options.provider ?? summary.provider ?? onlyProvider(plan);
    const steps = stepsFor(plan, provider);
    const records = await openRecords(folder);
    try {
      const found = await reconcileReading(
        records,
        { id: 1, dir },
        await readSummary(dir),
        askedOfSteps(steps),
      );
      return { provider, steps: steps.map((step) => step.id), ...found, summary };
    } finally {
      records.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readInto(
  dir: string,
  paths: readonly string[],
  options: ReconcileOptions,
): Promise<ReadingSummary> {
  const sink = await parquetSink(dir);
  const { provider, password, onProgress } = options;
  const summary = await readReturn(paths, {
    readers: await loadReaders(),
    sink,
    provider,
    password,
    onProgress,
  });
  await sink.close();
  await writeReading(dir, summary);
  return summary;
}

function stepsFor(plan: Plan, provider: string): Step[] {
  const steps = plan.steps.filter((step) => step.provider === provider && step.categories.length > 0);
  if (steps.length > 0) return steps;
  const others = providersOf(plan);
  const refused = plan.decision === 'refused' ? ' The gate refused the plan, so nothing is asked.' : '';
  throw new Problem({
    code: 'reconcile-nothing-asked',
    what: `The plan asks "${provider}" for nothing.${refused}`,
    where: 'answers',
    remedy:
      others.length === 0
        ? 'Add the account and what you need to know to the answers.'
        : `It asks ${others.join(', ')}: say which with --provider.`,
  });
}

/** A return that no reader recognised can still be held against a plan that asks one provider only. */
function onlyProvider(plan: Plan): string {
  const providers = providersOf(plan);
  if (providers.length === 1) return providers[0]!;
  throw new Problem({
    code: 'reconcile-provider',
    what: 'The return was not recognised, and the plan asks several providers.',
    where: '--provider',
    remedy: `Say whose return it is: --provider ${providers.join(' or ')}.`,
  });
}

function providersOf(plan: Plan): string[] {
  return [...new Set(plan.steps.filter((step) => step.categories.length > 0).map((step) => step.provider))];
}
