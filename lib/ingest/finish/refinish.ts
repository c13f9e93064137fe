import { detectBehaviors } from '@/lib/behaviors/detect-behaviors'
import { isBehavior } from '@/lib/domain/behavior'
import type { NewSkill, NewSkillVersion, NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { CarriedChange } from '@/lib/domain/review-change'
import type { CarriedReview } from '@/lib/domain/carried-review'
import { SecretRedactor } from './redact-secrets'
import { redactTrial } from './redact-trial'

// What was finished before it was exported. A person may have changed the file since: whatever is
// stored is redacted here as well, which leaves alone what was redacted before.

/** A finished trial without secrets, its behaviours as they are found today; what was taken out before still counts. */
export function refinishTrial(trial: NewTrial): NewTrial {
  const clean = redactTrial(trial, new SecretRedactor())
  const redactions = { ...trial.redactions }
  for (const [kind, count] of Object.entries(clean.redactions))
    redactions[kind] = (redactions[kind] ?? 0) + count
  // What the detectors of that day found, or never looked for, is looked for again.
  const others = (clean.spans ?? []).filter(({ kind }) => !isBehavior(kind))
  const spans = [...others, ...detectBehaviors(clean.steps)]
  const { spans: _told, ...rest } = clean
  return { ...rest, redactions, ...(spans.length > 0 && { spans }) }
}

const refinishSkill = (skill: NewSkill, redactor: SecretRedactor): NewSkill => ({
  ...skill,
  files: skill.files.map((file) => ({
    ...file,
    text: file.text === null ? null : redactor.text(file.text),
  })),
})

/** The same of the skills of a task. */
export function refinishTask(task: NewTask): NewTask {
  const redactor = new SecretRedactor()
  return { ...task, skills: (task.skills ?? []).map((skill) => refinishSkill(skill, redactor)) }
}

/** The same of a text of a library. */
export const refinishVersion = (version: NewSkillVersion): NewSkillVersion => ({
  ...version,
  skill: refinishSkill(version.skill, new SecretRedactor()),
})

/** The same of what a reviewer said. */
export const refinishChange = (change: CarriedChange): CarriedChange => ({
  ...change,
  reason: new SecretRedactor().text(change.reason),
})

/** The same of what a reviewer wrote. */
export function refinishReview(review: CarriedReview): CarriedReview {
  const redactor = new SecretRedactor()
  switch (review.kind) {
    case 'note':
      return { kind: 'note', note: { ...review.note, text: redactor.text(review.note.text) } }
    case 'mark':
    case 'view':
      return review
  }
}
