/** What the agency's letters always say: its court, its prosecutor, its supervisor, by the keys that fields name. */
import { letterFields } from '../../letters/index.js';
import type { BaseServices } from '../services.js';
import { callBackLines } from './call-back.js';

const setting = 'letter-profile';

/** The profile, by key; empty where nothing was set. */
export async function letterProfile(base: Pick<BaseServices, 'settings'>): Promise<Record<string, string>> {
  return (await base.settings.get<Record<string, string>>(setting)) ?? {};
}

/** With what a new letter begins: the profile and, where it says nothing of it, the agency's only call-back line. */
export async function draftProfile(base: Pick<BaseServices, 'settings'>): Promise<Record<string, string>> {
  const [line, ...others] = await callBackLines(base.settings);
  const known: Record<string, string> =
    line && others.length === 0
      ? { supervisorPhone: line.number, supervisorHours: line.hours, supervisorPage: line.url }
      : {};
  return { ...known, ...(await letterProfile(base)) };
}

/** Keeps the profile: only keys that some field names, without empty ones. */
export async function setLetterProfile(
  base: Pick<BaseServices, 'settings' | 'now'>,
  values: Record<string, string>,
  by: string,
): Promise<void> {
  const kept = Object.entries(values).filter(([key, value]) => profileKeys().has(key) && value.trim() !== '');
  await base.settings.set(setting, Object.fromEntries(kept), by, base.now().toISOString());
}

/** The keys that fields name, each with the question of the first field that does. */
export function profileKeys(): Map<string, { label: string; hint?: string | undefined; long: boolean }> {
  const keys = new Map<string, { label: string; hint?: string | undefined; long: boolean }>();
  for (const { profile, label, hint, type } of letterFields().values())
    if (profile !== undefined && !keys.has(profile))
      keys.set(profile, { label, hint, long: type === 'paragraphs' });
  return keys;
}
