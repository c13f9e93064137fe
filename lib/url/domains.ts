import { serializeContrast, type ContrastParams } from './experiment'
import { experimentHref } from './site'

/** The page of gain by domain. */
export const domainsHref = (slug: string, params: Partial<ContrastParams> = {}) =>
  serializeContrast(experimentHref(slug, 'domains'), params)
