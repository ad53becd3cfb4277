/** The worker that unpacks one archive with a program of others, apart from the reading, so that it can be ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { ChannelReader } from './channel.js';
import type { UnpackOrder, UnpackReport } from './messages.js';
import { startSevenZip } from './seven-zip.js';
import { startUnrar } from './unrar.js';

const port = parentPort!;
const order = workerData as UnpackOrder;
const channel = new ChannelReader(order.shared, port as never);
const report = (one: UnpackReport): void => port.postMessage(one);

const { type, size, password } = order;
const sevenZip = await startSevenZip();
const unrar = sevenZip === null && type === 'rar' ? await startUnrar() : null;
if (sevenZip !== null) {
  sevenZip.give(channel, size);
  report({ type: 'list', archive: sevenZip.list(type, password) });
  port.once('message', () =>
    report({ type: 'done', errors: sevenZip.unpack(type, password, channel, report) }),
  );
} else if (unrar !== null) {
  unrar.give(channel, size);
  report({ type: 'list', archive: await unrar.list(password) });
  port.once('message', async () =>
    report({ type: 'done', errors: await unrar.unpack(password, channel, report) }),
  );
} else {
  report({ type: 'missing', package: type === 'rar' ? '7z-wasm or node-unrar-js' : '7z-wasm' });
}
