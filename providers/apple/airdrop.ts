/** `airdrop.ndjson`: lines of a device's own log about AirDrop, which returns of extracted devices may hold. */
import type { Item, Output } from '../../src/returns/contract.js';
import { readNdjson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { type MemberSpec, memberRecord } from '../../src/returns/member-spec.js';
import { quoted } from '../../src/returns/told.js';

const spec: MemberSpec = {
  id: 'airdrop',
  kind: 'other',
  category: 'connection_records',
  service: 'AirDrop',
  members: {
    timestamp: { to: 'at' },
    eventMessage: { to: 'text' },
    subsystem: { to: 'rest' },
    category: { to: 'rest' },
    traceID: { to: 'rest' },
  },
  after: (draft, fields) => {
    fields.keep(
      ...'formatString eventType source activityIdentifier machTimestamp processID processImagePath processImageUUID senderImagePath senderImageUUID senderProgramCounter threadID timezoneName bootUUID backtrace messageType userID parentActivityIdentifier creatorActivityID'.split(
        ' ',
      ),
    );
    draft.notes = ['a line of the device’s own log; names and numbers in it come from what the device saw'];
  },
};

export function isAirdropLog(text: string): boolean {
  return (
    /^\s*\{/.test(text) &&
    text.includes('"eventMessage"') &&
    text.includes('"subsystem"') &&
    /com\.apple\./.test(text)
  );
}

/** Emits one record for each line. */
export async function readAirdrop(item: Item, out: Output): Promise<void> {
  const info = await readNdjson(
    item,
    (value, place) => {
      out.rows(1);
      out.record(memberRecord(spec, value, '', out, place));
    },
    (error, place, text) => {
      out.rows(1);
      out.field('(line)', 'failed', 1, `line ${place.line} is no JSON: ${quoted(error.message)}`, text);
    },
  );
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}
