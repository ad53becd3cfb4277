/** One change of a request at a time: whoever edits, ticks or takes a step waits for the one before, and then sees what it left. */

export interface Turns {
  /** Runs the work when all earlier work for this id is over, whether or not that went well. */
  take<T>(id: string, work: () => Promise<T>): Promise<T>;
}

/** Turns within this process, which alone writes the desk's database. */
export function openTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    take(id, work) {
      const mine = (last.get(id) ?? Promise.resolve()).then(work);
      const over = mine.then(noValue, noValue);
      last.set(id, over);
      void over.then(() => {
        if (last.get(id) === over) last.delete(id);
      });
      return mine;
    },
  };
}

function noValue(): void {}
