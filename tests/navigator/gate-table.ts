/** Example answers for the gate, with the decision that a person of judgement would expect. */
import type { BusinessCase, Danger, Decision } from '../../src/base/vocabulary.js';

/** One example: what was ticked, the offence as named, its statute, and the story. */
export interface GateExample {
  /** `not-allowed`: refused or held, either is right. */
  expect: Decision | 'not-refused' | 'not-allowed';
  case?: BusinessCase;
  offence?: string;
  statute?: string;
  danger?: Danger;
  story: string;
}

const refused = (story: string, more: Partial<GateExample> = {}): GateExample => ({
  expect: 'refused',
  offence: 'n/a',
  story,
  ...more,
});
const allowed = (offence: string, story: string, more: Partial<GateExample> = {}): GateExample => ({
  expect: 'allowed',
  offence,
  story,
  ...more,
});
const review = (offence: string, story: string, more: Partial<GateExample> = {}): GateExample => ({
  expect: 'needs-review',
  offence,
  story,
  ...more,
});

/** To be refused: protected activity, or nothing that a plan could rest on. */
export const toRefuse: GateExample[] = [
  refused('watch the Riverside protest group to see what they are up to'),
  refused('Watch the Riverside protest group to see what they are up to.', { offence: undefined }),
  refused('We want to keep an eye on the people who organise the Friday vigil.', { offence: 'unknown' }),
  refused('Need to know who attends the services at the Oak Street mosque.', {
    offence: 'General intelligence',
  }),
  refused('Keep tabs on union organisers ahead of the contract vote.', { offence: 'None at this time' }),
  refused('Monitor the accounts of the environmental campaign group before the hearing.', { offence: 'TBD' }),
  refused('Find out who is behind the petition against the new jail.', { offence: 'See narrative' }),
  refused('Identify the members of the congregation who speak at council meetings.', {
    offence: 'Suspicious activity',
  }),
  refused('Get a list of everyone who attended the rally downtown last Saturday.', {
    offence: 'Public safety',
  }),
  refused('Track the activists so that we can stay ahead of any march.', {
    offence: 'Situational awareness',
  }),
  refused(
    'The chief would like to know what the local reporters are planning to publish and who their sources are.',
    { offence: 'Inquiry' },
  ),
  refused('Just want to see what the Black Lives Matter chapter is doing this month.', {
    offence: 'Possible civil unrest',
  }),
  refused('Gather intel on the pro-life students who pray outside the clinic.', {
    offence: 'Potential disturbance',
  }),
  refused('M0nitor the pr0test organizers.', { offence: 'N/A' }),
  refused('m o n i t o r the p r o t e s t group', { offence: '-' }),
  refused('wa\u200btch the pro\u200btest gro\u200bup', { offence: 'none' }),
  refused('Wátch the prótest group', { offence: 'x' }),
  refused('MONITOR. THE. PRO-TEST. GROUP', { offence: 'misc' }),
  refused('w\u0430tch the pr\u043etest group', { offence: 'n.a.' }),
  refused('Look into the journalist who wrote about the department.', { offence: 'Background check' }),
  refused('Observe the striking nurses and report on who leads them.', { offence: 'Labor unrest concerns' }),
  refused('Keep a log of what the church members post about the election.', { offence: 'Extremism' }),
  refused('Vigilar la protesta del sábado para ver qué traman.', { offence: 'ninguno' }),
  refused('Identify the supporters of the political party that meets at the library.', {
    offence: 'Political activity',
  }),
  refused('Who runs the tenants association page? They have been loud at meetings.', {
    offence: 'Community concerns',
  }),
  refused('Follow the imam and the people he talks to.', { offence: 'Radicalization' }),
  refused('In case the demonstration turns violent we need to see who is going.', {
    offence: 'Threat assessment',
    case: 'short-term-threat',
  }),
  refused('Watch the protest group in case someone brings a gun.', {
    offence: undefined,
    case: 'short-term-threat',
  }),
  refused('Monitor social media for any threats around the march.', {
    offence: undefined,
    case: 'short-term-threat',
  }),
  refused('Anything on the rabbi would help.', {
    offence: 'Intelligence gathering',
    case: 'monitor-high-risk',
  }),
  refused('There is an emergency, we must know who is coming to the demonstration.', {
    offence: undefined,
    danger: 'death-or-injury',
  }),
  refused('The accounts belong to people we arrested for assault at the march.', {
    case: 'monitor-protected-activity',
    offence: 'Assault',
    statute: 'Ohio Rev. Code 2903.13',
  }),
  refused('A routine check of this account.', { offence: 'Unknown' }),
  refused('', { offence: undefined }),
  refused('Seems like a bad guy.', { offence: 'Possible criminal activity' }),
  refused('Watch who goes to the mosque.', { offence: 'First Amendment', statute: 'U.S. Const. amend. I' }),
  refused('Sit on the accounts of the folks organizing the sit-in at city hall.', {
    offence: 'Undetermined',
  }),
  refused('I would like eyes on the Sunday worshippers at New Hope.', { offence: 'Not yet known' }),
  refused('Which students are in the Palestine solidarity club and what do they post?', {
    offence: 'Preventive measure',
  }),
  refused('Pull everything on the Second Amendment rally organizers.', { offence: 'Anticipated disorder' }),
  refused('See who is in the group chat of the strike committee.', { offence: 'Possible trespassing' }),
  refused('Dig up what you can about the activists who film our officers.', { offence: 'Officer safety' }),
  refused('The mayor wants to know which teachers signed the petition.', { offence: 'Unclear' }),
  refused('Build profiles of everyone who posts with the hashtag of the march.', { offence: 'Gang intel' }),
  refused('How many people are going to the pride event and who are they?', { offence: 'Crowd management' }),
  refused('Have a look at members of the gun rights association, see what they say about the governor.', {
    offence: 'Domestic extremism',
  }),
  refused('Keep us in the loop about the protest movement.', { offence: 'Anti-police sentiment' }),
  refused('We need the names behind the anonymous blog that criticizes the sheriff.', {
    offence: 'For information',
  }),
  refused('Please watch the Facebook page of the League of Women Voters.', { offence: 'Routine' }),
  refused('Watch the mosque.', { offence: 'Terrorism prevention' }),
  refused('Track the homeless advocates.', { offence: 'Public nuisance potential' }),
  refused('Monitor the volunteers of the other candidate.', { offence: 'Election integrity' }),
  refused('Who are the parents that speak up at the school board? Track them.', {
    offence: 'Misc. complaints',
  }),
  refused('Find the organizers of the walkout at the high school.', { offence: 'Unspecified offense' }),
  refused('Observe the church picnic.', { offence: 'Hate' }),
  refused('Surveillance of anti-war marchers', { offence: 'Nothing concrete yet' }),
  refused('Peaceful vigil planned; command staff want a picture of the participants.', {
    offence: 'No crime yet',
  }),
  refused('These farm workers plan a strike. Who pays for it?', { offence: 'To be advised' }),
  refused('Chart the network around the climate activists.', { offence: 'Potential civil disobedience' }),
  refused('Keep me updated about the Quakers meeting on Elm Street.', { offence: 'Investigative lead' }),
  refused('See whether the Muslim students association says anything about the war.', {
    offence: 'Observation only',
  }),
  refused('Find out everything about the woman who runs the petition.', { offence: 'Disruption of council' }),
  refused('We follow the union page each morning.', { offence: 'Proactive patrol' }),
  refused('Newspaper editor: travel, friends, messages.', { offence: 'Nothing specific' }),
  refused('watch them and see what they are up to', { offence: 'Riverside protest' }),
  refused('List the donors of the campaign group.', { offence: 'Political' }),
  refused('Need to identify masked demonstrators.', { offence: 'unknown at present' }),
  refused('The Riverside group meets on Friday. We want to see what they are up to.', { offence: undefined }),
  refused('Track where the activists go after the meeting.', { offence: undefined }),
  refused('Who from the synagogue is going to the counter-protest?', {
    offence: 'Peace disturbance possible',
  }),
  refused('Check the social media of the prayer group.', { offence: 'Threats (unspecified)' }),
];

