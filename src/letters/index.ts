/** What other rooms and doors use of the letters room. */
export { check, checked, isAcknowledged, standing } from './check/check.js';
export { checkCode } from './code.js';
export { type ComposedLetter, composeLetter, draftMark, referenceOf } from './compose.js';
export {
  type DraftContext,
  type DraftFilter,
  draftLetters,
  type LetterSettings,
  letterFactsOf,
  letterSettingsSchema,
  stepsWithoutLetter,
} from './draft.js';
export { type LetterFacts, letterFactsJsonSchema, letterFactsSchema } from './facts.js';
export { draftDeficiency, draftExtension } from './follow-up.js';
export { renderHtml, renderHtmlFragment } from './html.js';
export { letterJson, letterJsonText } from './json.js';
export { printPdf, renderPdf } from './pdf/render.js';
export { type PreparedLetters, prepareLetters } from './prepare.js';
export { type LetterFile, printLetter } from './print.js';
export { type Sender, type SenderSource, senderFrom } from './sender.js';
export { agencyTemplateFolder, type LetterTemplate, loadTemplate, templateIds } from './template.js';
export type { LetterDraft, LetterKnowledge, LetterProblem, PrintOptions } from './types.js';
