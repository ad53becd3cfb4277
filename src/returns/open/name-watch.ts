/** Notices members of one archive whose names are the same, or differ only in capitals. */
import type { Finding } from '../contract.js';
import { sameNames } from './open-problems.js';

/** One for an archive. */
export class NameWatch {
  private readonly met = new Set<string>();
  private readonly folded = new Map<string, string>();
  private readonly twice: string[] = [];
  private readonly caseOnly: string[] = [];

  add(name: string): void {
    const key = name.normalize('NFC').toLowerCase();
    const other = this.folded.get(key);
    if (this.met.has(name)) this.twice.push(name);
    else if (other !== undefined) this.caseOnly.push(name);
    this.met.add(name);
    if (other === undefined) this.folded.set(key, name);
  }

  findings(where: string): Finding[] {
    const found: Finding[] = [];
    if (this.twice.length > 0) found.push(sameNames(where, this.twice, false));
    if (this.caseOnly.length > 0) found.push(sameNames(where, this.caseOnly, true));
    return found;
  }
}
