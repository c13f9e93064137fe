'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { formText } from './form-text'
import { currentViewer } from './viewer'
import { whyRefused } from './why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { describeNote } from '@/lib/change/describe-note'
import { addNote, editNote, keptName, removeNote, resolveNote } from '@/lib/change/notes'
import { parseNote } from '@/lib/change/parse-note'
import { markTask, unmarkTask } from '@/lib/change/task-marks'
import type { Viewer } from '@/lib/domain/note'
import { noteDone } from '@/lib/server/access/visit'
import { AUTHOR_COOKIE } from '@/lib/url/author-name'

/** The experiment of a page with a form, and the page. */
interface Place {
  readonly slug: string
  readonly page: string
}

const A_YEAR_S = 365 * 24 * 3600

/** Who writes. The name that somebody gives where nobody signs in is kept for the next time. */
async function authorOf(form: FormData): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer.id !== null || !form.has('author')) return viewer
  const name = keptName(formText(form, 'author'))
  const options = { path: '/', maxAge: A_YEAR_S, sameSite: 'lax', httpOnly: true } as const
  if (name !== viewer.name) (await cookies()).set(AUTHOR_COOKIE, name, options)
  return { ...viewer, name }
}

const NAMES = ['task', 'skill', 'version', 'trial', 'otherTrial', 'row'] as const

function saidIn(form: FormData) {
  const given = NAMES.flatMap((name) => {
    const value = form.get(name)
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  const step = formText(form, 'step')
  return {
    ...Object.fromEntries(given),
    ...(step === '' ? {} : { step: Number(step) }),
    text: formText(form, 'text'),
  }
}

/** Writes a note about what the form names. */
export async function saveNote(
  { slug, page }: Place,
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const refused = await whyRefused('review')
  if (refused) return refused
  const parsed = parseNote(saidIn(form))
  if (typeof parsed === 'string') return parsed
  const done = await addNote(db, slug, parsed, await authorOf(form))
  if (typeof done === 'string') return done
  noteDone(`wrote a note on ${describeNote(slug, done.subject)}`)
  revalidatePath(page)
  return { done: 'Written.' }
}

const DID = {
  resolve: 'resolved',
  open: 'opened again',
  edit: 'edited',
  remove: 'deleted',
} as const

/** Resolves, opens again, edits or deletes a note, as the button says. */
export async function changeNote(
  { slug, page }: Place,
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const refused = await whyRefused('review')
  if (refused) return refused
  const viewer = await currentViewer()
  const uid = formText(form, 'id')
  const intent = formText(form, 'intent')
  const own = { slug, uid, viewer }
  let reason: string | null = 'Choose what to do.'
  if (intent === 'resolve' || intent === 'open')
    reason = await resolveNote(db, { slug, uid, isResolved: intent === 'resolve' }, viewer)
  if (intent === 'edit') reason = await editNote(db, own, formText(form, 'text'))
  if (intent === 'remove') reason = await removeNote(db, own)
  if (reason !== null) return reason
  // Only these have no reason by now.
  noteDone(`${DID[intent as keyof typeof DID]} the note ${uid} of ${slug}`)
  revalidatePath(page)
  return null
}

/** Marks a task as reviewed, or takes the mark away, as the button says. */
export async function saveMark(
  { slug, page }: Place,
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const refused = await whyRefused('review')
  if (refused) return refused
  const value = form.get('task')
  const task = typeof value === 'string' ? value : ''
  const isMark = formText(form, 'intent') === 'mark'
  const reason = isMark
    ? await markTask(db, slug, task, await currentViewer())
    : await unmarkTask(db, slug, task)
  if (reason !== null) return reason
  noteDone(
    isMark
      ? `marked the task ${task} of ${slug} as reviewed`
      : `took the mark of the task ${task} of ${slug} away`,
  )
  revalidatePath(page)
  return null
}
