/** What other rooms and doors use of the letters room. */
export { check, checked, isAcknowledged, standing } from './check/check.js';
export { checkCode, codeOf } from './code.js';
export { combineDrafts } from './combined.js';
export {
  type ComposedDocument,
  type ComposedLetter,
  composeLetter,
  documentsOf,
  draftMark,
  referenceOf,
  variantOf,
} from './compose.js';
export { letterData } from './data-file.js';
export { askedFields, hasCourtPapers, servedAudience } from './documents.js';
export { renderDocx } from './docx/render.js';
export {
  type DraftContext,
  type DraftFilter,
  draftLetters,
  type LetterSettings,
  letterFactsOf,
  letterSettingsSchema,
  stepsWithoutLetter,
} from './draft.js';
export { exampleDraft } from './example.js';
export { type LetterFacts, letterFactsJsonSchema, letterFactsSchema } from './facts.js';
export {
  type FieldValue,
  type FieldValues,
  isAsked,
  isGiven,
  type LetterField,
  letterField,
  letterFields,
} from './fields.js';
export { fileStem } from './file-names.js';
export { draftDeficiency, draftExtension, draftFollowUp } from './follow-up.js';
export { htmlOf, renderHtml, renderHtmlFragment } from './html.js';
export { caseJsonLd, caseJsonLdText } from './interchange/case/render.js';
export { type EtsiAgreement, etsiXml } from './interchange/etsi/render.js';
export { letterJson, letterJsonText } from './json.js';
export {
  type AgencyImages,
  agencyImages,
  type ImageKind,
  imageKinds,
  type LetterImage,
  letterheadFolder,
  mostImageBytes,
  readPicture,
} from './letterhead.js';
export {
  type BatchItem,
  type BatchOptions,
  type BatchProgress,
  batchLetters,
  packetsByProvider,
} from './packet/batch.js';
export { composePacket, type PacketOptions, type PacketPart, providerOf } from './packet/compose.js';
export { packetNote } from './packet/order.js';
export { type PacketFormat, packetFormats, packetJsonText, renderPacket } from './packet/render.js';
export { printPdf, renderPdf } from './pdf/render.js';
export { type PreparedLetters, prepareLetters } from './prepare.js';
export { profileFields } from './presets.js';
export {
  type LetterFile,
  type LetterFormat,
  letterFormats,
  printLetter,
  usualFormats,
} from './print.js';
export { type LetterJson, letterJsonSchema, letterSchema, letterSchemaText } from './schema.js';
export { type Sender, type SenderSource, senderFrom } from './sender.js';
export {
  agencyTemplateFolder,
  allTemplateIds,
  draftableTemplates,
  isDraftable,
  type LetterTemplate,
  loadTemplate,
  ownTemplateFolder,
  readableTemplate,
  requiredParts,
  templateIds,
} from './template.js';
export { clauseFolderOf, type Variant, variantsIn } from './template-files.js';
export type { LetterDraft, LetterKnowledge, LetterProblem, PrintOptions } from './types.js';
export { instrumentName, letterLanguages, say } from './words.js';
