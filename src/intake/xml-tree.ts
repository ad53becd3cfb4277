/** An XML text as a tree of lists, read by htmlparser2, which resolves no entity of a document's own and loads nothing. */
import { Parser } from 'htmlparser2';

export interface XmlTree {
  /** Name of the outermost element. */
  root: string;
  /** Its content: elements by name, each a list; attributes as `@name`; text beside them as `#text`. */
  tree: Record<string, unknown>;
  /** Elements still open at the end: the text is cut off. */
  open: string[];
  /** Signs read. */
  length: number;
}

const deepest = 60;
const most = 500_000;

interface Node {
  name: string;
  children: Record<string, unknown[]>;
  text: string;
}

/** The tree of a text; undefined where it has no element. Deeper than 60 or more than 500,000 elements: undefined as well. */
export function xmlTree(text: string): XmlTree | undefined {
  const open: Node[] = [];
  let done: { name: string; value: unknown } | undefined;
  let count = 0;
  const cut: string[] = [];
  let over = false;
  let ending = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        over ||= open.length >= deepest || ++count > most;
        if (over) return parser.pause();
        const children = Object.fromEntries(
          Object.entries(attributes).map(([key, value]): [string, unknown[]] => [`@${local(key)}`, [value]]),
        );
        open.push({ name: local(name), children: Object.assign(Object.create(null), children), text: '' });
      },
      ontext(more) {
        const node = open.at(-1);
        if (node) node.text += more;
      },
      onclosetag() {
        // The parser closes by itself what the text left open.
        if (ending) cut.push(open.at(-1)?.name ?? '');
        const node = open.pop();
        if (!node) return;
        const value = contentOf(node);
        const above = open.at(-1);
        if (above) {
          above.children[node.name] ??= [];
          above.children[node.name]?.push(value);
        } else done ??= { name: node.name, value };
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  ending = true;
  parser.end();
  if (over || !done) return undefined;
  const tree = typeof done.value === 'object' && done.value !== null ? done.value : { '#text': [done.value] };
  return { root: done.name, tree: tree as Record<string, unknown>, open: cut.reverse(), length: text.length };
}

/** Without the prefix of a namespace. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function contentOf({ children, text }: Node): unknown {
  const bare = text.trim();
  if (Object.keys(children).length === 0) return bare;
  return bare === '' ? children : { ...children, '#text': [bare] };
}
