/** What every part of one plan is made from. */
import type { Provider } from '../catalog/types.js';
import type { Knowledge } from './context.js';
import type { AnswerAccount, Answers } from './types.js';

/** The answers, what is known, and the day. */
export interface Env {
  answers: Answers;
  know: Knowledge;
  /** ISO date. */
  asOf: string;
}

/** The accounts of one provider, sorted, each once. */
export interface ProviderAccounts {
  provider: Provider;
  accounts: AnswerAccount[];
}

/** Sorts without regard to the order of the answers: by code unit, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
