/** Mends text whose UTF-8 bytes were stored as Latin-1 characters, and only that. */

/**
 * Decodes `KovÃ¡cs` to `Kovács`: only when every character is at most U+00FF, one is above U+007F, and the
 * characters taken as bytes are valid UTF-8. Anything else comes back as it was.
 */
export function mendLatin1Utf8(text: string): { text: string; mended: boolean } {
  if (!mayBeMojibake(text)) return { text, mended: false };
  const mended = strictUtf8(Buffer.from(text, 'latin1'));
  return mended === null ? { text, mended: false } : { text: mended, mended: true };
}

function mayBeMojibake(text: string): boolean {
  let high = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff) return false;
    if (code > 0x7f) high = true;
  }
  return high;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function strictUtf8(bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
