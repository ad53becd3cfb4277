/** Where the tus protocol meets the vault: each upload is an arrival of one person for one case. */
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { isProblem } from '../../base/problem.js';
import type { Arrivals } from '../../desk/returns/arrivals.js';
import type { Hand } from '../../desk/returns/types.js';
import type { Arrival } from '../../store/desk/arrivals.js';
import { uploadKeptMs } from '../../store/vault/vault.js';

/** A store that sees the uploads of one person for one case and no others. */
export class ArrivalUploads extends DataStore {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly caseId: string,
    private readonly by: Hand,
  ) {
    super();
    this.extensions = ['creation', 'expiration', 'termination'];
  }

  override async create(upload: Upload): Promise<Upload> {
    const name = upload.metadata?.filename?.split(/[/\\]/).at(-1) || 'return';
    const stamp = upload.metadata?.stamp ?? '';
    const what = {
      caseId: this.caseId,
      name,
      stamp,
      bytes: upload.size ?? 0,
      way: 'resumable upload' as const,
    };
    const arrival = await this.arrivals.begin(what, this.by);
    // The id is the desk's own: one that a stranger could choose would be one that a stranger could guess.
    upload.id = arrival.id;
    upload.creation_date = arrival.beganAt;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const arrival = await this.own(id);
    return new Upload({
      id,
      size: arrival.announced ?? 0,
      offset: await this.arrivals.offset(arrival),
      metadata: { filename: arrival.name },
      // Each piece gives the upload its full time again.
      creation_date: new Date(Date.parse(arrival.expiresAt) - uploadKeptMs).toISOString(),
    });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const arrival = await this.own(id);
    const kept = await this.arrivals.append(arrival, stream);
    if (kept === offset && kept !== arrival.announced) throw tooSmall;
    return kept;
  }

  override async remove(id: string): Promise<void> {
    await this.arrivals.remove(await this.own(id));
  }

  override getExpiration(): number {
    return uploadKeptMs;
  }

  private async own(id: string): Promise<Arrival> {
    const arrival = await this.arrivals.own(id, this.by.person.id, this.caseId);
    if (!arrival) throw ERRORS.FILE_NOT_FOUND;
    return arrival;
  }
}

const tooSmall = {
  status_code: 400,
  body: 'Send at least 65536 bytes at a time, or the whole rest: smaller pieces cannot be sealed.\n',
};

/** What the protocol answers for an error of ours. */
export function asTusError(error: unknown): { status_code: number; body: string } | undefined {
  if (!isProblem(error)) return undefined;
  return { status_code: error.status, body: `${error.what} ${error.remedy ?? ''}\n` };
}
