/** Writes blocks in each of the four generations of Meta's markup, for tests. */

export interface Markup {
  /** One field; a value may be text or further fields. */
  field(label: string, value: string): string;
  /** A line break in a value. */
  line: string;
  /** What stands between two records. */
  between: string;
}

export const markups: Record<'table' | 'class' | 'inline' | 'minified', Markup> = {
  table: {
    field: (label, value) => `<table><tr><th>${label}</th><td>${value}</td></tr></table>`,
    line: '<br>',
    between: '',
  },
  class: {
    field: (label, value) =>
      `<div class="div_table outer">\n <div class="div_table inner">${label}<div class="most_inner">${value}</div></div>\n</div>`,
    line: '<br />',
    between: '',
  },
  inline: {
    field: (label, value) =>
      `<div class="div_table" style="font-weight: bold;"><div class="div_table" style="display:table;">${label}` +
      `<div class="div_table" style="font-weight: normal; display:table-cell;"><div>${value}<br /></div></div></div></div>`,
    line: '<br />',
    between: '<br />',
  },
  minified: {
    field: (label, value) =>
      `<div class="t o"><div class="t i">${label}<div class="m"><div>${value}<div class="p"></div></div></div></div></div>`,
    line: '<div class="p"></div>',
    between: '',
  },
};
