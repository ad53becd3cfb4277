/** Whether the user will be told, and what delays it. */
import type { Instrument, Process } from '../base/vocabulary.js';
import type { Provider } from '../catalog/types.js';
import type { Draft } from './draft.js';
import type { Env } from './env.js';
import { remembered } from './memo.js';
import { lawReason, providerReason, sentence, silenceReason } from './reasons.js';
import type { Candidate } from './routes.js';
import { isAmerican } from './standing.js';
import type { Step } from './types.js';

/** Process that an order of silence under 18 U.S.C. 2705(b) can go with. */
export const silenceable: readonly Process[] = ['subpoena', 'court_order_2703d', 'search_warrant'];
/** Said where a provider's page speaks of the American order to an authority that cannot have one. */
const americanOrder =
  'An order under 18 U.S.C. 2705(b) is American: ask whether the provider keeps silent on an order of your own law.';
/** Sealed by their own statute. */
const sealed: Partial<Record<Process, string>> = {
  pen_trap_order: 'us.3123.period',
  wiretap_order: 'us.2518.wiretap',
};

/** What is known about notice for a step. */
export function noticeOf({ of: { provider }, process, routes }: Draft, env: Env): Step['notice'] {
  const secret = routes.find(({ route }) => route.secrecy !== undefined);
  if (secret !== undefined) return bySecrecy(secret);
  const us = isAmerican(env);
  return remembered(
    env.know,
    env.asOf,
    `notice ${provider.id} ${process} ${us} ${env.answers.mayNotify}`,
    () => (us ? findNotice(provider, process, env) : { ...disclosed(provider, env), delayBy: null }),
  );
}

/** A way across a border whose own law says what the user may be told. */
function bySecrecy({ law, route }: Candidate): Step['notice'] {
  const text = sentence(route.secrecy ?? '');
  return {
    userTold: 'unless-ordered',
    text,
    reason: lawReason(law, route.rules[0] as string, `${text} `),
    delayBy: null,
  };
}

function findNotice(provider: Provider, process: Process, env: Env): Step['notice'] {
  const rule = sealed[process];
  if (rule !== undefined) {
    return {
      userTold: 'no',
      text: 'No: the order is sealed and the provider may not speak of it.',
      reason: lawReason(env.know.law, rule),
      delayBy: null,
    };
  }
  if (process === 'preservation')
    return unprotected(
      'us.2703.f.no-gag',
      'A preservation request carries no secrecy; ask for silence.',
      env,
    );
  if (process === 'emergency')
    return unprotected('us.2705.b.ndo', 'An emergency request carries no secrecy; ask for silence.', env);
  return { ...disclosed(provider, env), delayBy: delay(process, env) };
}

function unprotected(rule: string, text: string, env: Env): Step['notice'] {
  return { userTold: 'not-known', text, reason: lawReason(env.know.law, rule), delayBy: null };
}

function disclosed(provider: Provider, env: Env): Omit<Step['notice'], 'delayBy'> {
  const { notice } = provider;
  if (notice === undefined) {
    const text = `Not known: nothing on record says whether ${provider.name} tells the user.`;
    return { userTold: 'not-known', text, reason: silenceReason(provider, text) };
  }
  const [userTold, lead] = spoken(notice.default);
  const american = !isAmerican(env) && /2705/.test(notice.how_to_delay ?? '') ? ` ${americanOrder}` : '';
  const how = notice.how_to_delay ? ` ${sentence(notice.how_to_delay)}${american}` : '';
  return {
    userTold,
    text: `${lead}${how}`,
    reason: providerReason(provider, notice, `${lead}${how}`, env.asOf),
  };
}

function spoken(habit: string | undefined): [Step['notice']['userTold'], string] {
  if (habit === 'notifies') return ['unless-ordered', 'Yes, unless an order forbids it.'];
  if (habit === 'does_not_notify') return ['no', 'No, as a rule.'];
  return ['not-known', 'The provider decides from case to case.'];
}

function delay(process: Process, env: Env): Instrument | null {
  return silenceable.includes(process) && env.answers.mayNotify !== true ? 'ndo_2705b' : null;
}
