/** The navigator's front door: gate, needs, answers, plan. */
export {
  type AnswersCheck,
  type AnswersContext,
  checkAnswers,
  type ParsedAnswers,
  parseAnswers,
} from './answers.js';
export { readAnswersFile } from './answers-file.js';
export { type Knowledge, loadKnowledge } from './context.js';
export { decideGate, type GateOutcome } from './gate.js';
export { type Gate, loadGate } from './gate-file.js';
export { type GateRecord, gateRecord } from './gate-record.js';
export { loadNeeds, type Need, type NeedBook } from './needs.js';
export { plan } from './plan.js';
export { categoryWords, processWords } from './words.js';
