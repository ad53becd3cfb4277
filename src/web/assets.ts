/** Styles, scripts and fonts: served from `public/` beside the compiled source, cached by content. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Response } from 'express';

/** `<build>/public`, made by `src/web/styles/build.ts`. */
export const publicFolder = fileURLToPath(new URL('../../public', import.meta.url));

let hashes: Map<string, string> | undefined;

/** `/assets/tecum.css?v=<hash>`: the address changes when the content does. */
export function assetPath(name: string): string {
  hashes ??= hashAll(publicFolder);
  const hash = hashes.get(name);
  return hash === undefined ? `/assets/${name}` : `/assets/${name}?v=${hash}`;
}

/** True when the styles were built. */
export function hasAssets(): boolean {
  return existsSync(join(publicFolder, 'tecum.css'));
}

/** Serves `/assets/…`: for a year when the address carries the hash, for an hour otherwise. */
export function serveAssets(): RequestHandler {
  return express.static(publicFolder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders(res) {
      const versioned = new URL((res as Response).req.originalUrl, 'http://x').searchParams.has('v');
      res.setHeader(
        'cache-control',
        versioned ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
}

function hashAll(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const name = file.slice(folder.length + 1).replaceAll('\\', '/');
    found.set(name, createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16));
  }
  return found;
}
