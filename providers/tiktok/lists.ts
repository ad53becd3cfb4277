/** The lists of a TikTok download, each with what its members mean. Names as old and new downloads write them. */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';
import type { MemberSpec, Members } from '../../src/returns/member-spec.js';

/** A list of the download: where it stands, and what its elements are. */
export interface ListSpec extends MemberSpec {
  /** Patterns of `readJson`; the first level is the part of the app, whose names differ between downloads. */
  where: string[];
}

/** Dates stand without a zone, but for logins, which say UTC. Nothing in the download says which zone the others are in. */
const at = { Date: { to: 'at' }, date: { to: 'at' } } satisfies Members;
const link = {
  Link: { to: 'text' },
  link: { to: 'text' },
  VideoLink: { to: 'text' },
} satisfies Members;

function list(
  id: string,
  kind: RecordKind,
  category: DataCategory | undefined,
  where: string[],
  members: Members,
): ListSpec {
  const spec: ListSpec = { id, kind, service: 'TikTok', where, members };
  if (category !== undefined) spec.category = category;
  return spec;
}

function kept(...names: string[]): Members {
  return Object.fromEntries(names.map((name) => [name, { to: 'rest' as const }]));
}

const person: Members = { ...at, UserName: { to: 'peers' } };
const favourite: Members = { ...at, ...link, EffectLink: { to: 'text' } };

const activity: ListSpec[] = [
  list('LoginHistoryList[]', 'login', 'login_ip_history', ['*.*.LoginHistoryList[]'], {
    ...at,
    IP: { to: 'ip' },
    DeviceModel: { to: 'device' },
    ...kept('DeviceSystem', 'NetworkType', 'Carrier'),
  }),
  list(
    'VideoList[] (watched)',
    'visit',
    'connection_records',
    ['*.Video Browsing History.VideoList[]', '*.Watch History.VideoList[]'],
    { ...at, ...link, ...kept('timepertiktok') },
  ),
  list('ItemFavoriteList[]', 'reaction', 'connection_records', ['*.*.ItemFavoriteList[]'], favourite),
  list('FavoriteEffectsList[]', 'reaction', 'connection_records', ['*.*.FavoriteEffectsList[]'], favourite),
  list('FavoriteHashtagList[]', 'reaction', 'connection_records', ['*.*.FavoriteHashtagList[]'], favourite),
  list('FavoriteSoundList[]', 'reaction', 'connection_records', ['*.*.FavoriteSoundList[]'], favourite),
  list('FavoriteVideoList[]', 'reaction', 'connection_records', ['*.*.FavoriteVideoList[]'], favourite),
  list('FansList[]', 'contact', 'contacts_friends', ['*.*.FansList[]'], person),
  list(
    'Following[]',
    'contact',
    'contacts_friends',
    ['*.Following List.Following[]', '*.Following.Following[]'],
    person,
  ),
  list('BlockList[]', 'contact', 'contacts_friends', ['*.*.BlockList[]'], person),
  list('HashtagList[]', 'other', 'posts_public', ['*.*.HashtagList[]'], {
    HashtagName: { to: 'text' },
    ...kept('HashtagLink'),
  }),
  list('SearchList[]', 'search', 'search_history', ['*.*.SearchList[]'], {
    ...at,
    SearchTerm: { to: 'text' },
  }),
  list('ShareHistoryList[]', 'other', 'connection_records', ['*.*.ShareHistoryList[]'], {
    ...at,
    ...link,
    ...kept('SharedContent', 'Method'),
  }),
  list('Status List[]', 'device', 'device_identifiers', ['*.*.Status List[]'], {
    'Web ID': { to: 'rest' },
    ...kept('Resolution', 'App Version', 'IDFA', 'GAID', 'Android ID', 'IDFV'),
  }),
  list('SendGifts[]', 'payment', 'purchase_history', ['*.*.SendGifts.SendGifts[]'], {
    ...at,
    UserName: { to: 'peers' },
    ...kept('GiftAmount'),
  }),
  list('BuyGifts[]', 'purchase', 'purchase_history', ['*.*.BuyGifts.BuyGifts[]'], {
    ...at,
    Price: { to: 'text' },
  }),
];

