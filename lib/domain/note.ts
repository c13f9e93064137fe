/** What a note is about: a place of an experiment. */
export const NOTE_PLACES = ['experiment', 'task', 'skill', 'trial', 'step', 'row'] as const
export type NotePlace = (typeof NOTE_PLACES)[number]

/** Characters of a note. */
export const MOST_NOTE = 4000
/** Notes of an experiment. */
export const MOST_NOTES = 10_000
/** Characters of the name that a person may give where nobody signs in. */
export const MOST_AUTHOR = 80

/** What a note is about, by names and permalinks that the same logs imported again have. */
export interface NoteSubject {
  readonly place: NotePlace
  /** Of a task, and of what stands below one. */
  readonly task: string | null
  /** Permalink; of a row of a diff that on the left. */
  readonly trial: string | null
  readonly otherTrial: string | null
  readonly step: number | null
  /** `l4r5`, by the numbers of its steps. */
  readonly row: string | null
  readonly skill: string | null
  /** Content hash of the version; null: whatever its text. */
  readonly version: string | null
}

/** The experiment itself, and what other places are made from. */
export const OF_EXPERIMENT: NoteSubject = {
  ...{ place: 'experiment', task: null, trial: null, otherTrial: null },
  ...{ step: null, row: null, skill: null, version: null },
}

export const ofTask = (task: string): NoteSubject => ({ ...OF_EXPERIMENT, place: 'task', task })

export const ofSkill = (skill: string, version: string | null): NoteSubject => ({
  ...{ ...OF_EXPERIMENT, place: 'skill', skill, version },
})

/** Of a trial, or of a step of it. */
export const ofTrial = (trial: string, step: number | null = null): NoteSubject => ({
  ...{ ...OF_EXPERIMENT, place: step === null ? 'trial' : 'step', trial, step },
})

export const ofRow = (trial: string, otherTrial: string, row: string): NoteSubject => ({
  ...{ ...OF_EXPERIMENT, place: 'row', trial, otherTrial, row },
})

const ROW = /^(?:l(\d{1,7}))?(?:r(\d{1,7}))?$/

/** The steps of a row as its link names them; null where it names none. */
export function stepsOfRow(row: string): { left: number | null; right: number | null } | null {
  const found = ROW.exec(row)
  if (!found || row === '') return null
  const [, left, right] = found
  return { left: left ? Number(left) : null, right: right ? Number(right) : null }
}

/** A row in words: `steps 4 and 5`, `step 4 on the left`. */
export function rowWords(row: string): string {
  const { left = null, right = null } = stepsOfRow(row) ?? {}
  if (left !== null && right !== null) return `steps ${left} and ${right}`
  return left !== null ? `step ${left} on the left` : `step ${right ?? '?'} on the right`
}

/** The same row where the sides are swapped: `l4r5` → `l5r4`. */
export function swapRow(row: string): string {
  const [, left, right] = ROW.exec(row) ?? []
  return `${right ? `l${right}` : ''}${left ? `r${left}` : ''}`
}

/** Who writes: an account or a token, null where nobody signs in, and a name, '' where none was given. */
export interface Author {
  readonly id: string | null
  readonly name: string
}

/** Who looks: what they may change beside what is their own. */
export interface Viewer extends Author {
  /** They may write at all. */
  readonly mayWrite: boolean
  /** They may edit and delete what others wrote: admins, and whoever uses a machine without accounts. */
  readonly mayAll: boolean
}

/** Whether somebody may edit or delete what `authorId` wrote. */
export const mayChange = ({ id, mayWrite, mayAll }: Viewer, authorId: string | null): boolean =>
  mayWrite && (mayAll || (id !== null && id === authorId))
