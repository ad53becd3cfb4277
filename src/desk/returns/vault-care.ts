/** What the desk does for its vault: says what is wrong with the key, encrypts originals from before. */
import { sealAll } from '../../store/vault/seal.js';
import type { Vault } from '../../store/vault/vault.js';
import type { WaitingItem } from '../home.js';
import type { BaseServices } from '../services.js';

/** An alarm on everybody's home page while no original can be opened. */
export async function vaultWaiting(vault: Vault): Promise<WaitingItem[]> {
  const problem = await vault.ring.problem();
  if (problem === null) return [];
  return [{ text: `${problem.what} An administrator must see to it.`, href: '/returns', tone: 'alarm' }];
}

/** Encrypts what lies in the vault from before; what cannot be is left, and said on the chain. */
export async function sealOld(base: BaseServices, vault: Vault, signal?: AbortSignal): Promise<number> {
  if ((await vault.ring.problem()) !== null) return 0;
  const { sealed, failed } = await sealAll(vault, undefined, signal);
  if (sealed + failed.length > 0)
    await base.audit.record({ who: 'system', action: 'vault.sealed', details: { sealed, failed } });
  return sealed;
}
