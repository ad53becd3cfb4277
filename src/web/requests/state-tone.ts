/** The tone of a request's state, as a tag shows it. */
import type { RequestState } from '../../base/vocabulary.js';

const tones: Partial<Record<RequestState, string>> = {
  draft: 'neutral',
  review: 'warn',
  approved: 'info',
  signed: 'info',
  served: 'good',
  acknowledged: 'good',
  partly_returned: 'warn',
  complete: 'good',
  refused: 'bad',
  expired: 'bad',
};

/** `good`, `warn`, `bad`, `info` or `neutral`. */
export function stateTone(state: RequestState): string {
  return tones[state] ?? 'neutral';
}
