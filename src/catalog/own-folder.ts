/** Where an agency's approved changes of provider facts lie: in its data folder, so that an upgrade leaves them alone. */
import { join } from 'node:path';
import { dataFolder } from '../base/root.js';

/** `<data folder>/catalog`, laid out like `providers/`: one folder a provider, with its whole `provider.yaml`. */
export function ownFolder(dataDir: string = dataFolder()): string {
  return join(dataDir, 'catalog');
}
