/** An EPOC or EPOC-PR: who issues and validates, which classes are ticked, which deadline, who is notified. */
import { rule as ruleOf } from '../../law/rules.js';
import type { Law } from '../../law/types.js';
import type { LetterProblem } from '../types.js';
import { categoryWords } from '../words.js';
import { type Check, type CheckContext, problem } from './rule.js';

/** Checks the ticks of the form against one another and against what is asked. */
export const checkEuropean: Check = (context) => {
  const { instrument } = context.facts;
  if (instrument === 'epoc_pr') return checkIssuer(context, false);
  if (instrument !== 'epoc') return [];
  return [
    ...checkIssuer(context, isHeavy(context)),
    ...checkClasses(context),
    ...checkDeadline(context),
    ...checkNotified(context),
  ];
};

function answer({ facts }: CheckContext, id: string): unknown {
  return facts.fields[id];
}

function classesOf(context: CheckContext): string[] {
  const ticked = answer(context, 'eu_classes');
  return Array.isArray(ticked) ? (ticked as string[]) : [];
}

/** Traffic data and content: a judge's matter. */
function isHeavy(context: CheckContext): boolean {
  return classesOf(context).some((one) => one === 'traffic' || one === 'content');
}

function checkIssuer(context: CheckContext, heavy: boolean): LetterProblem[] {
  const type = answer(context, 'eu_issuing_type');
  const validation = answer(context, 'eu_validation');
  const by = answer(context, 'eu_validating_type');
  const alone = type === 'judge' || (type === 'prosecutor' && !heavy);
  if (type === undefined || alone) return [];
  const say = (rule: string, where: string, text: string, remedy: string, law: string) => [
    problem(rule, 'must', `fields.${where}`, text, remedy, citeEu(context, law)),
  ];
  const law = heavy ? 'eu.1543.issue-heavy' : 'eu.1543.issue-light';
  if (validation === 'afterwards')
    return heavy
      ? say(
          'epoc-validation-late',
          'eu_validation',
          'Traffic data and content cannot be ordered first and validated later.',
          'Have a judge or an investigating judge validate it before it goes out.',
          'eu.1543.ex-post',
        )
      : emergencyOnly(context, say);
  if (validation !== 'given')
    return say(
      'epoc-validation-missing',
      type === 'prosecutor' ? 'eu_issuing_type' : 'eu_validation',
      type === 'prosecutor'
        ? 'A public prosecutor does not issue an order for traffic data or content alone.'
        : 'This authority does not issue alone, and nobody has validated the order.',
      heavy
        ? 'Have a judge, a court or an investigating judge issue or validate it.'
        : 'Have a judge, a court, an investigating judge or a prosecutor validate it.',
      law,
    );
  if (heavy && by === 'prosecutor')
    return say(
      'epoc-validator',
      'eu_validating_type',
      'A public prosecutor does not validate an order for traffic data or content.',
      'Have a judge, a court or an investigating judge validate it.',
      law,
    );
  return [];
}

type Say = (rule: string, where: string, text: string, remedy: string, law: string) => LetterProblem[];

function emergencyOnly(context: CheckContext, say: Say): LetterProblem[] {
  if (context.facts.instrument === 'epoc_pr' || answer(context, 'eu_deadline') === 'eight-hours') return [];
  return say(
    'epoc-validation-late',
    'eu_validation',
    'Validation afterwards is for an emergency, and the form does not tick one.',
    'Have it validated first, or tick the emergency with its reason.',
    'eu.1543.ex-post',
  );
}

/** Classes in which each category may be asked, from the routes of the Regulation. */
function checkClasses(context: CheckContext): LetterProblem[] {
  const ticked = classesOf(context);
  const law = euLaw(context);
  if (ticked.length === 0 || !law) return [];
  return context.facts.categories.flatMap(({ id }, index) => {
    const classes = law.routes
      .filter((route) => route.instrument === 'epoc' && route.categories.includes(id))
      .map((route) => route.id.split('.').at(-1)!);
    if (classes.length === 0 || classes.some((one) => ticked.includes(one))) return [];
    return [
      problem(
        'epoc-class-unticked',
        'must',
        `categories[${index}]`,
        `${categoryWords[id]} is ${classes.join(' or ')} data, and section F does not tick that class.`,
        'Tick the class, or leave the category out.',
        citeEu(context, `eu.1543.${classes[0]}`),
      ),
    ];
  });
}

function checkDeadline(context: CheckContext): LetterProblem[] {
  const deadline = answer(context, 'eu_deadline');
  const notified = answer(context, 'eu_notified') === true;
  const wrong = (deadline === 'ten-days' && notified) || (deadline === 'ten-days-notified' && !notified);
  if (!wrong) return [];
  return [
    problem(
      'epoc-deadline-tick',
      'must',
      'fields.eu_deadline',
      notified
        ? 'The enforcing authority is notified, and the deadline ticked is the one without notification.'
        : 'The deadline ticked is the one with notification, and nobody is notified.',
      'Tick the deadline that fits section K.',
      citeEu(context, notified ? 'eu.1543.produce-notified' : 'eu.1543.produce'),
    ),
  ];
}

function checkNotified(context: CheckContext): LetterProblem[] {
  if (!isHeavy(context) || answer(context, 'eu_notified') !== false) return [];
  return [
    problem(
      'epoc-not-notified',
      'should',
      'fields.eu_notified',
      'Traffic data or content is ordered and the enforcing authority is not notified.',
      'Notify it, unless the offence was committed in the issuing State and the person resides there: then accept this warning.',
      'Regulation (EU) 2023/1543, art 8(1), (2)',
    ),
  ];
}

function euLaw({ laws }: CheckContext): Law | undefined {
  return laws?.laws.get('eu');
}

function citeEu(context: CheckContext, id: string): string {
  const law = euLaw(context);
  return law?.rules.has(id) ? ruleOf(law, id).citation : 'Regulation (EU) 2023/1543, arts 4, 10';
}
