/** Listens, and stops without cutting anybody off. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { Problem } from '../base/problem.js';

export interface Serving {
  /** Address to open in a browser: `http://127.0.0.1:4180`. */
  url: string;
  port: number;
  /** Takes no new request, lets those under way end (ten seconds at most), then resolves. */
  stop(): Promise<void>;
}

/** The port when nobody names one. */
export const defaultPort = 4180;
const patienceMs = 10_000;
/** ms after which a request whose body has stopped coming is ended; what it began is undone by whoever reads it. */
const silenceMs = 120_000;

interface ServeOptions {
  port: number;
  host: string;
  /** Another patience, in tests. */
  silenceMs?: number;
}

/** Starts to listen. Port 0 = any free one. Throws a `Problem` when the port is taken or not allowed. */
export async function serve(app: Express, options: ServeOptions): Promise<Serving> {
  const server = createServer(app);
  // A return of many gigabytes takes longer to arrive than any fixed time; idle connections still end.
  server.requestTimeout = 0;
  server.headersTimeout = 20_000;
  server.on('request', (req) => endSilent(req, options.silenceMs ?? silenceMs));
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${name}:${port}`, port, stop: () => stop(server) };
}

/** A body may come slowly for hours, but one that stops coming does not hold its connection and its file for ever. */
function endSilent(req: IncomingMessage, patience: number): void {
  if (req.complete) return;
  let met = req.socket.bytesRead;
  const watch = setInterval(() => {
    if (req.complete || req.destroyed) return clearInterval(watch);
    if (req.socket.bytesRead === met) return void req.socket.destroy();
    met = req.socket.bytesRead;
  }, patience);
  watch.unref();
  req.once('close', () => clearInterval(watch));
}

function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(cannotListen(error, port, host)));
    server.listen(port, host, done);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(cut);
      done();
    });
    server.closeIdleConnections();
  });
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program.`,
    EACCES: `This account may not use port ${port}.`,
    EADDRNOTAVAIL: `This machine has no address ${host}.`,
  };
  const what = reasons[error.code ?? ''];
  if (what === undefined) return error;
  return new Problem({
    code: 'cannot-listen',
    what,
    where: `${host}:${port}`,
    remedy: 'Name another port: PORT=4181 npm start, or tecum serve --port 4181.',
    cause: error,
  });
}
