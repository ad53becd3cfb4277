/** What a try of a definition showed, as the page has it. */
import type { StoredRecord } from '../../base/stored-record.js';
import type { Tried } from '../../returns/taught/try-out.js';

/** Without the preview where nobody may see values; samples in the ledger of fields are values too. */
export function triedView(tried: Tried, mayShow: boolean) {
  const { unreadable, zoneless, none } = tried.times;
  return {
    ...tried,
    problems: mayShow ? tried.problems : tried.problems.map((text) => text.slice(0, 60)),
    kinds: tried.byKind.map(([kind, count]) => `${count.toLocaleString('en-US')} ${kind}`).join(', '),
    timeLines: [
      ...(unreadable > 0 ? [`${unreadable.toLocaleString('en-US')} times cannot be read`] : []),
      ...(zoneless > 0 ? [`${zoneless.toLocaleString('en-US')} times have no zone`] : []),
      ...(none > 0 ? [`${none.toLocaleString('en-US')} records have no time`] : []),
    ],
    fields: tried.fields.map(({ path, state, count, why }) => ({
      path,
      state: state.replace('_', ' '),
      count,
      why,
    })),
    preview: mayShow ? tried.preview.map(line) : [],
  };
}

function line(record: StoredRecord) {
  const { at, wall, atText } = record;
  const shown = at ?? wall;
  const when = shown === null ? '' : new Date(shown / 1000).toISOString().slice(0, 19).replace('T', ' ');
  return {
    kind: record.kind,
    when: when === '' ? '' : `${when} ${at === null ? '(zone not stated)' : 'UTC'}`,
    original: atText ?? '',
    who: [record.actor, ...record.peers].filter((name) => name).join(' → '),
    what: record.text ?? record.ip ?? record.place ?? '',
    rest: Object.keys(record.rest).join(', '),
  };
}
