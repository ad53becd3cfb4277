/** What goes with a request beside its letter: signatures and their scans, ways out, confirmed addresses. */
import type { Person } from '../../store/desk/people.js';
import { addressStore } from '../../store/desk/request-addresses.js';
import { signatureStore } from '../../store/desk/request-signatures.js';
import type { Vault } from '../../store/vault/vault.js';
import type { BaseServices } from '../services.js';
import { offeredChannels } from './channels.js';
import { keptPrint } from './print.js';
import { scanNotFound, wordsMissing } from './problems.js';
import { takeScan } from './scan.js';
import type { Requests } from './types.js';

type Papers = Pick<Requests, 'signatures' | 'takeScan' | 'scan' | 'ways' | 'channelsOf' | 'confirmAddress'>;

/** That part of the service. */
export function openPapers(base: BaseServices, vault: Vault): Papers {
  const addresses = addressStore(base.db);
  const signatures = signatureStore(base.db);
  const today = () => base.now().toISOString().slice(0, 10);
  const named = async <T extends { personId: string }>(rows: T[]): Promise<(T & { by: string })[]> => {
    const names = new Map((await base.people.list()).map((person) => [person.id, person.name]));
    return rows.map((row) => ({ ...row, by: names.get(row.personId) ?? 'somebody no longer here' }));
  };
  return {
    signatures: async (requestId) => named(await signatures.of(requestId)),
    takeScan: (stream, name) => takeScan(vault, stream, name),
    async scan(request, signature) {
      const found = (await signatures.of(request.id)).find(({ id }) => id === signature);
      if (!found?.scan) throw scanNotFound();
      return { bytes: await keptPrint(found.scan.sha256, vault), scan: found.scan };
    },
    ways: async (request) => ({
      channels: offeredChannels(request, base.catalog, today()),
      confirmed: await named(await addresses.of(request.id)),
    }),
    channelsOf: ({ provider, instrument, channel }) =>
      offeredChannels({ provider, instrument, facts: { channel }, step: { channel } }, base.catalog, today()),
    async confirmAddress(request, { address, words }, by: Person) {
      await base.access.demand(by, 'request.approve', request.caseId);
      if (address.trim() === '')
        throw wordsMissing('address', 'The address is missing.', 'Enter it as it stands at its source.');
      if (words.trim() === '')
        throw wordsMissing(
          'words',
          'It does not say how you confirmed it.',
          'Say where you found the address yourself, whom you called and when.',
        );
      const said = { address: address.trim().slice(0, 500), words: words.trim() };
      await base.audit.record({
        who: by.email,
        action: 'request.address-confirmed',
        subject: `request/${request.number}`,
        details: said,
      });
      const made = { requestId: request.id, personId: by.id, at: base.now().toISOString() };
      await addresses.add({ ...made, ...said });
    },
  };
}
