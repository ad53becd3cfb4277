/** Chrome's history in Takeout: `Browser History` with times in microseconds since 1970. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { badElement } from './context.js';

/** Addresses typed, and tabs left open on other devices: no visits of their own. */
const others = ['Typed Url', 'Session'];

/** Emits one `visit` for each row of the history, one `other` for each of the lists beside it. */
export async function readChromeHistory(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: ['Browser History[]', 'BrowserHistory[]', ...others.map((key) => `${key}[]`)],
    onElement: (value, place, { pattern }) => {
      out.rows(1);
      out.record(
        pattern < 2 ? visit(value, out, place) : other(value, others[pattern - 2] ?? '', out, place),
      );
    },
    onBadElement: badElement(out, 'Browser History[]'),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  for (const key of ['Browser History', 'BrowserHistory', ...others]) root.list(key);
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
  return f.finish(draft);
}

function other(value: unknown, list: string, out: Output, source: Place): RecordDraft {
  const f = new Fields(value, `${list}[]`, out);
  const draft: RecordDraft = {
    kind: 'other',
    text: f.text('title') ?? f.text('url'),
    service: 'Chrome',
    source,
  };
  f.keep(...Object.keys((value ?? {}) as object));
  return f.finish(draft);
}
