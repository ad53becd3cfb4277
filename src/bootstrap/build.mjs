/** `npm run build`: compiles everything to `dist/`, whether or not it is stale. */
import { buildAll, say } from './prepare.mjs';

await buildAll();
say('built.');
