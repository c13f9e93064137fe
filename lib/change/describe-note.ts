import type { NoteSubject } from '@/lib/domain/note'

/** What a note is about, for the audit. */
export function describeNote(slug: string, subject: NoteSubject): string {
  const { place, task, trial, otherTrial, step, row, skill } = subject
  switch (place) {
    case 'experiment':
      return slug
    case 'task':
      return `the task ${task} of ${slug}`
    case 'skill':
      return `the skill ${skill} of ${slug}`
    case 'trial':
      return `the trial ${trial} of ${slug}`
    case 'step':
      return `step ${step} of the trial ${trial} of ${slug}`
    case 'row':
      return `row ${row} of the diff of ${trial} and ${otherTrial} of ${slug}`
  }
}
