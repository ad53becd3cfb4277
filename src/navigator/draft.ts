/** What a step is made of, before its words are. */
import type { Instrument, Process } from '../base/vocabulary.js';
import type { Asked } from './asked.js';
import type { ProviderAccounts } from './env.js';
import type { Candidate } from './routes.js';
import type { Reason } from './types.js';
import type { Verdict } from './verdict.js';

/** One category that a step asks for. */
export interface Ask {
  asked: Asked;
  verdict: Verdict;
}

/** One instrument to one provider. */
export interface Draft {
  of: ProviderAccounts;
  process: Process;
  instrument: Instrument;
  /** What it discloses; empty for preservation. */
  asks: Ask[];
  /** What it keeps; only for preservation. */
  keeps: Verdict[];
  why: Reason;
  /** Process by which what an emergency request does not give is had. */
  afterwards?: Process[];
  /** True for the first step to a provider: what is to be doubted of the provider itself is said there. */
  first?: boolean;
  /** Which of several papers of one instrument to one provider it is; absent where there is one. */
  part?: string;
  /** The ways across the border that the step takes; empty for an American authority. */
  routes: Candidate[];
}

const instruments: Partial<Record<Process, Instrument>> = {
  emergency: 'emergency_disclosure_request',
  mlat: 'mlat_request',
};

/** The instrument by which a verdict is carried out. */
export function instrumentOf({ process, route }: Verdict): Instrument {
  return route?.route.instrument ?? instruments[process] ?? (process as Instrument);
}
