/** What X knows of an account, and whom the account knows. By the key around the object. */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';
import type { MemberSpec, Members } from '../../src/returns/member-spec.js';
import { kept } from './posts.js';

function spec(
  id: string,
  kind: RecordKind,
  category: DataCategory | undefined,
  members: Members,
): MemberSpec {
  return {
    id,
    kind,
    ...(category === undefined ? {} : { category }),
    service: 'X',
    members: { ...kept('accountId'), ...members },
  };
}

/** Whom it follows, who follows it, whom it blocked or muted; the text says which. */
function person(id: string): MemberSpec {
  return {
    ...spec(id, 'contact', 'contacts_friends', { accountId: { to: 'peers' }, ...kept('userLink') }),
    after: (draft) => {
      draft.text = id;
    },
  };
}

const subscriber = 'basic_subscriber';
const devices = 'device_identifiers';

export const accounts: Record<string, MemberSpec> = Object.fromEntries(
  [
    person('follower'),
    person('following'),
    person('blocking'),
    person('muting'),
    spec('account', 'account', subscriber, {
      createdAt: { to: 'at' },
      username: { to: 'text' },
      ...kept('email', 'createdVia', 'accountDisplayName', 'phoneNumber'),
    }),
    spec('accountCreationIp', 'account', 'registration_ip', { userCreationIp: { to: 'ip' } }),
    spec('accountSuspension', 'change', subscriber, { timeStamp: { to: 'at' }, action: { to: 'text' } }),
    spec('accountTimezone', 'account', subscriber, { timeZone: { to: 'text' } }),
    spec('ageMeta', 'account', subscriber, {
      ageInfo: { inner: kept('age', 'birthDate') },
      ...kept('inferredAgeInfo'),
    }),
    spec('verified', 'account', subscriber, kept('verified')),
    spec('device', 'account', subscriber, { phoneNumber: { to: 'text' } }),
    spec('profile', 'account', subscriber, {
      description: { inner: { bio: { to: 'text' }, location: { to: 'place' }, ...kept('website') } },
      ...kept('avatarMediaUrl', 'headerMediaUrl'),
    }),
    spec('ipAudit', 'login', 'login_ip_history', {
      createdAt: { to: 'at' },
      loginIp: { to: 'ip' },
      loginPortNumber: { to: 'port' },
    }),
    spec('deviceToken', 'device', devices, {
      createdAt: { to: 'at' },
      lastSeenAt: { to: 'until' },
      clientApplicationName: { to: 'device' },
      ...kept('clientApplicationId', 'token'),
    }),
    spec('screenNameChange', 'change', subscriber, {
      screenNameChange: {
        inner: { changedAt: { to: 'at' }, changedTo: { to: 'text' }, ...kept('changedFrom') },
      },
    }),
    spec('emailAddressChange', 'change', subscriber, {
      emailChange: { inner: { changedAt: { to: 'at' }, changedTo: { to: 'text' }, ...kept('changedFrom') } },
    }),
    spec('protectedHistory', 'change', subscriber, { protectedAt: { to: 'at' }, action: { to: 'text' } }),
    spec('connectedApplication', 'other', subscriber, {
      name: { to: 'text' },
      approvedAt: { to: 'at' },
      ...kept('id', 'description', 'organization', 'permissions'),
    }),
    spec('contact', 'contact', 'contacts_friends', {
      emails: { to: 'peers' },
      phoneNumbers: { to: 'peers' },
      firstName: { to: 'text' },
      ...kept('id', 'lastName'),
    }),
    spec('savedSearch', 'search', 'search_history', { query: { to: 'text' }, ...kept('savedSearchId') }),
    spec('app', 'advertising', 'advertising_data', { appNames: { to: 'rest' }, ...kept('appId') }),
    spec('userListInfo', 'group', 'group_membership', { url: { to: 'text' } }),
    {
      ...spec('grokChatItem', 'message', 'ai_conversations', {
        createdAt: { to: 'at' },
        chatId: { to: 'thread' },
        message: { to: 'text' },
        sender: { inner: { name: { to: 'actor' }, ...kept('value', 'originalName', 'annotations') } },
        ...kept('grokMode', 'postIds', 'attachments'),
      }),
      service: 'Grok on X',
    },
  ].map((one) => [one.id, one]),
);

/** Advertisements shown or acted upon, down in `ad.adsUserData`. */
export const adEvent: MemberSpec = {
  id: 'ad',
  kind: 'advertising',
  category: 'advertising_data',
  service: 'X',
  members: {
    impressionTime: { to: 'at' },
    conversionTime: { to: 'at' },
    advertiserInfo: { inner: { advertiserName: { to: 'text' }, ...kept('screenName') } },
    impressionAttributes: {
      inner: {
        impressionTime: { to: 'at' },
        advertiserInfo: { inner: { advertiserName: { to: 'text' }, ...kept('screenName') } },
        ...kept(
          'deviceInfo',
          'displayLocation',
          'promotedTweetInfo',
          'matchedTargetingCriteria',
          'publisherInfo',
          'promotedTrendInfo',
        ),
      },
    },
    ...kept(
      'engagementAttributes',
      'deviceInfo',
      'displayLocation',
      'promotedTweetInfo',
      'matchedTargetingCriteria',
      'publisherInfo',
      'promotedTrendInfo',
      'attributedConversionType',
      'conversionEvent',
      'conversionPlatform',
      'conversionValue',
      'conversionUrl',
      'eventType',
      'mobilePlatform',
      'applicationName',
      'additionalParameters',
    ),
  },
};
