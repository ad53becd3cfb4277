/**
 * Loaded before anything else in the decoder's process and in each of its threads. The decoder's glue asks Node for its
 * file constants through a call that the permission model refuses; here it gets the constants and nothing more. What could
 * open a connection is taken away, as Node's permission model does not cover the network in every version.
 */
import dgram from 'node:dgram';
import fs from 'node:fs';
import net from 'node:net';

const refused = (): never => {
  throw new Error('the decoder may not do this');
};
const put = (target: object, name: string, value: unknown) => Object.defineProperty(target, name, { value });

put(process, 'binding', (name: string) => (name === 'constants' ? { fs: fs.constants } : refused()));
put(net.Socket.prototype, 'connect', refused);
put(net.Server.prototype, 'listen', refused);
put(dgram, 'createSocket', refused);
put(globalThis, 'fetch', refused);
put(globalThis, 'WebSocket', refused);
