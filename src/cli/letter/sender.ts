/** Who sends: from the answers file, then from the settings of a desk that was set up in the data folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Sender, senderFrom } from '../../letters/index.js';
import type { Answers } from '../../navigator/types.js';

/** The sender of a plan's letters. @throws Problem `agency-shape`; that of the desk's database. */
export async function senderOf(answers: Answers, dataDir: string): Promise<Sender> {
  const own = { agency: answers.agency, investigator: answers.investigator };
  return senderFrom(answers.case, [own, { agency: await settingsOf(dataDir) }]);
}

async function settingsOf(dataDir: string): Promise<unknown> {
  const { deskFile, openDeskDatabase } = await import('../../store/desk/connection.js');
  if (!existsSync(join(dataDir, deskFile))) return undefined;
  const { settingsStore } = await import('../../store/desk/settings.js');
  const db = await openDeskDatabase(dataDir);
  try {
    return await settingsStore(db).agency();
  } finally {
    await db.destroy();
  }
}
