/** X writes <, > and & in texts as HTML entities. */
const plain: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The text as people saw it. Each entity is read once, so that `&amp;lt;` becomes `&lt;`. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(?:lt|gt|quot|#39|amp);/g, (found) => plain[found]!) : text;
}
