/** Mail addresses made comparable. */

/** Lower case, without spaces, brackets and a name before them; null when it is no address. */
export function emailForm(text: string): string | null {
  const inner = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  const bare = inner
    .trim()
    .replace(/^mailto:/i, '')
    .normalize('NFC')
    .toLowerCase();
  return /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@.]{2,}$/.test(bare) ? bare : null;
}

/**
 * What makes two addresses look alike though they are not the same text: at Gmail dots do not count, a word after `+` does
 * not either. For hints only: nothing is folded together by it.
 */
export function mailboxHint(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return email;
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`;
}
