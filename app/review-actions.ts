'use server'

import { revalidatePath } from 'next/cache'
import { currentViewer } from './viewer'
import { whyRefused } from './why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { describeChange } from '@/lib/change/describe-change'
import { parseChange } from '@/lib/change/parse-change'
import { makeChanges, undoChange } from '@/lib/change/review-changes'
import { displayCounted } from '@/lib/display'
import { noteDone } from '@/lib/server/access/visit'

const text = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Ids in a text of ids or links to trials, one a line. */
const idsIn = (lines: string) =>
  lines.split(/[\s,]+/).flatMap((word) => word.match(/([^/?#]+)(?:[?#].*)?$/)?.[1] ?? [])

async function make(slug: string, page: string, value: unknown): Promise<FormAnswer> {
  const refused = await whyRefused('review')
  if (refused) return refused
  const change = parseChange(value)
  if (typeof change === 'string') return change
  const done = await makeChanges(db, slug, change, (await currentViewer()).name)
  if (typeof done === 'string') return done
  noteDone(describeChange(slug, change))
  revalidatePath(page)
  return {
    done: `Changed: ${displayCounted(done.ids.length, change.value.kind === 'domain' ? 'task' : 'trial')}.`,
  }
}

/** Leaves trials out or corrects them, as the form says: `condition curated`, `status ok`, `exclude`. */
export async function saveChange(
  place: { readonly slug: string; readonly page: string },
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const [kind, to = ''] = text(form, 'change').split(' ')
  const trials = idsIn(text(form, 'trials'))
  return make(place.slug, place.page, { kind, to, trials, reason: text(form, 'reason') })
}

/** Corrects the domain of a task. */
export async function saveDomain(
  place: { readonly slug: string; readonly page: string },
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const tasks = [text(form, 'task')]
  const to = text(form, 'domain')
  return make(place.slug, place.page, { kind: 'domain', to, tasks, reason: text(form, 'reason') })
}

/** Undoes a change. */
export async function saveUndo(
  place: { readonly slug: string; readonly page: string },
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const refused = await whyRefused('review')
  if (refused) return refused
  const { name } = await currentViewer()
  const reason = await undoChange(db, place.slug, text(form, 'id'), name)
  if (reason) return reason
  noteDone(`undid the change ${text(form, 'id')} of ${place.slug}`)
  revalidatePath(place.page)
  return { done: 'Undone.' }
}
