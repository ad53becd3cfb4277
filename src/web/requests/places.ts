/** Addresses of a request's pages. */

/** `/cases/…/requests/…`, and below it: `/service`, `/extend`, `/letter.pdf`, `/letter.json`. */
export function requestHref(request: { caseId: string; id: string }, below = ''): string {
  return `/cases/${request.caseId}/requests/${request.id}${below}`;
}
