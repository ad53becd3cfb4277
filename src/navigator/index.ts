/** The navigator's front door: gate, needs, answers, plan. */
export {
  type AnswersCheck,
  type AnswersContext,
  checkAnswers,
  type ParsedAnswers,
  parseAnswers,
} from './answers.js';
export { readAnswersFile } from './answers-file.js';
export { type ComparedRow, comparePlans, type PlanComparison } from './compare.js';
export { type Knowledge, knowledgeAt, loadKnowledge } from './context.js';
export { followUpDue } from './follow-up.js';
export { decideGate, type GateOutcome } from './gate.js';
export { explainGate, type GateExplanation, type StructurePart } from './gate-explain.js';
export { type Gate, loadGate } from './gate-file.js';
export { type GateRecord, gateRecord } from './gate-record.js';
export { loadNeeds, type Need, type NeedBook } from './needs.js';
export { plan } from './plan.js';
export { type RefusalCheck, type RefusalReason, refusalReasons } from './refusal-book.js';
export { refusalChecks } from './refusal-checks.js';
export { safeguardsOf } from './safeguards.js';
export type { SafeguardAsk, SafeguardBook, SafeguardCase, SafeguardLine } from './safeguards-file.js';
export { findOutOf } from './unsure.js';
export { categoryWords, processWords } from './words.js';
