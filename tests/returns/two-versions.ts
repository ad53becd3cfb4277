/** Files of a layout that is taught twice, so that two versions of one reader read the same bytes; figures by hand. */

const chats = {
  chats: [
    {
      room: 1,
      name: 'Jetty',
      messages: [
        { at: '2026-10-02T10:00:00Z', who: 'heron', says: 'lapwing one' },
        { at: '2026-10-03T10:00:00Z', who: 'plover', says: 'lapwing two' },
      ],
    },
    {
      room: 2,
      name: 'Weir',
      messages: [
        { at: '2026-10-04T10:00:00Z', who: 'heron', says: 'lapwing three' },
        { at: '2026-10-05T10:00:00Z', who: 'plover', says: 'lapwing four' },
        { at: '2026-12-24T10:00:00Z', who: 'heron', says: 'the sandpiper is late' },
      ],
    },
  ],
};

/** The last login and the last message lie after 20 November 2026. */
export const filesOfTwoVersions: Record<string, string> = {
  'chats.json': JSON.stringify(chats),
  'logins.csv': [
    'Rang On,Nick,Came From',
    '2026-10-02T10:00:00Z,heron,198.51.100.7',
    '2026-10-03T11:00:00Z,plover,2001:db8::9',
    '2026-12-24T11:00:00Z,sandpiper,198.51.100.8',
    '',
  ].join('\n'),
  'notes.csv': 'Colour,Weight\nred,3\nblue,4\n',
};

/**
 * Version 1 reads two chats, and whose login it is stays under its own name. Version 2 reads five messages, one record of
 * what stands around them (numbers and names of the rooms), and who logged in. Both leave `notes.csv` to the generic reader.
 */
export function definitionOfVersion(version: 1 | 2): string {
  const messages = `
    list: chats[].messages[]
    recognise: { fields: [at, who, says] }
    kind: message
    category: message_content
    fields: { at: { to: at }, who: { to: actor }, says: { to: text } }`;
  const whole = `
    list: chats[]
    recognise: { fields: [room, name] }
    kind: group
    category: message_content
    fields: { room: { to: rest }, name: { to: thread }, messages: { aside: its messages are not read in this version } }`;
  return `id: mudflat-net
version: ${version}
provider: mudflat-net
title: Mudflat Net's return
source: the return's own columns
parts:
  - id: chats
    format: json${version === 1 ? whole : messages}
  - id: logins
    format: table
    recognise: { fields: [Rang On, Nick, Came From] }
    kind: login
    category: login_ip_history
    fields: { Rang On: { to: at }, Nick: { to: ${version === 1 ? 'rest' : 'actor'} }, Came From: { to: ip } }
`;
}
