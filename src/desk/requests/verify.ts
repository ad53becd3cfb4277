/** Answers anybody who holds a letter: whether this agency issued one with that code, and this very file. */
import type { VersionStore } from '../../store/desk/request-versions.js';
import type { BaseServices } from '../services.js';

/** No more than stands on the print, and whom to call. */
export interface Confirmation {
  /** `replaced`: it was issued, and the agency has issued another in its place. */
  state: 'issued' | 'replaced';
  /** ISO date on which the letter was approved and frozen. */
  issued: string;
  /** Of the PDF that was issued. */
  sha256: string;
  /** Whether the hash that was asked about is that of the print; null when none was given. */
  sameFile: boolean | null;
  agency: string;
  /** The agency's words on whom to call, and its number; may be empty. */
  callBack: string;
  phone: string;
}

/**
 * The letter of that code. Null when none is in force: never issued, taken back before it was sent, or withdrawn; which
 * of these is not told, and all are looked up in the same way. Capitals, spaces and look-alike signs (O for 0, I and L
 * for 1) do not matter.
 * @param sha256 hash of the file in the asker's hands, hex; or null
 */
export async function confirm(
  code: string,
  sha256: string | null,
  store: VersionStore,
  base: Pick<BaseServices, 'settings'>,
): Promise<Confirmation | null> {
  const found = await store.byCode(tidyCode(code));
  const agency = await base.settings.agency();
  if (found === null || found.state === 'withdrawn' || found.codeInForce === null) return null;
  const { version, codeInForce } = found;
  return {
    state: version.code === codeInForce ? 'issued' : 'replaced',
    issued: version.at.slice(0, 10),
    sha256: version.sha256,
    sameFile: sha256 === null ? null : sha256.toLowerCase() === version.sha256,
    agency: agency.name,
    callBack: agency.verification,
    phone: agency.phone,
  };
}

/** `7k2m0qxd9f` → `7K2M-0QXD-9F`: the form in which codes are kept. */
export function tidyCode(code: string): string {
  const signs = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .slice(0, 40);
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].filter(Boolean).join('-');
}
