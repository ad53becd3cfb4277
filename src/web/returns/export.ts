/** Taking records out: the form that asks why, and the file, written as it is read. */
import type { Request, Response } from 'express';
import type { ExportRow } from '../../analysis/exports/columns.js';
import { csvHeader, csvLine } from '../../analysis/exports/csv.js';
import { jsonlLine } from '../../analysis/exports/jsonl.js';
import { CaseNames } from '../../desk/returns/case-names.js';
import type { CaseRecords } from '../../desk/returns/case-records.js';
import { withWrittenForms } from '../../desk/returns/person-forms.js';
import type { Person } from '../../store/desk/people.js';
import type { RecordFilters } from '../../store/records/query.js';
import { audited, contextOf, personOf } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { readQuery, type TimelineQuery } from '../timeline/filters.js';
import { caseOf, crumbsTo, handOf } from './places.js';

const formats = [
  {
    value: 'csv',
    text: 'CSV',
    hint: 'For spreadsheets. A text that begins like a formula gets an apostrophe before it.',
  },
  { value: 'jsonl', text: 'JSON Lines', hint: 'For other tools. Nothing is changed.' },
];

/** `GET /cases/:caseId/export?<filters>` */
export async function showExport(req: Request, res: Response, services: Services): Promise<void> {
  await showForm(req, res, services, { format: 'csv' }, {});
}

async function showForm(
  req: Request,
  res: Response,
  services: Services,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  const found = await caseOf(req, services);
  const query = readQuery(req.query as Record<string, unknown>, contextOf(req).zone);
  const chosen = await chosenOf(services, found.id, query, personOf(req));
  // A count under a filter answers a question about the contents, so it is a look at them.
  await audited(req, 'evidence.viewed', `case/${found.number}`, { page: 'export', filters: query.search });
  const totals = await services.returns.records.totals(chosen.readings, chosen.filters);
  await page(req, res, 'returns-export', {
    title: 'Export records',
    section: 'returns',
    crumbs: crumbsTo(found, undefined, 'Export'),
    values,
    errors,
    formats,
    totals,
    action: `/cases/${found.id}/export${query.search}`,
    timeline: `/cases/${found.id}/timeline${query.search}`,
    filters: Object.entries(query.values).map(([name, value]) => ({
      key: filterWords[name] ?? name,
      value: [value].flat().join(', '),
    })),
  });
}

/** What the fields of the time line are called on it. */
const filterWords: Record<string, string> = {
  text: 'Words',
  person: 'Person',
  from: 'From',
  to: 'To',
  kind: 'Kinds',
  account: 'Account',
  ip: 'IP address',
  provider: 'Provider',
  return: 'Return',
  reading: 'Reading',
  item: 'File, by its number',
  thread: 'Conversation',
  category: 'Category',
  zone: 'Time zone',
  order: 'Order',
  position: 'Only with a position',
  sender: 'Sent or done by',
  recipient: 'Sent to, or with',
  device: 'Device',
  file: 'File of the return',
  rest: 'Other fields',
};

/** `POST /cases/:caseId/export?<filters>` */
export async function sendExport(req: Request, res: Response, services: Services): Promise<void> {
  const form = fields(req);
  const values = { format: form.text('format'), reason: form.lines('reason') };
  const errors: FormErrors = {};
  if (!formats.some((f) => f.value === values.format)) errors.format = 'Choose a format';
  if (values.reason === '') errors.reason = 'Say what the records are for';
  if (hasErrors(errors)) return showForm(req, res, services, values, errors);
  const found = await caseOf(req, services);
  const query = readQuery(req.query as Record<string, unknown>, contextOf(req).zone);
  const chosen = await chosenOf(services, found.id, query, personOf(req));
  const totals = await services.returns.records.totals(chosen.readings, chosen.filters);
  const details = {
    format: values.format,
    filters: query.search,
    records: totals.total,
    // The file holds records outside the process that were opened for this person.
    unsealed: chosen.readings.filter((reading) => reading.opened !== undefined).map((reading) => reading.id),
    reason: values.reason,
  };
  await audited(req, 'evidence.exported', `case/${found.number}`, details);
  for (const { made } of chosen.files.values()) {
    const note = `${values.format.toUpperCase()} of the case’s records (${totals.total} in all): ${values.reason}`;
    await services.returns.noteCustody(made.id, 'exported', handOf(req), note);
  }
  const name = `tecum-${found.number.replace(/[^\w.-]+/g, '_')}-records.${values.format}`;
  res.attachment(name).type(values.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson');
  await pour(res, values.format === 'csv', services, chosen);
}

type Chosen = CaseRecords & { filters: RecordFilters };

async function pour(res: Response, csv: boolean, services: Services, chosen: Chosen): Promise<void> {
  const write = csv ? csvLine : jsonlLine;
  if (csv) res.write(csvHeader());
  try {
    for await (const block of services.returns.records.stream(chosen.readings, chosen.filters)) {
      const rows: ExportRow[] = block.map((record) => ({ record, origin: chosen.origin(record) }));
      if (res.destroyed) return;
      if (!res.write(rows.map(write).join(''))) await drained(res);
    }
    res.end();
  } catch (error) {
    // The head is sent, so no error page can follow: a broken connection tells the browser that the file is not whole.
    res.destroy(error as Error);
  }
}

/** Kept when the browser has taken what was sent, or has gone. */
function drained(res: Response): Promise<void> {
  return new Promise((done) => {
    res.once('drain', done);
    res.once('close', done);
  });
}

/** What the filters choose; a name stands for the ids that bear it anywhere in the case, as on the time line. */
async function chosenOf(
  services: Services,
  caseId: string,
  query: TimelineQuery,
  person: Person,
): Promise<Chosen> {
  const { returnId, provider, readingId } = query;
  const { files } = await services.returns.ofCase(caseId, { readingId });
  const chosen = await services.returns.ofCase(caseId, { returnId, provider, readingId }, person);
  const { country } = await services.settings.agency();
  const named = new CaseNames(files).resolve(query.filters);
  const filters = await withWrittenForms(services.returns.records, chosen.readings, named, country);
  return { ...chosen, filters };
}
