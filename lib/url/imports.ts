import { createLoader, createSerializer, parseAsInteger, parseAsString } from 'nuqs/server'
import { importHref } from './site'
import { viewLinks } from './views'

/** Params of the page of one import: which problems are open, and from where on. */
export const importParams = {
  code: parseAsString,
  after: parseAsInteger.withDefault(0),
  /** The experiment that the form proposes: where the person came from. */
  experiment: parseAsString,
}
export const loadImportParams = createLoader(importParams)

const serialize = createSerializer(importParams)

/** Where files are sent, and the form of what was sent: both may propose an experiment. */
export const loadImportsParams = createLoader({ experiment: parseAsString })
export const stagedImportHref = (uid: string, experiment: string | null) =>
  serialize(importHref(uid), { experiment })

/** One import with the files of one kind of problem. */
export const importProblemsHref = (
  uid: string,
  params: { code?: string | null; after?: number } = {},
) => `${serialize(importHref(uid), params)}#problems`

/** Where an experiment is renamed, corrected and deleted. */
export const { href: experimentSettingsHref } = viewLinks('settings', {})

/** The import API: a staged import, and what can be asked of it. */
export const importApiHref = (
  uid: string,
  what: '' | 'files' | 'preview' | 'confirm' | 'cancel' | 'undo' | 'problems' = '',
) => `/api/v1/imports/${encodeURIComponent(uid)}${what && `/${what}`}`
export const importsApiHref = () => '/api/v1/imports'

/** An experiment of logs as one file. */
export const experimentExportHref = (slug: string) =>
  `/api/v1/experiments/${encodeURIComponent(slug)}/export`
