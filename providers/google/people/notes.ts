/** Google Keep: one note a file, its text or its list of ticked and open points. */

import type { RecordDraft } from '../../../src/returns/contract.js';
import type { MemberSpec } from '../../../src/returns/member-spec.js';
import { plainText } from '../../../src/returns/plain-text.js';
import { objectReader, type SpecFor } from '../json-kinds.js';

const rest = { to: 'rest' } as const;

const note: SpecFor = (item, facts): MemberSpec => ({
  id: 'keep note',
  kind: 'other',
  service: 'Keep',
  members: {
    createdTimestampUsec: { to: 'at', unit: 'us' },
    userEditedTimestampUsec: rest,
    textContent: { via: (value, draft) => add(draft, plainText(value)) },
    listContent: { via: (value, draft) => add(draft, points(value)) },
    title: { via: (value, draft) => titled(draft, plainText(value)) },
    attachments: {
      via: (value, draft) => {
        const names = filesOf(value).map((name) => facts.files.reference(item, name));
        if (names.length > 0) draft.media = names;
        draft.rest = { ...draft.rest, attachments: value };
      },
    },
    textContentHtml: { aside: 'the note again, as HTML' },
    labels: rest,
    annotations: rest,
    sharees: rest,
    tasks: rest,
    color: rest,
    isTrashed: rest,
    isPinned: rest,
    isArchived: rest,
  },
});

/** Emits one `other` for the note. */
export const readKeepNote = objectReader(note);

function add(draft: RecordDraft, text: string): void {
  draft.text = [draft.text, text].filter(Boolean).join('\n');
}

function titled(draft: RecordDraft, title: string): void {
  draft.rest = { ...draft.rest, title };
  draft.text = [title, draft.text].filter(Boolean).join('\n');
}

function points(value: unknown): string {
  if (!Array.isArray(value)) return plainText(value);
  return value
    .map(
      (point: { text?: unknown; isChecked?: unknown }) =>
        `[${point?.isChecked ? 'x' : ' '}] ${point?.text ?? ''}`,
    )
    .join('\n');
}

function filesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((file: { filePath?: unknown }) => file?.filePath)
    .filter((name) => typeof name === 'string');
}

/** True for a note of Keep. */
export function isKeepNote(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    /"userEditedTimestampUsec"\s*:/.test(head) &&
    /"(isTrashed|isPinned|isArchived|textContent|listContent)"\s*:/.test(head)
  );
}
