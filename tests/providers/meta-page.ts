/** Writes record pages in Meta's markup of 2025-26, for tests. */

/** One field; a value may be text or nested fields. */
export function block(label: string, value: string): string {
  return `<div class="t o"><div class="t i">${label}<div class="m"><div>${value}<div class="p"></div></div></div></div></div>`;
}

/** Fields of one record. */
export function fields(...pairs: [string, string][]): string {
  return pairs.map(([label, value]) => block(label, value)).join('');
}

/** A section: its definition, then one titled block that holds the records. */
export function section(id: string, title: string, content: string): string {
  return (
    `<div id="property-${id}" class="content-pane">${block(`${title} Definition`, `${title}: what is held.`)}` +
    `${block(title, content)}</div>\n`
  );
}

/** A whole page. */
export function page(body: string, title = 'Meta Platforms Business Record'): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body>\n${body}</body></html>\n`;
}

/** The parameters with which a page begins. */
export function request(service: string, target: string): string {
  return section(
    'request_parameters',
    'Request Parameters',
    fields(
      ['Service', service],
      ['Target', target],
      ['Date Range', '2026-10-01 00:00:00 UTC to 2026-11-20 23:59:59 UTC'],
    ),
  );
}

let pages = 1;

/** A page marker as it stands between two pages. */
export function pageBreak(): string {
  pages += 1;
  return `<div id="page_${pages}" class="pageBreak">Meta Platforms Business Record Page ${pages}</div>`;
}
