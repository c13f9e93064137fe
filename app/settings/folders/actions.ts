'use server'

import { basename } from 'node:path'
import { revalidatePath } from 'next/cache'
import { formText } from '@/app/form-text'
import { whyRefused } from '@/app/why-refused'
import type { FormAnswer } from '@/components/ui/action-form'
import { db } from '@/db'
import { databaseFile, dataFolder } from '@/db/database-url'
import { stopWatching, watchFolder } from '@/lib/change/watched-folders'
import { experimentSlugOfSource, experimentSlugOfTyped } from '@/lib/domain/slug'
import { whyNotWatch } from '@/lib/ingest/open/why-not-watch'
import { whyNotInto } from '@/lib/ingest/run/target-experiment'
import { noteDone } from '@/lib/server/access/visit'
import { hostId } from '@/lib/server/this-host'
import { ensureWatchProcess } from '@/lib/server/watch-process'
import { watchedFoldersHref } from '@/lib/url/access'

/** Watches a folder of the server's machine: for admins, and for everybody where only this machine gets in. */
export async function addFolder(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const refused = await whyRefused('manage')
  if (refused) return refused
  const path = formText(form, 'path').replace(/(?<=.)\/+$/, '')
  const named = formText(form, 'experiment')
  const slug = named ? experimentSlugOfTyped(named) : experimentSlugOfSource(basename(path))
  const why = whyNotWatch(path, { folder: dataFolder(), database: databaseFile() })
  if (why !== null) return why
  if (!slug) return 'Name the experiment: the folder’s name has no letter or digit.'
  const reason =
    (await whyNotInto(db, slug, 'logs')) ??
    (await watchFolder(db, { path, experimentSlug: slug, host: hostId() }))
  if (reason !== null) return reason
  noteDone(`watches the folder ${path} for ${slug}`)
  ensureWatchProcess(db)
  revalidatePath(watchedFoldersHref())
  return { done: `Watched: what is there and what appears is imported into ${slug}.` }
}

export async function stopFolder(_previous: FormAnswer, form: FormData): Promise<FormAnswer> {
  const reason = (await whyRefused('manage')) ?? (await stopWatching(db, formText(form, 'uid')))
  if (reason !== null) return reason
  noteDone(`watches the folder ${formText(form, 'path')} no longer`)
  revalidatePath(watchedFoldersHref())
  return null
}
