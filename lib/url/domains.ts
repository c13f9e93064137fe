import { contrastParams } from './experiment'
import { viewLinks } from './views'

/** The page of gain by domain; the same as JSON, or as CSV. */
export const { href: domainsHref, dataHref: domainsDataHref } = viewLinks('domains', contrastParams)
