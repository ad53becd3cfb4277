/** What a tag is in Meta's record pages, in each of the four generations of their markup. */

/** `field` opens a label, `value` its value; `cell` is a `td`; `page` is a page marker to be dropped. */
export type Role =
  | 'plain'
  | 'section'
  | 'outer'
  | 'field'
  | 'value'
  | 'heading'
  | 'cell'
  | 'break'
  | 'separator'
  | 'page'
  | 'script'
  | 'image'
  | 'link';

/** Ids of the four generations, oldest first. */
export type Generation = 'table' | 'class' | 'inline' | 'minified';

const byTag: Record<string, Role> = {
  br: 'break',
  script: 'script',
  style: 'script',
  img: 'image',
  a: 'link',
  th: 'heading',
  td: 'cell',
};

/** Classes of a block repeat millions of times: each distinct text is looked at once. */
const byClass = new Map<string, Role>();

/**
 * The role of an opening tag.
 * @param attributes lower-case names; only `id`, `class` and `style` are looked at
 */
export function roleOf(tag: string, attributes: Record<string, string>): Role {
  if (tag !== 'div') return byTag[tag] ?? 'plain';
  const id = attributes.id;
  if (id !== undefined) {
    if (id.startsWith('property-')) return 'section';
    if (id.startsWith('page_')) return 'page';
  }
  const css = attributes.class;
  if (css === undefined) return isTableCell(attributes.style ?? '') ? 'value' : 'plain';
  return roleOfClass(css, attributes.style);
}

/** Which generation a tag with this role betrays; null when it betrays none. */
export function generationOf(tag: string, role: Role, attributes: Record<string, string>): Generation | null {
  if (role === 'heading') return 'table';
  if (role !== 'field' || tag !== 'div') return null;
  const css = attributes.class ?? '';
  if (/(?:^|\s)inner(?:\s|$)/.test(css)) return 'class';
  return /(?:^|\s)i(?:\s|$)/.test(css) ? 'minified' : 'inline';
}

function roleOfClass(css: string, style: string | undefined): Role {
  const key = style === undefined ? css : `${css}\n${style}`;
  const known = byClass.get(key);
  if (known !== undefined) return known;
  const role = classify(css.split(/\s+/), style ?? '');
  if (byClass.size < 10_000) byClass.set(key, role);
  return role;
}

function classify(names: string[], style: string): Role {
  const has = (name: string): boolean => names.includes(name);
  if (has('pageBreak')) return 'page';
  if (has('most_inner') || has('m')) return 'value';
  if (has('t') || has('div_table')) {
    if (has('o') || has('outer')) return 'outer';
    if (has('i') || has('inner')) return 'field';
    return has('div_table') ? roleOfTableStyle(style) : 'plain';
  }
  if (has('p')) return 'break';
  return isTableCell(style) ? 'value' : 'plain';
}

/** In the 2024 generation every level has the same class and only the style tells label from value. */
function roleOfTableStyle(style: string): Role {
  if (isTableCell(style)) return 'value';
  return /display\s*:\s*table\b/i.test(style) ? 'field' : 'outer';
}

function isTableCell(style: string): boolean {
  return /display\s*:\s*table-cell\b/i.test(style);
}
