/** Who wrote a source, in words. */
import type { ProviderSource } from '../../catalog/types.js';

export const sourceKinds: Readonly<Record<ProviderSource['kind'], string>> = {
  provider: "the provider's own",
  government: 'a government source',
  court: 'a court',
  secondary: 'second-hand',
};
