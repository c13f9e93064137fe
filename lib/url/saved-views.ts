import { createLoader, parseAsString, type inferParserType } from 'nuqs/server'
import { isViewPath } from '@/lib/domain/saved-view'
import { experimentHref } from './site'
import { viewLinks } from './views'

export const savedViewsParams = {
  /** The address to be saved, path and query. */
  save: parseAsString,
}
export type SavedViewsParams = inferParserType<typeof savedViewsParams>

export const loadSavedViewsParams = createLoader(savedViewsParams)

/** The saved views of an experiment; the same as JSON or CSV. */
export const { href: savedViewsHref, dataHref: savedViewsDataHref } = viewLinks(
  'saved',
  savedViewsParams,
)

/** What follows the experiment in an address of it, as it is kept; null where it is none that can be saved. */
export function viewPathOf(slug: string, address: string): string | null {
  const base = experimentHref(slug)
  const rest = address.startsWith(base) ? address.slice(base.length) : ''
  const isInside = address === base || /^[/?#]/.test(rest)
  const path = isInside ? rest.replace(/^\//, '') : address
  return address.startsWith('/') && isViewPath(path) ? path : null
}

/** The address of a saved view, whatever the experiment is called by now. */
export function savedViewHref(slug: string, path: string): string {
  if (path.startsWith('/')) return path
  return path === '' || /^[?#]/.test(path)
    ? `${experimentHref(slug)}${path}`
    : experimentHref(slug, path)
}
