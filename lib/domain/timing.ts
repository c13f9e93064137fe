// When the text of a skill was written, and what its author had seen by then.

/** Before anything was tried; or after an attempt, whichever came of it or only of one kind. */
export const TIMINGS = ['before', 'after_any', 'after_failure', 'after_success'] as const
export type Timing = (typeof TIMINGS)[number]

/** Who told the author how the attempt went. */
export type Feedback = 'none' | 'self' | 'teacher' | 'verifier'

export const TIMING_LABELS: Readonly<Record<Timing, string>> = {
  before: 'before solving',
  after_any: 'after an attempt, any outcome',
  after_failure: 'after failed attempts',
  after_success: 'after own success',
}

export const FEEDBACK_LABELS: Readonly<Record<Feedback, string>> = {
  none: 'no feedback',
  self: 'own judgement only',
  teacher: 'a teacher’s feedback',
  verifier: 'a verifier’s feedback',
}

/** A way of writing skills, as its name and the words behind it say. */
export interface WritingArm {
  /** As the source calls it, whole. */
  readonly key: string
  /** Without what stands in brackets: `self feedback`. */
  readonly label: string
  readonly timing: Timing
  readonly feedback: Feedback
}

const timingOf = (text: string): Timing | null => {
  if (/\bbefore\b/i.test(text)) return 'before'
  if (!/\bafter\b/i.test(text)) return null
  if (/fail|wrong|error/i.test(text)) return 'after_failure'
  return /success|solved|passed/i.test(text) ? 'after_success' : 'after_any'
}

const feedbackOf = (text: string): Feedback => {
  if (/teacher/i.test(text)) return 'teacher'
  if (/verif/i.test(text)) return 'verifier'
  return /\bown\b|self/i.test(text) ? 'self' : 'none'
}

/** `self_feedback (after own attempt)`; null for an arm that says no timing, such as one without skills. */
export function readWritingArm(key: string): WritingArm | null {
  const timing = timingOf(key.replaceAll('_', ' '))
  if (timing === null) return null
  const label = key.replace(/\s*\(.*$/, '').replaceAll('_', ' ')
  return { key, label, timing, feedback: timing === 'before' ? 'none' : feedbackOf(key) }
}
