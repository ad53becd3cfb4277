/** The text helpers that a reader needs, in one place. */
export {
  detectEncoding,
  type Encoding,
  encodingDoubt,
  encodingLabel,
  originalMeasure,
  toUtf8,
} from './encoding.js';
export { type Line, type LinesInfo, readLines } from './lines.js';
export { isStray, utf8Text } from './utf8-text.js';
