/** JSON Lines for tools: one record a line, lists as lists, absent fields left out, nothing changed in a value. */
import { type ExportRow, exportColumns } from './columns.js';

/** One record as a line. */
export function jsonlLine(row: ExportRow): string {
  return `${JSON.stringify(exportedRecord(row))}\n`;
}

/** The record by the names of the columns. */
export function exportedRecord(row: ExportRow): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const [name, value] of exportColumns) {
    const found = value(row);
    if (found !== null) line[name] = found;
  }
  const { peers, media, notes, rest } = row.record;
  if (peers.length > 0) line.peers = peers;
  if (media.length > 0) line.media = media;
  if (notes.length > 0) line.notes = notes;
  if (Object.keys(rest).length > 0) line.other_fields = rest;
  return line;
}
