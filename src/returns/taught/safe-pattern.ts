/**
 * Patterns that cannot run away: after every repeat of varying length comes a character that the repeat itself cannot
 * take, so that there is one way only to match a line and a line that does not fit is given up after one pass.
 */
import { Problem } from '../../base/problem.js';
import { addTo, type CharSet, emptySet, overlap } from './char-set.js';
import { PatternFault, type PatternNode, patternTree } from './pattern-tree.js';

/** Optional parts and alternatives at most: each may double the passes. */
const mostChoices = 8;

/**
 * The pattern as a regular expression for one line.
 * @param where file and line for the message
 * @throws Problem `pattern-unsafe` that says what is not taken and how to write it instead
 */
export function safePattern(source: string, where: string): RegExp {
  try {
    const tree = patternTree(source);
    if (choicesIn(tree) > mostChoices)
      throw new PatternFault(`it has more than ${mostChoices} optional parts and alternatives`);
    follow(tree, { set: emptySet(), end: true });
    return new RegExp(source);
  } catch (error) {
    if (!(error instanceof PatternFault || error instanceof SyntaxError)) throw error;
    throw new Problem({
      code: 'pattern-unsafe',
      what: `This pattern is not taken: ${error.message}.`,
      where,
      remedy:
        'Write what a part may hold instead of a dot: (?<who>[^:]+): (?<text>.*)$ and not (?<who>.*?): (?<text>.*)$',
      cause: error,
    });
  }
}

/** What may come next: characters, or the end of the pattern. */
interface Next {
  set: CharSet;
  end: boolean;
}

/** Walks from the back; answers what may come first. */
function follow(nodes: readonly PatternNode[], after: Next): Next {
  let next = after;
  for (let i = nodes.length - 1; i >= 0; i--) next = before(nodes[i]!, next);
  return next;
}

function before(node: PatternNode, next: Next): Next {
  if (node.type === 'end') return { set: emptySet(), end: true };
  if (node.type === 'chars') return { set: node.set, end: false };
  if (node.type === 'many') return beforeMany(node, next);
  const first: Next = { set: emptySet(), end: false };
  const ways = node.options.map((option) => follow(option, next));
  if (node.optional) ways.push(next);
  for (const way of ways) {
    addTo(first.set, way.set);
    first.end ||= way.end;
  }
  return first;
}

function beforeMany(node: Extract<PatternNode, { type: 'many' }>, next: Next): Next {
  if (overlap(node.set, next.set))
    throw new PatternFault('what follows a repeat could also be part of that repeat');
  if (node.least > 0) return { set: node.set, end: false };
  const set = Uint8Array.from(node.set);
  addTo(set, next.set);
  return { set, end: next.end };
}

function choicesIn(nodes: readonly PatternNode[]): number {
  let choices = 0;
  for (const node of nodes) {
    if (node.type !== 'group') continue;
    choices += node.options.length - 1 + (node.optional ? 1 : 0);
    for (const option of node.options) choices += choicesIn(option);
  }
  return choices;
}
