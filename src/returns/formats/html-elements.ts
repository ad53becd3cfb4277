/** What HTML says of elements by their names: which have no content, which end others, whose content is no markup. */

/** Worked out once for a name, since the same tags are written millions of times. */
export interface ElementFacts {
  /** Has no content and no closing tag. */
  empty: boolean;
  /** A script or a style: its content is nobody's to read. */
  silent: boolean;
  /** How its content is read: as text up to its own closing tag, with its entities resolved or without. */
  content: 'markup' | 'raw' | 'entities';
  /** What its opening tag closes where it stands directly inside it (HTML Standard, "Optional tags"). */
  closes: ReadonlySet<string> | null;
}

const words = (text: string): Set<string> => new Set(text.split(' '));

/** Elements without content. */
const empty = words(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
);
/** Elements whose closing tag HTML lets one leave out. */
export const mayStandOpen = words(
  'html head body p li dt dd option optgroup colgroup thead tbody tfoot tr th td rb rt rtc rp',
);
const blocks =
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
  'h6 header hgroup hr main menu nav ol p pre search section table ul';
const closes = new Map<string, Set<string>>([
  ...blocks.split(' ').map((name): [string, Set<string>] => [name, words('p')]),
  ['li', words('li')],
  ['dt', words('dt dd')],
  ['dd', words('dt dd')],
  ['option', words('option')],
  ['optgroup', words('option optgroup')],
  ['tr', words('tr th td')],
  ['th', words('th td')],
  ['td', words('th td')],
  ['tbody', words('thead tbody tr th td')],
  ['tfoot', words('thead tbody tr th td')],
  // A link cannot stand in a link.
  ['a', words('a')],
  ['body', words('head')],
  ['rt', words('rt rp')],
  ['rp', words('rt rp')],
]);

const raw = words('script style xmp iframe noembed noframes');
const entities = words('title textarea');

/** @param name of an element, lower case */
export function elementFacts(name: string): ElementFacts {
  return {
    empty: empty.has(name),
    silent: name === 'script' || name === 'style',
    content: raw.has(name) ? 'raw' : entities.has(name) ? 'entities' : 'markup',
    closes: closes.get(name) ?? null,
  };
}
