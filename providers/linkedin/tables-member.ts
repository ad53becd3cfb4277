/** LinkedIn's tables about the member: profile, addresses, sign-ins, what LinkedIn infers. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';
import { type LinkedInState, learnMember, own } from './state.js';
import { kept } from './tables-people.js';

/** A table of facts that the member states: the first column is what a person reads. */
function facts(id: string, first: string, others: string[], kind: TableSpec['kind'] = 'account'): TableSpec {
  return {
    id,
    kind,
    category: 'basic_subscriber',
    required: [first, ...others.slice(0, 2)],
    columns: { [first]: { to: 'text' }, ...kept(...others) },
  };
}

const profile = facts('Profile', 'Headline', [
  'First Name',
  'Last Name',
  'Maiden Name',
  'Address',
  'Birth Date',
  'Summary',
  'Industry',
  'Zip Code',
  'Geo Location',
  'Twitter Handles',
  'Websites',
  'Instant Messengers',
]);
const registration: TableSpec = {
  id: 'Registration',
  kind: 'account',
  category: 'registration_ip',
  required: ['Registered At', 'Registration Ip'],
  columns: {
    'Registered At': { to: 'at', parse: (text) => instant.any(text, { order: 'mdy' }) },
    'Registration Ip': { to: 'ip' },
    ...kept('Subscription Types'),
  },
};
const logins: TableSpec = {
  id: 'Logins',
  kind: 'login',
  category: 'login_ip_history',
  required: ['Login Date', 'IP Address', 'User Agent'],
  columns: {
    'Login Date': { to: 'at' },
    'IP Address': { to: 'ip' },
    'User Agent': { to: 'device' },
    ...kept('Login Type'),
  },
};
const challenges: TableSpec = {
  id: 'Security Challenges',
  kind: 'login',
  category: 'login_ip_history',
  required: ['Challenge Date', 'IP Address', 'Challenge Type'],
  columns: {
    'Challenge Date': { to: 'at' },
    'IP Address': { to: 'ip' },
    'User Agent': { to: 'device' },
    'Challenge Type': { to: 'text' },
    Country: { to: 'place' },
  },
};
const inferences: TableSpec = {
  id: 'Inferences_about_you',
  kind: 'advertising',
  category: 'advertising_data',
  required: ['Category', 'Type of inference', 'Inference'],
  columns: { 'Type of inference': { to: 'text' }, ...kept('Category', 'Description', 'Inference') },
};
const targeting: TableSpec = {
  id: 'Ad_Targeting',
  kind: 'advertising',
  category: 'advertising_data',
  required: ['Member Age', 'Profile Locations'],
  columns: kept(
    ...(
      'Member Age,Buyer Groups,Company Names,Company Follower of,Company Category,Company Size,Degrees,degreeClass,' +
      'Recent Device OS,Member Schools,Company Growth Rate,Fields of Study,Company Connections,Function By Size,' +
      'Job Functions,Member Gender,Graduation Year,Member Groups,Company Industries,Member Interests,' +
      'Interface Locales,interfaceLocale,Member Traits,High Value Audience Segments,Profile Locations,Company Revenue,' +
      'Job Seniorities,Member Skills,Standard Audience Segments,Job Titles,Years of Experience'
    ).split(','),
  ),
};

const positions = facts('Positions', 'Title', [
  'Company Name',
  'Started On',
  'Finished On',
  'Description',
  'Location',
]);
const education = facts('Education', 'School Name', [
  'Start Date',
  'End Date',
  'Notes',
  'Degree Name',
  'Activities',
]);
const certifications = facts('Certifications', 'Name', [
  'Authority',
  'License Number',
  'Url',
  'Started On',
  'Finished On',
]);

export const memberParts: Part<LinkedInState>[] = [
  tablePart(profile, { proof: ['Maiden Name', 'Headline', 'Geo Location'], learn: learnMember, each: own }),
  tablePart(registration, { proof: ['Registered At', 'Registration Ip'], each: own }),
  tablePart(logins, { proof: ['Login Date', 'IP Address', 'User Agent', 'Login Type'], each: own }),
  tablePart(challenges, { proof: ['Challenge Date', 'IP Address', 'Challenge Type'], each: own }),
  tablePart(inferences, { proof: ['Category', 'Type of inference', 'Inference'], each: own }),
  tablePart(targeting, { proof: ['Member Age', 'degreeClass', 'Job Seniorities'], each: own }),
  tablePart(positions, { proof: ['Company Name', 'Title', 'Started On', 'Finished On'], each: own }),
  tablePart(education, { proof: ['School Name', 'Degree Name', 'Activities'], each: own }),
  tablePart(certifications, { proof: ['Authority', 'License Number', 'Started On'], each: own }),
  tablePart(facts('Email Addresses', 'Email Address', ['Confirmed', 'Primary', 'Updated On']), {
    proof: ['Email Address', 'Confirmed', 'Primary', 'Updated On'],
    each: own,
  }),
  tablePart(facts('PhoneNumbers', 'Number', ['Extension', 'Type']), { base: /^PhoneNumbers/i, each: own }),
  tablePart(facts('Whatsapp Phone Numbers', 'Number', ['Extension', 'Is_WhatsApp_Number']), { each: own }),
  tablePart(facts('Skills', 'Name', []), { base: /^Skills/i, each: own }),
  tablePart(facts('Languages', 'Name', ['Proficiency']), { base: /^Languages/i, each: own }),
  tablePart(facts('Profile Summary', 'Profile Summary', []), { each: own }),
];
