/** The choices that the questions offer, in an investigator's words. */
import type { AgencyType, BusinessCase, CanIssue } from '../../../base/vocabulary.js';

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

export const agencyTypes: Choice<AgencyType>[] = [
  { value: 'local-police', text: 'Police department or sheriff' },
  { value: 'state-police', text: 'State police or state bureau' },
  { value: 'federal', text: 'Federal agency' },
  { value: 'prosecutor', text: "Prosecutor's office" },
  { value: 'grand-jury', text: 'Grand jury' },
  { value: 'tribal-police', text: 'Tribal police' },
  { value: 'military', text: 'Military investigators' },
];

export const signable: Choice<CanIssue>[] = [
  { value: 'preservation', text: 'A preservation letter', hint: 'Your agency may send one itself.' },
  { value: 'subpoena', text: 'A subpoena', hint: 'Administrative, grand jury or trial.' },
  {
    value: 'court_order_2703d',
    text: 'A court order under 18 U.S.C. 2703(d)',
    hint: 'A judge signs; specific and articulable facts.',
  },
  { value: 'search_warrant', text: 'A search warrant', hint: 'A judge signs; probable cause.' },
  {
    value: 'pen_trap_order',
    text: 'A pen register or trap and trace order',
    hint: 'From now on, without content.',
  },
  { value: 'wiretap_order', text: 'A wiretap order', hint: 'From now on, with content.' },
  { value: 'consent', text: "The account holder's written consent" },
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
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,GU Guam,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VI U.S. Virgin Islands,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';

export const states: Choice[] = stateNames
  .split(',')
  .map((entry) => ({ value: entry.slice(0, 2), text: entry.slice(3) }));
