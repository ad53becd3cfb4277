/** The address that people use to reach Tecum, when it is not the one it listens on (behind a proxy with https). */
import { Problem } from '../base/problem.js';

/** `TECUM_ORIGIN` as an origin (`https://tecum.agency.example`), or null when it is not set. */
export function publicOrigin(env: NodeJS.ProcessEnv = process.env): string | null {
  const text = env.TECUM_ORIGIN?.trim();
  if (!text) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Problem({
      code: 'origin-unreadable',
      what: `TECUM_ORIGIN is "${text}", which is not a web address.`,
      where: 'TECUM_ORIGIN',
      remedy: 'Write it as https://tecum.agency.example, without a path.',
    });
  }
  return new URL(text).origin;
}

/** True when people reach Tecum over https: cookies and headers are stricter then. */
export function publicHttps(env: NodeJS.ProcessEnv = process.env): boolean {
  return publicOrigin(env)?.startsWith('https:') ?? false;
}
