/** Keeps the answers to questions about readings, which never change: the next page asks the same again. */

/** Answers kept; each is a count or a short list. */
const keepAtMost = 200;

/** Asks once for each key; a question that failed is asked anew. */
export class Memo {
  private readonly kept = new Map<string, Promise<unknown>>();

  /** @param key what is asked of what, as anything that JSON can tell apart */
  ask<T>(key: unknown, question: () => Promise<T>): Promise<T> {
    const name = JSON.stringify(key);
    const before = this.kept.get(name);
    if (before) return before as Promise<T>;
    const answer = question();
    this.kept.set(name, answer);
    answer.catch(() => this.kept.delete(name));
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > keepAtMost && oldest !== undefined) this.kept.delete(oldest);
    return answer;
  }
}