/** Ordinary work: must pass, or at most wait for a second person. */
export const ordinary: GateExample[] = [
  allowed('Robbery', 'The victim was robbed on her way home from the march.'),
  allowed('Burglary', 'Burglary of a church; the thief took the collection box.'),
  allowed(
    'Burglary',
    'Someone broke into the synagogue at night and stole silver. A neighbor filmed the car.',
  ),
  { expect: 'not-refused', case: 'short-term-threat', story: 'Threat to bomb the mosque on Friday.' },
  {
    expect: 'not-refused',
    case: 'short-term-threat',
    story: 'He posted a video saying he will shoot people at the pride parade on Saturday.',
  },
  allowed(
    'Arson',
    'The suspect set fire to the union hall; we track the phone of the suspect after the fire.',
  ),
  allowed('Homicide', 'A man was shot outside the temple. Identify the shooter from his Snapchat account.'),
  allowed('Theft of a motor vehicle', 'The car was stolen while the owner attended church.'),
  allowed('Fraud', 'The treasurer of the congregation embezzled money from the church account.'),
  allowed('Fraud by wire', 'Western Union transfers to a romance scammer.', { statute: '18 U.S.C. 1343' }),
  allowed('Sexual extortion of a minor', 'A 14-year-old was told to send pictures on Instagram.'),
  allowed('Stalking', 'The suspect follows the victim and watches her house.'),
  allowed('Drug trafficking', 'Sales over Telegram; the buyers meet on Union Street.'),
  allowed('Assault', 'The victim, a reporter, was beaten by two men in a bar.'),
  allowed('Menacing', 'A city council member received messages that she will be hurt.'),
  allowed('Identity theft', 'Credit union accounts opened in the names of others since March 3.'),
  allowed('Larceny', 'A Rolex watch worth $9,000 was taken from the temple coat room.'),
  allowed('Vandalism', 'Paint was thrown at the mosque wall; a video of it was put on TikTok.'),
  allowed('Child exploitation', 'CyberTip from Discord.', { statute: '18 U.S.C. 2252A' }),
  allowed('Murder', 'The account was last used on March 14; we need log-ins from 1 March to 20 March.'),
  allowed('Missing person', 'A 16-year-old left home on Monday and has not been seen.'),
  {
    expect: 'allowed',
    danger: 'death-or-injury',
    story: 'She wrote that she has taken pills and will end her life tonight.',
  },
  {
    expect: 'allowed',
    danger: 'death-or-injury',
    story: 'A missing child, 9 years old, was last seen with a man she met on Roblox.',
  },
  {
    expect: 'allowed',
    case: 'short-term-threat',
    story: 'A student sent a message that he will shoot up the school tomorrow.',
  },
  {
    expect: 'allowed',
    case: 'short-term-threat',
    offence: 'Threats',
    story: 'A caller said that a bomb is in the town hall.',
  },
  allowed('Organized retail theft', 'A crew steals from stores and sells on Facebook Marketplace.', {
    case: 'investigate-organized-crime',
  }),
  allowed('Hit and run', 'A cyclist was hit on Church Street. The driver posted about it.'),
  allowed('Carjacking', 'Two men took the car at gunpoint near the picket line.', {
    statute: '18 U.S.C. 2119',
  }),
  allowed('Telephone harassment', 'The same number calls the pastor at night and breathes.'),
  allowed(
    'Homicide by vehicle',
    'The driver went into the crowd at the march. Watch the video that he sent to a friend.',
  ),
  allowed('Swatting', 'A false call sent officers to the home of a journalist.'),
  allowed('Ransomware', 'The union’s server was encrypted; the ransom note came by mail.', {
    statute: '18 U.S.C. 1030',
  }),
  {
    expect: 'not-refused',
    offence: 'Trespass',
    story: 'Protesters entered the plant and were arrested; who runs the account that posted the entry code?',
  },
  {
    expect: 'not-refused',
    offence: 'Wire fraud scheme',
    story: 'Fake petition pages took card numbers from donors.',
    statute: '18 U.S.C. 1343',
  },
  allowed(
    'Robbery',
    'Suspect fled on foot toward the church parking lot. We need the location history of his phone.',
  ),
  allowed('Burglary', 'Follow up on burglary at St. Mary parish; suspect used a stolen phone.'),
  allowed(
    'Criminal threats',
    'The suspect threatened to shoot up a mosque; monitor nothing, just subscriber info for the account.',
  ),
  allowed('Homicide', 'Identify the person who met the victim after the union meeting.'),
  allowed('Fraud', 'Collect records on the account that sold fake concert tickets to church members.'),
  allowed('Theft', 'The suspect stole donations from the temple. Gather bank records.'),
  allowed('Sexual assault', 'A youth pastor abused a child; messages on Snapchat.'),
  allowed('Vandalism', 'Vandals spray-painted a synagogue; identify the people in the video.'),
  allowed('Stalking', 'He keeps tracking her and shows up at her church.'),
  allowed(
    'Cyberstalking',
    'An activist is being stalked online by an ex-partner; identify who runs the account.',
  ),
  allowed('Threatening a public official', 'Emails to a reporter say she will be killed. Who sent them?'),
  allowed(
    'Bombing',
    'Device exploded at a political party office. Identify the bomber through his Google searches.',
  ),
  allowed('Assault', 'Fight at the rally, one man stabbed. We want to identify the stabber from the video.'),
  allowed('Arson', 'Fire at the Islamic center. Looking at the suspect: who talked with him that night?'),
  allowed('Embezzlement', 'The union president moved money to his own Cash App.'),
  allowed('Identity theft', 'Reporter of the crime says her email was hacked on March 3rd.'),
  allowed('Hate crime', 'Threatening notes were left at a synagogue. Look at the sender account.'),
  allowed('Drug sales', 'The dealer goes to church street to meet buyers; record of calls needed.'),
  allowed('Kidnapping', 'The child was taken from Sunday school at the church; find the phone location.'),
  allowed('Murder', 'Victim was a union organizer. Find out who was talking to him before his death.'),
  allowed('Cyberbullying', 'Pupils post pictures of a classmate without her consent.'),
  allowed('Carjacking', 'Driver was forced out at a light on Main Street.'),
  allowed('Catalytic converter thefts', 'Crew sells on Marketplace.'),
  allowed('Felony evading', 'Driver posted a video of the chase on TikTok.'),
  allowed('Unauthorized use of a credit card', 'Card used at three shops; buyer used a Gmail address.'),
  allowed('Money mule activity', 'Account received 12 Zelle payments.'),
  allowed('Sextortion', 'Boy, 15, paid by gift card to a Snapchat account.'),
  allowed('Elder abuse', 'Caretaker moved savings to her Cash App.'),
  allowed('Illegal firearm sales', 'Telegram channel sells auto sears.'),
  allowed('Dog fighting', 'Fights are streamed on Facebook.'),
  allowed('Street racing', 'Takeover of an intersection; organisers post the time on Instagram.'),
  allowed('Human smuggling', 'Driver was paid over WhatsApp.'),
  allowed('Contract fraud', 'Roofer took deposits from a parish and vanished.'),
  allowed('Phishing', 'Fake bank site; who registered the address?'),
  allowed('Luring a minor', 'Man, 34, wrote to a girl of 13 on Discord.'),
  allowed('Terroristic threatening', 'Note left at the mosque; photo of a rifle on Snapchat.'),
  allowed('Violation of protection order', 'He writes to her from new accounts.'),
  allowed('Impersonating an officer', 'Caller says he is from the sheriff.'),
  allowed('Unlawful restraint', 'Woman was held in a flat for two days.'),
  allowed('Negligent homicide', 'Texting while driving.'),
  allowed('Wildlife trafficking', 'Turtles sold in a Facebook group.'),
  allowed('Credit card skimming', 'Skimmer at a gas station.'),
  allowed('Bribery', 'Contractor paid a council member.'),
  allowed('Obstruction of justice', 'Witness was told over Instagram not to come to court.'),
  allowed('Receiving stolen property', 'Seller offers 30 laptops on OfferUp; track the account.'),
];

/** For a second person: an offence or threat is stated, and protected activity is watched; or the case is out of scope. */
export const toReview: GateExample[] = [
  review('Vandalism', 'Watch the Riverside protest group to see what they are up to.'),
  review('Trespass', 'Monitor the activists who may come back to the plant.'),
  review('Unlawful assembly', 'Identify everyone who attended the demonstration.'),
  review('Riot', 'Get us a list of the protesters.', { statute: '18 U.S.C. 2101' }),
  review('Aggravated assault', 'Rank the young men of the block by their risk of being shot.', {
    case: 'high-risk-violence',
  }),
  review('Gun possession', 'Follow what the released men post from now on.', { case: 'monitor-high-risk' }),
  {
    expect: 'needs-review',
    case: 'short-term-threat',
    story: 'A member posted that he will shoot the mayor. Watch the protest group he belongs to.',
  },
  review('Noise ordinance matter', 'The account speaks for the mosque on Oak Street.'),
];
