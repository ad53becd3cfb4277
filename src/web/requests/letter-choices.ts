/** What the fields that all letters share let one choose from. */
import { type LetterFacts, letterLanguages } from '../../letters/index.js';
import { zoneChoices } from '../zones.js';

/** Options of the letter's form, as its template names them. */
export function letterChoices(facts: LetterFacts) {
  const order = { value: 'order', text: 'A court order forbids it', hint: '18 U.S.C. 2705(b); attach it.' };
  return {
    mayAttachOrder: !facts.instrument.startsWith('preservation'),
    isExtension: facts.instrument === 'preservation_extension',
    languages: letterLanguages().map((value) => ({ value, text: languageName(value) })),
    zones: zoneChoices(),
    powers: [
      { value: 'administrative', text: 'Administrative: a statute gives the power' },
      { value: 'grand_jury', text: 'Grand jury' },
      { value: 'trial', text: 'Trial' },
    ],
    silence: [
      { value: 'none', text: 'The provider may tell the user' },
      { value: 'request', text: 'Ask the provider not to tell the user' },
      ...(facts.instrument.startsWith('preservation') ? [] : [order]),
    ],
  };
}

/** `es` → `Spanish` */
function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}
