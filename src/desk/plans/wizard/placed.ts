/** What the pasted lines are taken for, and the accounts that a plan can use. */
import type { IdentifierKind } from '../../../base/vocabulary.js';
import { recogniseAccounts } from '../../../catalog/recognise.js';
import type { Catalog, RecognisedAccount } from '../../../catalog/types.js';
import type { AnswerAccount } from '../../../navigator/types.js';
import type { WizardDraft } from './types.js';

/** What the pasted lines were understood as, with the person's own choice of provider where they made one. */
export interface Understood extends RecognisedAccount {
  /** Chosen by the person, or the only one it can be. */
  provider?: string;
  /** True when the person must choose. */
  choose: boolean;
}

/** Kinds that do not tell by themselves whose they are: one candidate is not an answer. */
const tellNothing = new Set<IdentifierKind>([
  'ip_address',
  'phone',
  'email',
  'username',
  'handle',
  'gamertag',
]);

/** Reads the pasted accounts. Order and line numbers are those of the text. */
export function understand(draft: WizardDraft, catalog: Catalog): Understood[] {
  return recogniseAccounts(draft.accounts ?? '', catalog).map((found) => {
    const chosen = draft.placed?.[found.input.trim()] ?? (mayChoose(found) ? draft.begunWith : undefined);
    const known = ownProvider(found);
    const provider = chosen && catalog.providers.has(chosen) ? chosen : known;
    const judged = provider === known || !provider ? found : judgedFor(provider, found, catalog);
    return { ...judged, provider, choose: mayChoose(found) };
  });
}

/** The provider that the line itself shows, if it does. */
function ownProvider({ identifier, verdict, candidates }: RecognisedAccount): string | undefined {
  if (verdict === 'accepted') return candidates[0]?.provider;
  const sure = candidates.length === 1 && identifier !== undefined && !tellNothing.has(identifier);
  return sure ? candidates[0]?.provider : undefined;
}

function mayChoose({ identifier, verdict, candidates }: RecognisedAccount): boolean {
  if (identifier === undefined || verdict === 'refused') return false;
  return candidates.length !== 1 || (verdict !== 'accepted' && tellNothing.has(identifier));
}

/** The same line, read as an account of the provider that the person chose. */
function judgedFor(provider: string, found: RecognisedAccount, catalog: Catalog): RecognisedAccount {
  const [read] = recogniseAccounts(found.input, catalog, { hint: provider });
  return read === undefined ? found : { ...read, line: found.line, candidates: found.candidates };
}

/** The lines that no plan can use, as pasted: the plan names them, so that none is lost without a word. */
export function leftOutOf(draft: unknown, catalog: Catalog): string[] {
  const { accounts, placed, begunWith } = (draft ?? {}) as Pick<
    WizardDraft,
    'accounts' | 'placed' | 'begunWith'
  >;
  if (typeof accounts !== 'string') return [];
  return understand({ accounts, placed, begunWith }, catalog)
    .filter(({ identifier, value, verdict }) => !identifier || value === undefined || verdict === 'refused')
    .map(({ input }) => input.trim());
}

/** The accounts that a plan can use: what nobody can search by is left out, and was said so. */
export function accountsOf(draft: WizardDraft, catalog: Catalog): AnswerAccount[] {
  return understand(draft, catalog).flatMap(({ identifier, value, provider, verdict }) =>
    identifier === undefined || value === undefined || verdict === 'refused'
      ? []
      : [{ identifier, value, ...(provider ? { provider } : {}) }],
  );
}
