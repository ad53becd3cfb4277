/** What a mutation is: one change to a good file, and all the rules that the changed file must fail. */
import { Editor } from '../edit.js';

export interface Mutation {
  says: string;
  /** Exactly these rules fail afterwards; stated from the standards before the judge was run on it. */
  fails: string[];
  apply(bytes: Buffer): Buffer;
}

/** A change to the objects of the file. */
export function edited(fails: string[], says: string, change: (editor: Editor) => unknown): Mutation {
  return {
    says,
    fails,
    apply: (bytes) => {
      const editor = new Editor(bytes);
      change(editor);
      return editor.save();
    },
  };
}

/** A change to the bytes of the file, after it was written anew; it must not move any object. */
export function patched(
  fails: string[],
  says: string,
  change: (text: string) => string,
  before?: (editor: Editor) => unknown,
): Mutation {
  return {
    says,
    fails,
    apply: (bytes) => {
      const editor = new Editor(bytes);
      before?.(editor);
      const text = editor.save().toString('latin1');
      const changed = change(text);
      if (changed === text) throw new Error('the bytes were not changed');
      return Buffer.from(changed, 'latin1');
    },
  };
}
