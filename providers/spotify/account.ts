/** Spotify's files about the account: user data, identity, payments, followers, what is inferred. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { type JsonList, type JsonPartOptions, jsonPart } from '../../src/returns/declared/json-part.js';
import type { Owners } from '../../src/returns/declared/owners.js';
import type { Fields } from '../../src/returns/fields.js';
import { instant } from '../../src/returns/time.js';
import { type Context, learnUser, own } from './state.js';

const about = { kind: 'account', category: 'basic_subscriber', service: 'Spotify' } as const;

/** A root object that is kept whole; `first` is what a person reads. */
function whole(keys: string, first: string[]): JsonPartOptions<Owners>['root'] {
  return {
    ...about,
    make: (f, draft, context) => {
      own(draft, context);
      draft.text = first.flatMap((key) => f.text(key) ?? []).join(' · ');
      f.keep(...keys.split(' '));
    },
  };
}

function userdata(f: Fields, draft: RecordDraft, context: Context): void {
  own(draft, context);
  draft.account = f.text('username') ?? draft.account;
  draft.text = [f.text('username'), f.text('email'), f.text('mobileNumber')].filter(Boolean).join(' · ');
  const made = f.text('creationTime');
  if (made !== undefined) draft.at = instant.any(made);
  f.keep('email', 'mobileNumber', 'country', 'createdFromFacebook', 'facebookUid', 'birthdate', 'gender');
  f.keep('postalCode', 'mobileOperator', 'mobileBrand', 'assuredEstimatedAge', 'assuredAgeMethod');
  f.keep('assuredAgeTimestamp');
}

/** A list of names: each is a person who is followed, follows, or is blocked. */
function people(key: string): JsonList<Owners> {
  return {
    elements: `${key}[]`,
    kind: 'contact',
    category: 'contacts_friends',
    service: 'Spotify',
    make: (_, draft, context) => {
      own(draft, context);
      draft.actor = undefined;
      if (draft.text !== undefined) draft.peers = [draft.text];
      draft.rest = { list: key };
    },
  };
}

const inferred = (elements: string): JsonList<Owners> => ({
  elements,
  kind: 'advertising',
  category: 'advertising_data',
  service: 'Spotify',
  make: (f, draft, context) => {
    own(draft, context);
    draft.text ??= [f.text('artistName'), f.text('segment')].filter(Boolean).join(' · ');
  },
});

export const accountParts: Part<Owners>[] = [
  jsonPart<Owners>({
    table: 'Userdata',
    proof: ['username', 'email', 'country', 'creationTime'],
    oneOf: ['createdFromFacebook', 'facebookUid', 'mobileBrand'],
    learn: learnUser,
    root: { ...about, make: userdata },
  }),
  jsonPart<Owners>({
    table: 'Identity',
    proof: ['displayName', 'tasteMaker'],
    root: whole('firstName lastName imageUrl largeImageUrl tasteMaker verified', ['displayName']),
  }),
  jsonPart<Owners>({
    table: 'Identifiers',
    proof: ['identifierType', 'identifierValue'],
    root: whole('identifierType', ['identifierValue']),
  }),
  jsonPart<Owners>({
    table: 'Payments',
    proof: ['payment_method'],
    base: /^Payments/i,
    root: {
      ...about,
      category: 'payment_instruments',
      make: (f, draft, context) => {
        own(draft, context);
        draft.text = f.text('payment_method');
      },
    },
  }),
  jsonPart<Owners>({
    table: 'Follow',
    proof: ['userIsFollowing', 'userIsFollowedBy', 'userIsBlocking'],
    lists: ['userIsFollowing', 'userIsFollowedBy', 'userIsBlocking'].map(people),
  }),
  jsonPart<Owners>({
    table: 'Inferences',
    proof: ['inferences'],
    base: /^Inferences/i,
    lists: [inferred('inferences[]')],
  }),
  jsonPart<Owners>({
    table: 'Marquee',
    proof: ['[].artistName', '[].segment'],
    empty: /^Marquee/i,
    lists: [inferred('[]')],
  }),
];
