'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formText } from './form-text'
import { currentViewer } from './viewer'
import { whyRefused } from './why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { addView, removeView, renameView } from '@/lib/change/saved-views'
import { noteDone } from '@/lib/server/access/visit'
import { savedViewsHref } from '@/lib/url/saved-views'

/** Keeps the address that the form names. */
export async function saveView(
  slug: string,
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const refused = await whyRefused('review')
  if (refused) return refused
  const view = {
    ...{ name: formText(form, 'name'), address: formText(form, 'address') },
    isShared: formText(form, 'for') !== 'me',
  }
  const reason = await addView(db, slug, view, await currentViewer())
  if (reason !== null) return reason
  noteDone(`saved the view “${view.name}” of ${slug}`)
  redirect(savedViewsHref(slug))
}

/** Renames or deletes a saved view, as the button says. */
export async function changeView(
  slug: string,
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const refused = await whyRefused('review')
  if (refused) return refused
  const own = { slug, uid: formText(form, 'id'), viewer: await currentViewer() }
  const name = formText(form, 'name')
  const isRemoval = formText(form, 'intent') === 'remove'
  const reason = isRemoval
    ? await removeView(db, own)
    : await renameView(db, own, { name, isShared: formText(form, 'for') !== 'me' })
  if (reason !== null) return reason
  noteDone(
    isRemoval ? `deleted a saved view of ${slug}` : `named a saved view of ${slug} “${name}”`,
  )
  revalidatePath(savedViewsHref(slug))
  return null
}
