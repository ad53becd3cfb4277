/** Words that claim more than a provider's data can say. A record shows what an account did; who held the device it never says. */

/** A word, and why it claims too much. */
export interface Overclaim {
  pattern: RegExp;
  why: string;
}

export const overclaims: readonly Overclaim[] = [
  { pattern: /\bthe (suspect|perpetrator|offender|culprit)\b/i, why: 'a return knows accounts, not guilt' },
  { pattern: /\b(his|her) (phone|device|account|computer)\b/i, why: 'who held it is not in the data' },
  { pattern: /\bproves (that|who|where)\b/i, why: 'what is proved is for the court' },
  { pattern: /\bconfirms (that the user|the identity)\b/i, why: 'a provider seldom checks who registers' },
  { pattern: /\b(the user|the person|the owner) was at\b/i, why: 'a position is one of a device or a guess' },
  { pattern: /\bdeleted by the user\b/i, why: 'an absent record has other reasons too' },
  { pattern: /\b(undoubtedly|without doubt|beyond doubt|conclusively)\b/i, why: 'no record is beyond doubt' },
];

/**
 * The overclaims in a text, each as a sentence; empty when there are none. A text that says of such a word that it is *not* so ("does not
 * prove where") is as it should be.
 */
export function overclaimsIn(text: string): string[] {
  return overclaims.flatMap(({ pattern, why }) => {
    const match = pattern.exec(text);
    if (match === null) return [];
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    return /\b(not|never|no|nor|nothing)\b/i.test(before) ? [] : [`“${match[0]}”: ${why}`];
  });
}
