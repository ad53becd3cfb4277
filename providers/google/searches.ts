/** Tells a search from other activity, in the languages Google translates its exports to. */

/** What stands before the term. */
const before =
  /^(searched for|searched images for|searched google maps for|gesucht nach:?|gesucht:|bildersuche:|vous avez recherché|recherche de|recherché\s?:?|has buscado|buscaste|se buscó|hai cercato|ricerca di|você pesquisou|pesquisou|pesquisa por|gezocht naar|je hebt gezocht naar|szukano|wyszukiwano|aradığınız|du sökte efter|sökte efter|du søgte på|søgte efter|du søkte etter|haku:|вы искали|искали|поиск:|搜索了|搜尋了|검색어:|を検索しました)[\s\u00a0:]+/iu;
/** What stands after the term. */
const after = /[\s\u00a0]*(gesucht|を検索しました|을\(를\) 검색함|검색함)$/iu;
/** Where a search's link leads, and the name of its term. */
const searchPaths: [RegExp, string][] = [
  [/^\/search$/, 'q'],
  [/^\/results$/, 'search_query'],
  [/^\/store\/search$/, 'q'],
  [/^\/(maps|books|shopping|scholar)?\/?search$/, 'q'],
  [/^\/(images|imghp)$/, 'q'],
];

/** The term that was searched for, from the sentence or the link; null when it is no search. */
export function searchTerm(title: string, link: string | undefined): string | null {
  const bare = title.replace(/\u00a0/gu, ' ').trim();
  const term = termInSentence(bare);
  if (term !== null && term !== '') return unquoted(term);
  return link === undefined ? null : termInLink(link);
}

function termInSentence(bare: string): string | null {
  if (before.test(bare)) return bare.replace(before, '');
  // Only the end is looked at, so that a long title costs no more than a short one.
  const end = bare.slice(-40);
  return after.test(end) ? (bare.slice(0, -40) + end.replace(after, '')).trim() : null;
}

/** Typographic quotes around the whole term are the sentence's; straight ones may be the searcher's own. */
function unquoted(term: string): string {
  return /^[„“«].*[“”»]$/su.test(term) ? term.slice(1, -1).trim() : term;
}

function termInLink(link: string): string | null {
  const url = parse(link);
  if (url === null || !/(^|\.)(google|youtube)\.[a-z.]+$/.test(url.hostname)) return null;
  for (const [path, name] of searchPaths) {
    const term = path.test(url.pathname) ? url.searchParams.get(name) : null;
    if (term) return term;
  }
  return /^\/maps\/search\/([^/]+)/.test(url.pathname)
    ? decodeURIComponent(url.pathname.split('/')[3] ?? '').replace(/\+/g, ' ')
    : null;
}

function parse(link: string): URL | null {
  try {
    return new URL(link);
  } catch {
    return null;
  }
}
