/** The letters of a case that belong together: a subpoena and the non-disclosure order that goes with it. */
import { stateNames } from '../../desk/requests/life.js';
import { instrumentTitle } from '../../desk/requests/names.js';
import type { Request } from '../../desk/requests/requests.js';
import { requestHref } from './places.js';
import { stateTone } from './state-tone.js';

/** What stands beside this letter: the one that it follows on first, then those that follow on it. */
export function relatedLetters(request: Request, ofCase: readonly Request[]) {
  const earlier = ofCase.filter(({ number }) => number === request.facts.about?.reference);
  const later = ofCase.filter(({ facts }) => facts.about?.reference === request.number);
  return [...earlier.map((one) => row(one, 'It goes with')), ...later.map((one) => row(one, 'With it goes'))];
}

function row(one: Request, how: string) {
  return {
    how,
    href: requestHref(one),
    text: `${instrumentTitle(one.instrument)}, ${one.number}`,
    state: stateNames[one.state],
    tone: stateTone(one.state),
  };
}
