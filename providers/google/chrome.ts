/** Chrome's history in Takeout: `Browser History` with times in microseconds since 1970. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';

/** Emits one `visit` for each row. */
export async function readChromeHistory(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: ['Browser History[]', 'BrowserHistory[]'],
    onElement: (value, place) => {
      out.rows(1);
      out.record(visit(value, out, place));
    },
    onBadElement: badElement(out, 'Browser History[]'),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  for (const key of ['Browser History', 'BrowserHistory']) root.list(key);
  root.done();
  await out.drain();
}

function visit(value: unknown, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, 'Browser History[]', out);
  const time = f.text('time_usec');
  const [title, url] = [f.text('title'), f.text('url')];
  const draft: RecordDraft = {
    kind: 'visit',
    at: time === undefined ? null : instant.epoch(time, 'us'),
    text: title ?? url,
    service: 'Chrome',
    source,
  };
  f.keep(
    'url',
    'page_transition',
    'page_transition_qualifier',
    'client_id',
    'favicon_url',
    'ptoken',
    'page_transition_type',
  );
  const rest = f.rest();
  if (rest !== undefined) draft.rest = rest;
  f.done();
  return draft;
}
