import type { NoteRow } from '@/lib/analysis/note/list-notes'
import { rowWords } from '@/lib/domain/note'
import { visibleName } from '@/lib/domain/visible-text'
import { shortHash } from '@/lib/url/skill'

/** Who wrote something; where nobody signs in and no name was given it was somebody at this machine. */
export const authorWords = (author: string | null): string =>
  author === null || author === '' ? 'local' : visibleName(author)

/** What a note is about, in a few words. */
export function placeWords({ place, task, trial, step, row, skill, version }: NoteRow): string {
  const ofTask = task === null ? '' : ` of ${visibleName(task)}`
  switch (place) {
    case 'experiment':
      return 'the experiment'
    case 'task':
      return `task ${visibleName(task ?? '')}`
    case 'skill':
      return `skill ${visibleName(skill ?? '')}${version === null ? '' : `, version ${shortHash(version)}`}`
    case 'trial':
      return `trial ${trial}${ofTask}`
    case 'step':
      return `step ${step} of trial ${trial}${ofTask}`
    case 'row':
      return `${rowWords(row ?? '')} of a diff${ofTask}`
  }
}

/** Why what a note is about cannot be opened. */
export const GONE_WORDS = {
  experiment: '',
  task: 'This task is not here any more.',
  skill: 'This version is not here any more.',
  trial: 'This trial is not here any more; the same log imported again brings it back.',
  step: 'This trial is not here any more; the same log imported again brings it back.',
  row: 'One of the two trials is not here any more; the same logs imported again bring it back.',
} as const satisfies Record<NoteRow['place'], string>

/** The beginning of a note in a line. */
export function firstWords(text: string, most = 140): string {
  const line = visibleName(text.replace(/\s+/g, ' ').trim())
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}