const posts: ListSpec[] = [
  list('VideoList[] (posted)', 'post', 'posts_public', ['*.Videos.VideoList[]', '*.Posts.VideoList[]'], {
    ...at,
    Title: { to: 'text' },
    Link: { to: 'media' },
    Location: { to: 'place' },
    ...kept(
      'Likes',
      'WhoCanView',
      'AllowComments',
      'AllowStitches',
      'AllowDuets',
      'AllowStickers',
      'AllowSharingToStory',
      'ContentDisclosure',
      'AIGeneratedContent',
      'Sound',
      'AddYoursText',
    ),
  }),
  list('PostList[] (recently deleted)', 'post', 'deleted_content', ['*.Recently Deleted Posts.PostList[]'], {
    ...at,
    Title: { to: 'text' },
    Link: { to: 'media' },
  }),
  list('CommentsList[]', 'reaction', 'posts_public', ['*.CommentsList[]', '*.*.CommentsList[]'], {
    ...at,
    Comment: { to: 'text' },
    comment: { to: 'text' },
  }),
  list('ReviewsList[]', 'post', 'posts_public', ['*.*.ReviewsList[]'], {
    ...at,
    ReviewText: { to: 'text' },
    PlaceName: { to: 'place' },
    ...kept('Rating', 'Status', 'Likes'),
  }),
  list('GoLiveList[]', 'post', 'posts_public', ['*.*.GoLiveList[]'], {
    LiveStartTime: { to: 'at' },
    LiveEndTime: { to: 'until' },
    RoomTitle: { to: 'text' },
    ReplayUrl: { to: 'media' },
    ...kept(
      'LiveDuration',
      'RoomId',
      'CoverUri',
      'TotalEarning',
      'TotalLike',
      'TotalView',
      'TotalGifter',
      'QualitySetting',
      'MutedList',
    ),
  }),
  list('WatchLiveMap.Comments[]', 'reaction', 'posts_public', ['*.*.WatchLiveMap.*.Comments[]'], {
    CommentTime: { to: 'at' },
    CommentContent: { to: 'text' },
  }),
  list('WatchLiveMap.Questions[]', 'reaction', 'posts_public', ['*.*.WatchLiveMap.*.Questions[]'], {
    QuestionTime: { to: 'at' },
    QuestionContent: { to: 'text' },
  }),
];

const shop: ListSpec[] = [
  list('CommunicationHistories[]', 'message', 'message_content', ['*.*.CommunicationHistories.*[]'], {
    send_time: { to: 'at' },
    shop_name: { to: 'peers' },
    content: { to: 'text' },
    ...kept('direction'),
  }),
  list('ProductBrowsingHistories[]', 'visit', 'purchase_history', ['*.*.ProductBrowsingHistories[]'], {
    browsing_date: { to: 'at' },
    product_name: { to: 'text' },
    ...kept('shop_name'),
  }),
  list('SavedAddress[]', 'account', 'basic_subscriber', ['*.*.SavedAddress[]'], {
    receiver_name: { to: 'text' },
    adress_info: { to: 'place' },
    ...kept('masked_phone_number'),
  }),
  list('ShoppingCart[]', 'other', 'purchase_history', ['*.*.ShoppingCart[]'], {
    CreateTime: { to: 'at' },
    ProductName: { to: 'text' },
    ...kept('ShopName', 'SkuCount'),
  }),
  list('Vouchers[]', 'other', 'purchase_history', ['*.Vouchers.Vouchers[]'], {
    ReceivedDate: { to: 'at' },
    VoucherName: { to: 'text' },
    ...kept('VoucherId', 'VoucherText', 'Status'),
  }),
];

const ads: ListSpec[] = ['OffTikTokActivityDataList', 'UsageDataList'].map((name) =>
  list(`${name}[]`, 'advertising', 'advertising_data', [`*.*.${name}[]`], {
    TimeStamp: { to: 'at' },
    Event: { to: 'text' },
    ...kept('Source'),
  }),
);

/** Direct messages; the chat is the key around the list. */
export const chatList: ListSpec = list(
  'ChatHistory[]',
  'message',
  'message_content',
  ['*.*.ChatHistory.*[]'],
  {
    ...at,
    From: { to: 'actor' },
    Content: { to: 'text' },
    content: { to: 'text' },
    comment: { to: 'text' },
  },
);

/** Every list that has a name of its own here. */
export const lists: ListSpec[] = [chatList, ...activity, ...posts, ...shop, ...ads];
