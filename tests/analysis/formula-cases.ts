/** Texts as a stranger may have typed them, and how they stand in a CSV: one table for every way a record is taken out. */

/** The text, and the cell that a spreadsheet shows for it. */
export const formulaCases: readonly (readonly [text: string, cell: string])[] = [
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://example.com";"win")', '\'=HYPERLINK("http://example.com";"win")'],
  ['+1 937 555 0142', "'+1 937 555 0142"],
  ['-2', "'-2"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  // The full-width forms of = + - @, which some spreadsheets take for the plain ones.
  ['\uff1d1', "'\uff1d1"],
  ['\uff0b1', "'\uff0b1"],
  ['\uff0d1', "'\uff0d1"],
  ['\uff20sum', "'\uff20sum"],
  ['a=1', 'a=1'],
  ["'=1", "'=1"],
  ['plain, "q"', 'plain, "q"'],
];
