/** `Metadata.txt` of the photo library and of notes: lists of records as iCloud keeps them. */
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import type { AppleFiles } from './joined-files.js';

/** The list of the photo library names files; that of notes has times of its own. */
export function isPhotoList(text: string): boolean {
  return /^\s*[[{]/.test(text) && text.includes('"recordName"') && text.includes('"filenameEnc"');
}

export function isNoteList(text: string): boolean {
  return (
    /^\s*[[{]/.test(text) &&
    text.includes('"recordName"') &&
    /"(?:created|modified)"\s*:\s*\{[^{}]*"timestamp"/.test(text)
  );
}

const elements = ['[]', 'records[]'];

/** Emits one `media` record for each picture, joined to its file. */
export async function readPhotoList(item: Item, files: AppleFiles, out: Output): Promise<void> {
  const { encoding } = await readJson(item, {
    elements,
    onElement: (value, place) => {
      out.rows(1);
      out.record(photo(value, files, place, out));
    },
  });
  out.encoding(encodingLabel(encoding));
  await out.drain();
}

function photo(value: unknown, files: AppleFiles, source: Place, out: Output): RecordDraft {
  const f = new Fields(value, '[]', out);
  const fields = f.child('fields');
  const draft: RecordDraft = {
    kind: 'media',
    category: 'media_photos_video',
    service: 'iCloud Photos',
    source,
  };
  const coded = scalar(fields, 'filenameEnc');
  if (coded !== undefined) {
    draft.text = fromBase64(coded);
    const found = files.named(draft.text) ?? files.named(coded);
    draft.media = [found ?? draft.text];
    draft.rest = { filenameEnc: coded };
  }
  const made = scalar(fields, 'originalCreationDate');
  if (made !== undefined) draft.at = instant.epoch(made, 'ms');
  for (const key of ['isDeleted', 'isExpunged']) {
    const flag = scalar(fields, key);
    if (flag === undefined) continue;
    draft.rest = { ...draft.rest, [key]: flag };
    if (/^(1|true)$/i.test(flag)) draft.category = 'deleted_content';
  }
  f.keep('recordName', 'recordType', 'deleted', 'created', 'modified');
  const kept = draft.rest;
  f.finish(draft);
  if (kept !== undefined) draft.rest = { ...draft.rest, ...kept };
  return draft;
}

/** A field stands alone or as `{ "value": … }`. */
function scalar(fields: Fields | undefined, key: string): string | undefined {
  const plain = fields?.text(key);
  if (plain !== undefined) return plain;
  const inner = fields?.child(key);
  inner?.keep('type');
  return inner?.text('value');
}

/** The name as people gave it; kept as it stands where it is no base64 of text. */
function fromBase64(coded: string): string {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(coded)) return coded;
  const bytes = Buffer.from(coded, 'base64');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') || /[^\P{C}\n]/u.test(text) ? coded : text;
}

/** Emits one record for each note, with its text and what was attached. */
export async function readNoteList(item: Item, files: AppleFiles, out: Output): Promise<void> {
  const notes: Note[] = [];
  try {
    const { encoding } = await readJson(item, {
      elements,
      onElement: (value, place) => {
        out.rows(1);
        notes.push(note(value, place, out));
      },
    });
    out.encoding(encodingLabel(encoding));
  } finally {
    // A list that breaks off has its first notes all the same.
    for (const { draft, name } of notes) {
      await addBody(draft, name, files);
      out.record(draft);
    }
  }
  await out.drain();
}

interface Note {
  draft: RecordDraft;
  /** Its record name; undefined where it has none. */
  name: string | undefined;
}

function note(value: unknown, source: Place, out: Output): Note {
  const f = new Fields(value, '[]', out);
  const name = f.text('recordName');
  const draft: RecordDraft = { kind: 'other', category: 'posts_private', service: 'iCloud Notes', source };
  const created = f.child('created')?.text('timestamp');
  const modified = f.child('modified')?.text('timestamp');
  if (created !== undefined) draft.at = instant.epoch(created, 'ms');
  if (modified !== undefined) draft.until = instant.epoch(modified, 'ms');
  if (f.flag('deleted') === true) draft.category = 'deleted_content';
  f.keep('recordName', 'deleted', 'participants', 'recordType', 'fields');
  return { draft: f.finish(draft), name };
}

/** The note's folder bears its record name: its text lies in it, attachments below `content`. */
async function addBody(draft: RecordDraft, name: string | undefined, files: AppleFiles): Promise<void> {
  if (name === undefined) return;
  const { body, attached } = files.ofNote(name);
  if (attached.length > 0) draft.media = attached.map((no) => `item:${no}`);
  if (body === undefined) return;
  draft.text = (await headText(await body.head())).trim();
  draft.notes = [`the text lies in ${body.path}`];
  if (body.size > 65_536) draft.notes.push('only the first 64 KiB of the text are shown here');
}
