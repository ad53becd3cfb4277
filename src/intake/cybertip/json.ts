/** The CyberTipline report as JSON that agencies get: `reportId`, `dateReceived`, `reportedInformation { … }`. */
import { keepText, type ReadContext } from '../context.js';
import { Fields } from '../fields.js';
import { momentOf, providerNamed } from '../values.js';
import { jsonCaptures } from './captures.js';
import { readFileDetails } from './file.js';
import { readPerson } from './person.js';

/** True where an object looks like such a report. */
export function isJsonReport(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && ('reportedInformation' in value || 'reportId' in value)
  );
}

/** Reads it into the context's intake; what it does not know is listed there. */
export function readJsonReport(context: ReadContext, value: unknown): void {
  const { intake } = context;
  const top = new Fields(value, '', intake.unknown);
  const number = top.text('reportId');
  const received = top.text('dateReceived');
  if (number) intake.report.number = number;
  if (received) intake.report.received = momentOf(received);
  const priority = top.text('priorityLevel') ?? top.text('priority');
  if (priority) intake.report.priority = priority;
  top.each('reportedInformation', (info) => {
    intake.sections.push({ id: 'A', title: 'what the provider submitted', path: 'reportedInformation' });
    readInformation(context, info);
  });
  top.close();
}

function readInformation(context: ReadContext, info: Fields): void {
  const { intake, catalog } = context;
  info.each('reportingEsp', (esp) => {
    const name = esp.text('espName');
    if (name) intake.reporter.name = name;
    const provider = providerNamed(name, catalog)?.id;
    if (provider) intake.reporter.provider = provider;
    for (const label of ['firstName', 'lastName', 'email', 'phone', 'legalUrl', 'legalURL', 'termsOfService'])
      for (const value of esp.texts(label)) intake.reporter.contacts.push({ label, value });
  });
  info.each('incidentSummary', (incident) => readIncident(context, incident));
  info.each('incidentDetails', (details) => readDetails(context, details));
  people(context, info, 'reportedPeople', 'reportedPersons', 'suspect', 'Suspect');
  people(context, info, 'intendedRecipients', 'intendedRecipients', 'recipient', 'Recipient');
  people(context, info, 'victims', 'victims', 'victim', 'Victim');
  info.each('uploadedFiles', (outer) => {
    if (outer.has('uploadedFiles'))
      outer.each('uploadedFiles', (file, at) => readFileDetails(context, file, at));
    else readFileDetails(context, outer, intake.files.length);
  });
  for (const text of info.texts('additionalInformations'))
    keepText(context, 'reportedInformation.additionalInformations', text);
}

function people(
  context: ReadContext,
  info: Fields,
  outer: string,
  inner: string,
  role: 'suspect' | 'recipient' | 'victim',
  label: string,
): void {
  let count = 0;
  const read = (person: Fields): void => readPerson(context, person, role, `${label} ${++count}`);
  info.each(outer, (all) =>
    all.has(inner)
      ? all.each(inner, read)
      : all.has('espUserId') || all.has('screenName')
        ? read(all)
        : undefined,
  );
}

function readIncident({ intake }: ReadContext, incident: Fields): void {
  const type = incident.text('incidentType');
  const at = incident.text('incidentDateTime');
  const description = incident.text('incidentDateTimeDescription');
  if (type) intake.incident.type = type;
  if (at) intake.incident.at = momentOf(at);
  if (description) intake.incident.description = description;
}

/** Web pages, mails and chats that the report is about. */
function readDetails(context: ReadContext, details: Fields): void {
  details.each('webpageIncident', (page) => {
    jsonCaptures(context, page, 'web page');
    for (const text of page.texts('additionalInformations')) keepText(context, page.path, text);
  });
  details.each('emailIncident', (mail) => {
    for (const text of [...mail.texts('contents'), ...mail.texts('additionalInformations')])
      keepText(context, mail.path, text);
  });
}
