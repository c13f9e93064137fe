import { createLoader, createSerializer, parseAsInteger, parseAsString } from 'nuqs/server'

/** Params of the page of one import: which problems are open, and from where on. */
export const importParams = { code: parseAsString, after: parseAsInteger.withDefault(0) }
export const loadImportParams = createLoader(importParams)

const serialize = createSerializer(importParams)

/** All imports, and where logs are dropped. */
export const importsHref = () => '/imports'

/** One import: its progress, then its report. */
export const importHref = (uid: string, params: { code?: string | null; after?: number } = {}) =>
  serialize(`/imports/${encodeURIComponent(uid)}`, params)

/** Where an experiment is renamed, corrected and deleted. */
export const experimentSettingsHref = (slug: string) =>
  `/experiments/${encodeURIComponent(slug)}/settings`

/** The import API: a staged import, and what can be asked of it. */
export const importApiHref = (
  uid: string,
  what: '' | 'files' | 'preview' | 'confirm' | 'cancel' | 'undo' | 'problems' = '',
) => `/api/v1/imports/${encodeURIComponent(uid)}${what && `/${what}`}`
export const importsApiHref = () => '/api/v1/imports'
