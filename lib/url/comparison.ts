import { createSerializer } from 'nuqs/server'
import { serializeContrast, type ContrastParams, contrastParams } from './experiment'

/** What the comparison is when a link says nothing of it. */
export const DEFAULT_COMPARISON: ContrastParams = {
  without: null,
  with: null,
  policy: contrastParams.policy.defaultValue,
  uncertainty: contrastParams.uncertainty.defaultValue,
  weighting: contrastParams.weighting.defaultValue,
  configurations: null,
  data: contrastParams.data.defaultValue,
  measure: contrastParams.measure.defaultValue,
  only: contrastParams.only.defaultValue,
}

/** The comparison alone, of a question that asks more. */
export const comparisonOf = (params: ContrastParams): ContrastParams => {
  const { without, with: with_, policy, uncertainty, weighting } = params
  const { configurations, data, measure, only } = params
  return {
    ...{ without, with: with_, policy, uncertainty, weighting },
    ...{ configurations, data, measure, only },
  }
}

/** Whether a link chose another comparison than the one that stands there by itself. */
export const isComparisonChanged = (params: ContrastParams): boolean =>
  serializeContrast('', comparisonOf(params)) !== ''

const { only: _only, ...carriedParams } = contrastParams

/**
 * A link of a page that the comparison does not govern, with it. A list has an `only` of its own, which
 * stays.
 */
export const withComparison = createSerializer(carriedParams)

/** Pages of an experiment, its trials and their diffs. */
const INSIDE = /^\/(experiments|trials|diff)(\/|\?|$)/

/**
 * A link with the comparison of the page it stands on, as the address of that page says it: whoever
 * moves inside an experiment keeps what they compare. What the link itself names stays.
 */
export function carryComparison(href: string, search: URLSearchParams | null): string {
  if (!search || !INSIDE.test(href)) return href
  const [beforeHash, ...hash] = href.split('#')
  const [path, query = ''] = beforeHash!.split('?')
  const own = new URLSearchParams(query)
  const carried = Object.entries(contrastParams).flatMap(([name, { parse }]) => {
    const value = search.get(name)
    // Lists name filters of their own: what says nothing of a comparison stays behind.
    return value === null || own.has(name) || parse(value) === null
      ? []
      : [`${name}=${encodeURIComponent(value)}`]
  })
  if (carried.length === 0) return href
  const all = [...(query ? [query] : []), ...carried].join('&')
  return [`${path}?${all}`, ...hash].join('#')
}
