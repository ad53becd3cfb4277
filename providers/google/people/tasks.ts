/** Google Tasks: one `other` for each list and each task in it. */
import type { Item, Output, Place } from '../../../src/returns/contract.js';
import { Fields } from '../../../src/returns/fields.js';
import { readJson } from '../../../src/returns/formats/json.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';
import { type MemberSpec, memberRecord } from '../../../src/returns/member-spec.js';
import { badElement } from '../context.js';

const rest = { to: 'rest' } as const;
const task: MemberSpec = {
  id: 'tasks',
  kind: 'other',
  service: 'Tasks',
  members: {
    created: { to: 'at' },
    title: { to: 'text' },
    completed: rest,
    due: rest,
    updated: rest,
    status: rest,
    notes: rest,
    id: rest,
    parent: rest,
    task_type: rest,
    starred: rest,
    kind: rest,
    scheduled_time: rest,
    position: rest,
    selfLink: rest,
    hidden: rest,
    deleted: rest,
    links: rest,
    recurrence: rest,
  },
};

/** Emits the list that a task lies in as its thread. */
export async function readTasks(item: Item, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: ['items[].items[]'],
    onElement: (value, place, { parent }) => {
      const list = parent();
      const draft = memberRecord(task, value, 'items[].items[]', out, place);
      const thread = list?.title ?? list?.id;
      if (typeof thread === 'string') draft.thread = thread;
      out.rows(1);
      out.record(draft);
    },
    onBadElement: badElement(out, 'items[].items[]'),
  });
  out.encoding(encodingLabel(encoding));
  const root = new Fields(skeleton, '', out);
  root.keep('kind');
  const source: Place = { offset: 0, length: item.size };
  for (const [i, list] of root.list('items').entries())
    taskList(list, { ...source, path: `items[${i}]` }, out);
  root.done();
  await out.drain();
}

function taskList(value: unknown, source: Place, out: Output): void {
  const f = new Fields(value, 'items[]', out);
  f.list('items');
  f.keep('id', 'kind', 'selfLink', 'updated');
  out.rows(1);
  const text = f.text('title');
  out.record(f.finish({ kind: 'other', service: 'Tasks', text, notes: ['a list of tasks'], source }));
}

/** True for the file of task lists. */
export function isTasks(head: string): boolean {
  return /^\s*\{/.test(head) && /"kind"\s*:\s*"tasks#(taskLists|taskList|tasks|task)"/.test(head);
}
