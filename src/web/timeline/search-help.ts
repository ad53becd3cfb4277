/** How to search: the same words as the form's, for those who type. */
import type { Request, Response } from 'express';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { caseOf, crumbsTo } from '../returns/places.js';

const fields = [
  { name: 'from:', text: 'Who sent or did it, by name, number or id.' },
  { name: 'to:', text: 'Whom it was sent to, or done with.' },
  { name: 'account:', text: 'The account whose return it is.' },
  { name: 'text:', text: 'The words themselves.' },
  { name: 'conversation:', text: 'The conversation, album or session.' },
  { name: 'ip:', text: 'An IP address or a part of it.' },
  { name: 'place:', text: 'The place in the source’s own words.' },
  { name: 'device:', text: 'The device as the source names it.' },
  { name: 'media:', text: 'The name of an attached file.' },
  { name: 'file:', text: 'The file of the return that the record stands in.' },
  { name: 'rest:', text: 'Values that have no column of their own, whatever the source calls them.' },
];

/** `GET /cases/:caseId/search-help` */
export async function showSearchHelp(req: Request, res: Response, services: Services): Promise<void> {
  const found = await caseOf(req, services);
  await page(req, res, 'search-help', {
    title: 'How to search',
    section: 'returns',
    crumbs: crumbsTo(found, undefined, 'How to search'),
    timeline: `/cases/${found.id}/timeline`,
    fields,
  });
}
