/** The choices that the questions offer, in an investigator's words. */
import type { BusinessCase } from '../../../base/vocabulary.js';

export interface Choice<T extends string = string> {
  value: T;
  text: string;
  hint?: string;
}

/** The five business cases of RAND RR2301 and, honestly, the one that is never served. */
export const caseKinds: Choice<BusinessCase>[] = [
  {
    value: 'investigate-crime',
    text: 'A crime that happened, or is happening',
    hint: 'There is an offence that you can name.',
  },
  {
    value: 'investigate-organized-crime',
    text: 'A group that commits crimes',
    hint: 'Several people, and offences that you can name.',
  },
  {
    value: 'short-term-threat',
    text: 'A threat that somebody has made',
    hint: 'You know the post, message or call.',
  },
  {
    value: 'high-risk-violence',
    text: 'Somebody may become violent, or a victim of violence',
    hint: 'No threat has been made yet. Somebody reviews this before letters are written.',
  },
  {
    value: 'monitor-high-risk',
    text: 'Keeping an eye on somebody known to be dangerous',
    hint: 'Somebody reviews this before letters are written.',
  },
  {
    value: 'monitor-protected-activity',
    text: 'Keeping an eye on a group, a meeting or a protest',
    hint: 'No crime or threat that you could name.',
  },
];

/** IANA zones of the United States first, then UTC; a zone of another country is typed. */
export const zones: Choice[] = [
  { value: 'America/New_York', text: 'Eastern (New York)' },
  { value: 'America/Chicago', text: 'Central (Chicago)' },
  { value: 'America/Denver', text: 'Mountain (Denver)' },
  { value: 'America/Phoenix', text: 'Arizona (Phoenix, no daylight saving)' },
  { value: 'America/Los_Angeles', text: 'Pacific (Los Angeles)' },
  { value: 'America/Anchorage', text: 'Alaska (Anchorage)' },
  { value: 'Pacific/Honolulu', text: 'Hawaii (Honolulu)' },
  { value: 'America/Puerto_Rico', text: 'Atlantic (Puerto Rico)' },
  { value: 'Pacific/Guam', text: 'Guam' },
  { value: 'UTC', text: 'UTC' },
];

const stateNames =
  'AL Alabama,AK Alaska,AS American Samoa,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,GU Guam,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,MP Northern Mariana Islands,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VI U.S. Virgin Islands,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';

export const states: Choice[] = stateNames
  .split(',')
  .map((entry) => ({ value: entry.slice(0, 2), text: entry.slice(3) }));
