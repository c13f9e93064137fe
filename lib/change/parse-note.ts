import { z } from 'zod'
import {
  ofRow,
  ofSkill,
  ofTask,
  ofTrial,
  OF_EXPERIMENT,
  MOST_NOTE,
  type NoteSubject,
} from '@/lib/domain/note'
import { keptText } from './kept-text'

export interface NewNote {
  readonly subject: NoteSubject
  readonly text: string
}

const word = z.string().min(1).max(2000)
const SHAPE = z.object({
  text: z.string(),
  task: word.optional(),
  skill: word.optional(),
  version: word.nullable().optional(),
  trial: word.optional(),
  step: z.number().int().positive().optional(),
  otherTrial: word.optional(),
  row: word.optional(),
})

function subjectOf({ task, skill, version, ...said }: z.infer<typeof SHAPE>): NoteSubject {
  const { trial, step, otherTrial, row } = said
  if (trial !== undefined && otherTrial !== undefined && row !== undefined)
    return ofRow(trial, otherTrial, row)
  if (trial !== undefined) return ofTrial(trial, step ?? null)
  if (skill !== undefined) return ofSkill(skill, version ?? null)
  return task === undefined ? OF_EXPERIMENT : ofTask(task)
}

/** Why a text cannot be a note, as a sentence; null when it can. */
export function whyNotNote(text: string): string | null {
  if (text.trim() === '') return 'Write something first.'
  return text.length > MOST_NOTE ? `Keep a note below ${MOST_NOTE} characters.` : null
}

/** A note as a form or a request says it: `{text, task | skill, version | trial, step | trial, otherTrial, row}`. */
export function parseNote(value: unknown): NewNote | string {
  const parsed = SHAPE.safeParse(value)
  if (!parsed.success)
    return 'A note is {text} with task, or skill and version, or trial and step, or trial, otherTrial and row; alone it is about the experiment.'
  const text = keptText(parsed.data.text)
  return whyNotNote(text) ?? { subject: subjectOf(parsed.data), text }
}
