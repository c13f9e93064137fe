'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { whyRefused } from '@/app/why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { noteDone } from '@/lib/server/access/visit'
import { ensureImportProcess } from '@/lib/server/import-process'
import { createExperiment } from '@/lib/change/create-experiment'
import { cancelImport, confirmImport, previewImport } from '@/lib/ingest/run/manage-imports'
import { parseSettings } from '@/lib/ingest/run/parse-settings'
import { experimentSlugOf, experimentSlugOfTyped } from '@/lib/domain/slug'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { experimentSettingsHref } from '@/lib/url/imports'
import { importHref, importsHref } from '@/lib/url/site'

const text = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

async function settingsOf(form: FormData) {
  const kind = text(form, 'condition')
  const label = text(form, 'conditionLabel')
  const file = form.get('domains')
  const domains = file instanceof File && file.size > 0 ? await file.text() : null
  const experiment = experimentSlugOfTyped(text(form, 'experiment'))
  if (experiment === null) return 'Give the experiment a name with a letter (a to z) or a digit.'
  return parseSettings({
    experiment,
    condition: kind && label ? `${kind}: ${label}` : kind,
    harness: text(form, 'harness'),
    model: text(form, 'model'),
    rewardKey: text(form, 'rewardKey'),
    oneDataset: form.has('oneDataset'),
    columns: text(form, 'columns'),
    rules: text(form, 'rules'),
    mappings: mappingsOf(form),
    attempt: text(form, 'attempt'),
    regrade: text(form, 'regrade'),
    domains,
  })
}

/** Mappings as proposed, as edited, or none. */
const mappingsOf = (form: FormData) => {
  const use = text(form, 'useMappings')
  return use === 'edited' ? text(form, 'mappings') : use
}

/** Imports, previews again or discards a staged import, with what the form sets. */
export async function settleImport(uid: string, _previous: FormAnswer, form: FormData) {
  const refused = await whyRefused('import')
  if (refused) return refused
  const intent = text(form, 'intent')
  if (intent === 'cancel') {
    const reason = await cancelImport(db, uid)
    if (reason) return reason
    noteDone(`discarded import ${uid}`)
    redirect(importsHref())
  }
  const settings = await settingsOf(form)
  if (typeof settings === 'string') return settings
  const settle = intent === 'confirm' ? confirmImport : previewImport
  const reason = await settle(db, uid, settings)
  if (reason) return reason
  if (intent === 'confirm')
    noteDone(`imported ${uid} into ${settings.experiment ?? 'its experiment'}`)
  ensureImportProcess(db)
  revalidatePath(importHref(uid))
  return null
}

export async function stopImport(uid: string) {
  const reason = (await whyRefused('import')) ?? (await cancelImport(db, uid))
  if (reason === null) noteDone(`cancelled import ${uid}`)
  revalidatePath(importHref(uid))
  return reason
}

export async function takeBackImport(uid: string) {
  const reason = (await whyRefused('manage')) ?? (await undoImport(db, uid))
  if (reason === null) noteDone(`undid import ${uid}`)
  revalidatePath(importHref(uid))
  return reason
}

export async function makeExperiment(_previous: FormAnswer, form: FormData) {
  const refused = await whyRefused('import')
  if (refused) return refused
  const name = text(form, 'name')
  const slug = text(form, 'slug') || experimentSlugOf(name)
  const reason = await createExperiment(db, { slug, name, description: null })
  if (reason) return reason
  noteDone(`made the experiment ${slug}`)
  redirect(experimentSettingsHref(slug))
}
