/** Which category of data a resource of Google's legal return holds, by the catalog's ids. */
import type { DataCategory } from '../../../src/base/vocabulary.js';

const categories: [RegExp, DataCategory][] = [
  [/^GoogleAccount\.(SubscriberInfo|ChangeHistory)|SubscriberInf/, 'basic_subscriber'],
  [/^GoogleAccountTargetAssociation\./, 'connection_records'],
  [/^AccessLogActivity\.Devices|^AndroidDeviceConfiguration|^GooglePlayStore\.Devices/, 'device_identifiers'],
  [/^AccessLogActivity\./, 'login_ip_history'],
  [/^(Google ?Mail|G?Mail)\.Message(s|Content)/, 'message_content'],
  [/^Mail\.MessageInformation/, 'message_metadata'],
  [/^LocationHistory\./, 'location_history'],
  [/^(GoogleChat|Hangouts)\.(Messages|Content)/, 'message_content'],
  [/^(GoogleChat)\.(Group|User)Info/, 'group_membership'],
  [/^Google ?Pay\.Transactions/, 'transaction_history'],
  [/^Google ?Pay\.(Payment|CustomerInformation)/, 'payment_instruments'],
  [/^Contacts\./, 'contacts_friends'],
  [/Voicemails/, 'voicemail'],
  [/^(GooglePhotos|Drive|Keep|YoutubeAndYoutubeMusic|GoogleMeet)\./, 'media_photos_video'],
  [/^MyActivity\./, 'search_history'],
];

/** The category; undefined where none of the catalog's fits. */
export function categoryOf(resource: string): DataCategory | undefined {
  return categories.find(([pattern]) => pattern.test(resource))?.[1];
}

/** Resources whose files are the data: pictures, recordings, documents. */
export function holdsFiles(resource: string): boolean {
  return /^(GooglePhotos|Drive|Keep|GoogleFiWireless)\.|^GoogleMeet\.(Media|UserSessions)|^YoutubeAndYoutubeMusic\.(MediaUploads|Videos?)|^Voice\.(Voicemail|Greeting|Recording)/.test(
    resource,
  );
}
