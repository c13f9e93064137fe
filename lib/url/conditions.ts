import { loadContrastParams, serializeContrast, type ContrastParams } from './experiment'
import { experimentHref } from './site'

/** What the page of all conditions keeps in its link: the same as every view. */
export const loadConditionsParams = loadContrastParams

/** All conditions side by side. */
export const conditionsHref = (slug: string, params: Partial<ContrastParams> = {}) =>
  serializeContrast(experimentHref(slug, 'conditions'), params)

/** The same as JSON, or its pairs as CSV. */
export const conditionsDataHref = (
  slug: string,
  params: Partial<ContrastParams> = {},
  format?: 'csv',
) => {
  const href = serializeContrast(
    `/api/v1/experiments/${encodeURIComponent(slug)}/conditions`,
    params,
  )
  return format ? `${href}${href.includes('?') ? '&' : '?'}format=${format}` : href
}

/** What a source prints only as aggregates. */
export const figuresHref = (slug: string) => experimentHref(slug, 'figures')

/** The printed figures as JSON, or as the CSV they came in; of one scope, if one is named. */
export const figuresDataHref = (slug: string, format?: 'csv', scope?: string) => {
  const query = new URLSearchParams({ ...(format && { format }), ...(scope && { scope }) })
  const path = `/api/v1/experiments/${encodeURIComponent(slug)}/figures`
  return query.size > 0 ? `${path}?${query}` : path
}
