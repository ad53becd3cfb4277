/** The CyberTipline report as XML: `report` with `fileDetails`, by the schema of NCMEC's reporting API. */
import { keepText, type ReadContext } from '../context.js';
import { Fields } from '../fields.js';
import { momentOf, providerNamed } from '../values.js';
import type { XmlTree } from '../xml-tree.js';
import { xmlCaptures } from './captures.js';
import { readFileDetails } from './file.js';
import { readPerson } from './person.js';

/** Reads a tree whose root is `report`, or holds one (and `fileDetails` beside it); false where there is none. */
export function readXmlReport(context: ReadContext, { root, tree }: XmlTree): boolean {
  const { unknown } = context.intake;
  const wrapper = new Fields(
    root === 'report' || root === 'fileDetails' ? { [root]: [tree] } : tree,
    '',
    unknown,
  );
  if (!wrapper.has('report') && !wrapper.has('fileDetails')) return false;
  outline(context, wrapper);
  wrapper.each('report', (report) => readReport(context, report));
  wrapper.each('fileDetails', (file, at) => readFileDetails(context, file, at));
  wrapper.close();
  return true;
}

/** Number and day stand in the report or beside it. */
function outline({ intake }: ReadContext, fields: Fields): void {
  const number = fields.text('reportId');
  const received = fields.text('dateReceived') ?? fields.text('received');
  if (number) intake.report.number ??= number;
  if (received) intake.report.received ??= momentOf(received);
  for (const name of ['@noNamespaceSchemaLocation', '@schemaLocation', '@xsi'])
    for (const value of fields.texts(name))
      intake.setAside.push({ path: name, why: `names the schema: ${value}` });
}

function readReport(context: ReadContext, report: Fields): void {
  const { intake } = context;
  intake.sections.push({ id: 'A', title: 'what the provider submitted', path: 'report' });
  outline(context, report);
  report.each('reporter', (reporter) => readReporter(context, reporter));
  report.each('incidentSummary', (incident) => readIncident(context, incident));
  report.each('internetDetails', (details) => readDetails(context, details));
  report.each('personOrUserReported', (person, at) =>
    readPerson(context, person, 'suspect', `Suspect ${at + 1}`),
  );
  report.each('intendedRecipient', (person, at) =>
    readPerson(context, person, 'recipient', `Recipient ${at + 1}`),
  );
  report.each('victim', (person, at) => readPerson(context, person, 'victim', `Victim ${at + 1}`));
  report.each('fileDetails', (file, at) => readFileDetails(context, file, at));
  for (const text of report.texts('additionalInfo')) keepText(context, 'report.additionalInfo', text);
}

function readReporter({ intake, catalog }: ReadContext, reporter: Fields): void {
  const name = reporter.text('companyTemplate');
  const provider = providerNamed(name, catalog)?.id;
  if (name) intake.reporter.name = name;
  if (provider) intake.reporter.provider = provider;
  for (const label of ['termsOfService', 'legalURL'])
    for (const value of reporter.texts(label)) intake.reporter.contacts.push({ label, value });
  for (const who of ['reportingPerson', 'contactPerson'])
    reporter.each(who, (person) => {
      for (const label of ['firstName', 'lastName', 'email', 'phone'])
        for (const value of person.texts(label))
          intake.reporter.contacts.push({ label: `${who}.${label}`, value });
    });
}

function readIncident({ intake, catalog }: ReadContext, incident: Fields): void {
  const type = incident.text('incidentType');
  const at = incident.text('incidentDateTime');
  const description = incident.text('incidentDateTimeDescription');
  if (type) intake.incident.type = type;
  if (at) intake.incident.at = momentOf(at);
  if (description) intake.incident.description = description;
  for (const label of ['platform', 'escalateToHighPriority'])
    for (const value of incident.texts(label)) {
      intake.incident.notes.push({ label, value });
      if (label === 'platform')
        intake.reporter.provider = providerNamed(value, catalog)?.id ?? intake.reporter.provider;
    }
  incident.each('reportAnnotations', (all) => {
    for (const value of [...all.texts(''), ...all.marks])
      intake.incident.notes.push({ label: 'reportAnnotations', value });
  });
}

const incidents = [
  'webPageIncident',
  'emailIncident',
  'newsgroupIncident',
  'chatImIncident',
  'onlineGamingIncident',
  'cellPhoneIncident',
  'nonInternetIncident',
  'peer2peerIncident',
];
const named = [
  'url',
  'emailAddress',
  'name',
  'chatClient',
  'chatRoomName',
  'gameName',
  'console',
  'phoneNumber',
  'latitude',
  'longitude',
  'locationName',
  'client',
  'fileNames',
  'thirdPartyHostedContent',
];

function readDetails(context: ReadContext, details: Fields): void {
  for (const incident of incidents)
    details.each(incident, (each) => {
      for (const label of named)
        for (const value of each.texts(label))
          context.intake.incident.notes.push({ label: `${incident}.${label}`, value });
      for (const label of ['content', 'additionalInfo'])
        for (const text of each.texts(label)) keepText(context, `${each.path}.${label}`, text);
      xmlCaptures(context, each, incident);
    });
}
