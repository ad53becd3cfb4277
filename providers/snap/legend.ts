/** Reads the legend above a table: whom the file is about, which dates were searched, what the columns mean. */

export interface Legend {
  username?: string;
  email?: string;
  userId?: string;
  /** What was searched, as printed after `Date range searched:`. */
  range?: string;
  /** Meaning of each column that the legend explains, by name in lower case with `_` for blanks. */
  columns: Map<string, string>;
}

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;
const mail = /[^\s"'<>,;@]{1,64}@[^\s"'<>,;]{1,250}\.[a-z]{2,24}/i;
const columnLine = /^[-*•\s]*(\d?[a-z][a-z0-9_ /,?-]{0,80}?)\s*(?::|\s-\s)\s*(\S.*)$/i;
const notColumns = /^(?:target username|user id|e-?mail|date range|note|data legend|legend|https?)/i;

const noneHeld =
  /^\W*no (?:responsive )?(?:data|records?)(?: was| were)? (?:found|located)\W*$|^\W*no responsive (?:data|records?)\b/im;

/** True where a line of the text says that the provider has nothing to give. */
export function saysNoneHeld(text: string): boolean {
  return noneHeld.test(text);
}

/** True for a line whose commas are those of a sentence or of a list of names, and not those of a table. */
export function isProse(cells: readonly string[]): boolean {
  if (cells.slice(1).some((cell) => /^\s/.test(cell))) return true;
  return notColumns.test(cells[0]!) || /:(?:\s|$)/.test(cells[0]!);
}

/** Reads legend text, which may come in several pieces: the second adds to the first. */
export function readLegend(text: string, legend: Legend = { columns: new Map() }): Legend {
  for (const line of text.split(/\r\n|\r|\n/)) readLine(line.replaceAll('""', '"'), legend);
  return legend;
}

function readLine(line: string, legend: Legend): void {
  const username = /target username[\s:,"]*([^\s",]+)/i.exec(line)?.[1];
  if (username !== undefined) {
    legend.username ??= username;
    legend.email ??= mail.exec(line)?.[0].replace(/[.,]+$/, '');
  }
  if (/user id/i.test(line)) legend.userId ??= uuid.exec(line)?.[0];
  const range = /date range(?:\s+searched)?\s*[:,]\s*(.+)$/i.exec(line)?.[1]?.trim();
  if (range) legend.range ??= range.replace(/"+$/, '');
  const column = columnLine.exec(line);
  if (!column || notColumns.test(column[1]!)) return;
  for (const name of column[1]!.split(/[/,]/))
    legend.columns.set(columnName(name), column[2]!.trim().replace(/"+$/, ''));
}

function columnName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
