/** The records that name a file of media, each as one line, so that a picture is seen with its message. */

import type { Request } from 'express';
import type { MediaItem } from '../../desk/media/media.js';
import { CaseNames } from '../../desk/returns/case-names.js';
import { contextOf } from '../context.js';
import type { Services } from '../contract.js';
import { lineOf } from '../timeline/rows.js';
import { noteUnsealed } from '../timeline/unsealed.js';
import type { MediaOf } from './media-access.js';
import { providerName, recordPath } from './places.js';

/** At most as many as the item names; those that are sealed are not among them. */
export async function recordLines(
  req: Request,
  services: Services,
  { view, files, reading }: MediaOf,
  item: MediaItem,
) {
  const { caseId, id } = view.return;
  const found = await Promise.all(item.seqs.map((seq) => services.returns.records.record(reading, seq)));
  const records = found.flatMap((one) => (one === null || 'sealed' in one ? [] : [one]));
  await noteUnsealed(req, `return/${id}`, 'media file', records);
  return records.map((record) => {
    const line = lineOf(record, {
      zone: contextOf(req).zone,
      href: (one) => recordPath(caseId, one.reading, one.seq),
      provider: () => providerName(services, files.reading.provider),
      file: () => '',
      names: new CaseNames(new Map([[reading.id, files]])),
    });
    const what = line.what.map((part) => part.text).join('');
    return { href: line.href, text: `${record.reading}-${record.seq}`, line: { ...line, what } };
  });
}
